// Random numbers that are the same in every run and every browser: mulberry32.
// Leaves choosing the seed to the page.

/** A replacement for `Math.random` that can start again from a seed. */
export interface SeededRandom {
  /** A number in [0, 1). */
  next(): number;
  seed(value: number): void;
}

export function seededRandom(): SeededRandom {
  let state = 0;
  return {
    next() {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    },
    seed(value) {
      state = value | 0;
    },
  };
}
