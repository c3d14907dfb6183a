// Where the last value was thrown: `throw "text"` carries no stack of its own.

/** `$throw` of the compiled cells. */
export class LastThrown {
  #value: unknown;
  #where: Error | null = null;

  /** Notes a value that is being thrown, and gives it back. */
  readonly note = <Value>(value: Value): Value => {
    this.#value = value;
    this.#where = new Error();
    return value;
  };

  /** The stack of the throw, if this value was the last one; else nothing. */
  readonly stackOf = (thrown: unknown): string =>
    this.#where !== null && Object.is(this.#value, thrown) ? (this.#where.stack ?? '') : '';
}
