// Which cells' values are in the worker, and whether they are what a fresh run in order would give; and the values
// that outlive it. A cell's tensors may have been changed by cells that ran after it; then it is made anew before
// its next reader.
import type { Graph } from './graph.ts';
import { keptBytes, type Kept } from './protocol.ts';

interface Presence {
  /** The cells that have changed its tensors since it ran, in order. */
  readonly changedBy: string[];
  /** The names that are there; null for all. */
  readonly names: readonly string[] | null;
}

export class WorkerMemory {
  readonly #present = new Map<string, Presence>();
  /** For each cell: the cells whose tensors its last run changed. */
  readonly #changes = new Map<string, ReadonlySet<string>>();
  readonly #kept = new Map<string, Kept>();

  /** The cell has new values: whoever was computed from the old ones has to be computed again. */
  keep(cell: string, graph: Graph, kept: Kept | null): void {
    this.#arrive(cell, graph, null);
    if (kept === null) this.#kept.delete(cell);
    else this.#kept.set(cell, kept);
  }

  /** The cell's kept values are in the worker again. */
  restored(cell: string, graph: Graph): void {
    this.#arrive(cell, graph, this.#kept.get(cell)?.names ?? []);
  }

  /** A run of `by` changed tensors of these cells. */
  noteChanges(by: string, changed: readonly string[]): void {
    this.#changes.set(by, new Set(changed));
    for (const cell of changed) if (cell !== by) this.#present.get(cell)?.changedBy.push(by);
  }

  drop(cell: string): void {
    this.#present.delete(cell);
    this.#kept.delete(cell);
  }

  /** The worker is gone; what was kept is not. */
  clear(): void {
    this.#present.clear();
  }

  /** Bytes that a cell's values may take: all cells together have a limit. */
  room(cell: string): number {
    let room = keptBytes;
    for (const [other, { data }] of this.#kept) if (other !== cell) room -= data.byteLength;
    return room;
  }

  /** Whether the cell's values are in the worker, or can be brought there without running it. */
  isAtHand(cell: string, reader: string, graph: Graph): boolean {
    const presence = this.#present.get(cell);
    const has = presence !== undefined && holds(presence.names, neededFrom(cell, reader, graph));
    return has || this.keptFor(cell, reader, graph) !== null;
  }

  /** The cell's kept values, if they are all that a reader, with the cells it depends on, reads of it. */
  keptFor(cell: string, reader: string, graph: Graph): Kept | null {
    const kept = this.#kept.get(cell);
    if (kept === undefined) return null;
    return holds(kept.names, neededFrom(cell, reader, graph)) ? kept : null;
  }

  /** The cells to run again before this one, in order, so that it sees what a fresh run in order gives. */
  missingFor(cell: string, graph: Graph): string[] {
    const upstream = graph.order(graph.upstream(cell));
    const missing = new Set<string>();
    for (const supplier of upstream) {
      const dependencies = graph.cells.get(supplier)?.dependencies ?? [];
      const isFresh = this.#isAsInOrder(supplier, cell, upstream, graph);
      if (!isFresh || dependencies.some((one) => missing.has(one))) missing.add(supplier);
    }
    return [...missing];
  }

  #arrive(cell: string, graph: Graph, names: Presence['names']): void {
    for (const reader of graph.downstream(cell)) this.#present.delete(reader);
    this.#present.set(cell, { changedBy: [], names });
  }

  /** Whether exactly those cells changed its tensors that would have in a fresh run, once each, in order. */
  #isAsInOrder(cell: string, reader: string, upstream: readonly string[], graph: Graph): boolean {
    const presence = this.#present.get(cell);
    if (presence === undefined || !holds(presence.names, neededFrom(cell, reader, graph)))
      return false;
    const actual = presence.changedBy;
    const expected = upstream.filter((one) => one !== cell && this.#changes.get(one)?.has(cell));
    return (
      expected.length === actual.length && expected.every((one, place) => actual[place] === one)
    );
  }
}

/** The names of a cell that a reader, and every cell the reader depends on, reads. */
function neededFrom(cell: string, reader: string, graph: Graph): string[] {
  return [reader, ...graph.upstream(reader)].flatMap((one) =>
    [...(graph.cells.get(one)?.suppliers ?? [])].flatMap(([name, from]) =>
      from === cell ? name : [],
    ),
  );
}

function holds(names: readonly string[] | null, needed: readonly string[]): boolean {
  return names === null || needed.every((name) => names.includes(name));
}
