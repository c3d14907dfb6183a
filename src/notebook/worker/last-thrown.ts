// Where the last value was thrown, or waited for: `throw "text"` carries no stack, and what fails after an `await`
// not always the reader's lines.

/** `$throw` and `$await` of the compiled cells. */
export class LastThrown {
  #value: unknown;
  #where: Error | null = null;

  /** Notes a value that is being thrown, and gives it back. */
  readonly note = <Value>(value: Value): Value => {
    this.#value = value;
    this.#where = new Error();
    return value;
  };

  /** Notes who waits, should a promise fail, and gives it back. */
  readonly await = <Value>(value: Value): Value => {
    if (!(value instanceof Promise)) return value;
    const where = new Error();
    // ahead of the `await` itself, so that the place is known when the error comes up there
    void Promise.prototype.then.call(value, undefined, (reason: unknown) => {
      this.#value = reason;
      this.#where = where;
    });
    return value;
  };

  /** The stack of the throw, if this value was the last one; else nothing. */
  readonly stackOf = (thrown: unknown): string =>
    this.#where !== null && Object.is(this.#value, thrown) ? (this.#where.stack ?? '') : '';
}
