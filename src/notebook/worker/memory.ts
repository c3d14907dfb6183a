// What the cells' large arrays take together: no browser limits a worker's memory, and a page that takes all of it
// takes the reader's other work with it. Leaves the size of one tensor to the engine, the rest to the browser.
import { NotebookError } from '../errors.ts';

/** Bytes: arrays below are too many to be worth counting, and too small to fill a machine quickly. */
const smallest = 2 ** 16;
const gigabyte = 2 ** 30;

/**
 * Gigabytes. `held` is what is still there after a pause in which freed arrays are reported. Code that never pauses
 * hears of none: there only all it has made is known, most of which may be free again. So much that nobody makes it
 * by hand (`arrays`), or in half a minute of training (`tensors`), is taken for a loop that keeps everything.
 */
const limits = { held: 2, arrays: 4, tensors: 32 };

type Sort = 'arrays' | 'tensors';

export class Memory {
  #held = 0;
  /** Of it, what has been made since the last pause. */
  #fresh: Record<Sort, number> = { arrays: 0, tensors: 0 };
  readonly #freed = new FinalizationRegistry<number>((bytes) => (this.#held -= bytes));

  /**
   * Counts a new array.
   *
   * @throws NotebookError `memory-limit`
   */
  take(array: object, bytes: number, sort: Sort): void {
    if (bytes < smallest) return;
    this.#freed.register(array, bytes);
    this.#held += bytes;
    this.#fresh[sort] += bytes;
    const { arrays, tensors } = this.#fresh;
    this.#refuseAbove(limits.held, this.#held - arrays - tensors);
    this.#refuseAbove(limits[sort], this.#fresh[sort]);
  }

  /** Code has paused: what was freed has been reported. */
  pause(): void {
    this.#fresh = { arrays: 0, tensors: 0 };
  }

  #refuseAbove(limit: number, bytes: number): void {
    if (bytes > limit * gigabyte) throw new NotebookError('memory-limit', { limit });
  }
}
