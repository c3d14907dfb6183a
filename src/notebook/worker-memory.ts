// Which cells' values are in the worker, and whether they are what a fresh run in order would give.
// A cell's tensors may have been changed by cells that ran after it; then it is made anew before its next reader.
import type { Graph } from './graph.ts';

export class WorkerMemory {
  /** For each cell with values in the worker: the cells that have changed its tensors since, in order. */
  readonly #present = new Map<string, string[]>();
  /** For each cell: the cells whose tensors its last run changed. */
  readonly #changes = new Map<string, ReadonlySet<string>>();

  has(cell: string): boolean {
    return this.#present.has(cell);
  }

  /** The cell has new values: whoever was computed from the old ones has to be computed again. */
  keep(cell: string, graph: Graph): void {
    for (const reader of graph.downstream(cell)) this.#present.delete(reader);
    this.#present.set(cell, []);
  }

  /** A run of `by` changed tensors of these cells. */
  noteChanges(by: string, changed: readonly string[]): void {
    this.#changes.set(by, new Set(changed));
    for (const cell of changed) if (cell !== by) this.#present.get(cell)?.push(by);
  }

  drop(cell: string): void {
    this.#present.delete(cell);
  }

  clear(): void {
    this.#present.clear();
  }

  /** The cells to run again before this one, in order, so that it sees what a fresh run in order gives. */
  missingFor(cell: string, graph: Graph): string[] {
    const upstream = graph.order(graph.upstream(cell));
    const missing = new Set<string>();
    for (const supplier of upstream) {
      const dependencies = graph.cells.get(supplier)?.dependencies ?? [];
      const isFresh = this.#isAsInOrder(supplier, upstream);
      if (!isFresh || dependencies.some((one) => missing.has(one))) missing.add(supplier);
    }
    return [...missing];
  }

  /** Whether exactly those cells changed its tensors that would have in a fresh run, once each, in order. */
  #isAsInOrder(cell: string, upstream: readonly string[]): boolean {
    const actual = this.#present.get(cell);
    if (actual === undefined) return false;
    const expected = upstream.filter((one) => one !== cell && this.#changes.get(one)?.has(cell));
    return (
      expected.length === actual.length && expected.every((one, place) => actual[place] === one)
    );
  }
}
