// The values of every cell's top-level names, for the cells that read them.
// Leaves which cell a name belongs to to the page.
import { Fingerprints } from './fingerprint.ts';

export class Scope {
  readonly #cells = new Map<string, ReadonlyMap<string, unknown>>();
  readonly #fingerprints = new Fingerprints();

  set(cell: string, values: ReadonlyMap<string, unknown>): void {
    this.#cells.set(cell, values);
    this.#fingerprints.remember(cell, values);
  }

  /** The value of a name of a cell; undefined in a box when it has none. */
  find(cell: string, name: string): { readonly value: unknown } | undefined {
    const values = this.#cells.get(cell);
    return values?.has(name) === true ? { value: values.get(name) } : undefined;
  }

  /** All values of all other cells. */
  *others(cell: string): Generator<unknown> {
    for (const [name, values] of this.#cells) if (name !== cell) yield* values.values();
  }

  forget(cell: string): void {
    this.#cells.delete(cell);
    this.#fingerprints.forget(cell);
  }

  /** Cells whose tensors were changed since this was last asked. */
  changed(): string[] {
    return this.#fingerprints.changed(this.#cells);
  }
}
