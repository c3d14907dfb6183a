// Vocabularies of signs: text as numbers and back.
import { refuse } from '../errors.ts';
import { tensor } from '../make.ts';
import { Tensor } from '../tensor.ts';

/**
 * The signs that occur in some texts, each with its number, ascending by code point.
 *
 * A sign is a Unicode code point, so that Chinese characters and emoji are one sign each.
 */
export function vocabulary(texts: string | readonly string[]): Vocabulary {
  const all = typeof texts === 'string' ? [texts] : texts;
  const signs = new Set(all.flatMap((text) => [...text]));
  return new Vocabulary([...signs].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!));
}

/** What {@link vocabulary} makes. */
export class Vocabulary {
  /** Every sign; its place is its number. */
  readonly signs: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;

  /** For the engine; use `vocabulary(…)`. */
  constructor(signs: readonly string[]) {
    this.signs = signs;
    this.#numbers = new Map(signs.map((sign, number) => [sign, number]));
  }

  /** How many signs there are. */
  get size(): number {
    return this.signs.length;
  }

  /**
   * The number of each sign of a text, [signs].
   *
   * @throws EngineError `sign-unknown`
   */
  encode(text: string): Tensor {
    return tensor([...text].map((sign, index) => this.#numberOf(sign, index)));
  }

  /**
   * The text of some numbers: a tensor of any shape, or a list.
   *
   * @throws EngineError `class-outside`
   */
  decode(numbers: Tensor | readonly number[]): string {
    const list = numbers instanceof Tensor ? [...numbers.data] : numbers;
    return list.map((number, index) => this.#signOf(number, index)).join('');
  }

  #numberOf(sign: string, index: number): number {
    const number = this.#numbers.get(sign);
    if (number !== undefined) return number;
    throw refuse('sign-unknown', { op: 'encode', sign, index, size: this.size });
  }

  #signOf(number: number, index: number): string {
    const sign = this.signs[number];
    if (sign !== undefined) return sign;
    const range = { classes: this.size, last: this.size - 1 };
    throw refuse('class-outside', {
      op: 'decode',
      value: String(number),
      index: `[${index}]`,
      ...range,
    });
  }
}
