// Seeded random numbers: the same seed gives the same numbers in every engine.
// Leaves shapes and dtypes to make.ts.
import { log } from './elementary.ts';
import { refuse } from './errors.ts';

/** A source of random numbers with a state of its own. */
export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;
  #spare: number | null = null;

  /** @param seed a whole number from 0 to 2⁵³ − 1 */
  constructor(seed: number) {
    this.reseed(seed);
  }

  /**
   * Starts again from a seed.
   *
   * @throws EngineError `bad-option`
   */
  reseed(seed: number): void {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      const range = 'a whole number from 0 to 9007199254740991';
      throw refuse('bad-option', { op: 'random', option: 'seed', value: String(seed), range });
    }
    this.#a = seed >>> 0;
    this.#b = Math.floor(seed / 4294967296);
    this.#c = 0x9e3779b9;
    this.#counter = 1;
    this.#spare = null;
    // neighbouring seeds start alike and drift apart within a few rounds
    for (let round = 0; round < 20; round++) this.#next();
  }

  /** Uniform in [0, 1), with 53 random bits. */
  uniform(): number {
    const high = this.#next() >>> 5;
    const low = this.#next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** Standard normal: mean 0, standard deviation 1 (Marsaglia's polar method). */
  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const factor = Math.sqrt((-2 * log(square)) / square);
      this.#spare = y * factor;
      return x * factor;
    }
  }

  /** 32 random bits: Chris Doty-Humphrey's sfc32, 128 bits of state. */
  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}

const shared = new Random(0);

/**
 * Restarts the shared generator that `randn` and `uniform` draw from when they are given no seed.
 *
 * @throws EngineError `bad-option` unless the seed is a whole number from 0 to 2⁵³ − 1
 * @peers np.random.seed, torch.manual_seed
 */
export function manualSeed(seed: number): void {
  shared.reseed(seed);
}

/** A fresh generator for a seed; the shared one without. */
export function generator(seed: number | undefined): Random {
  return seed === undefined ? shared : new Random(seed);
}
