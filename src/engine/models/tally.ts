// Running means of what is reported: each batch weighs as much as it has rows.

/** What is reported of a batch or an epoch: `loss`, `acc`, `val_loss`, `val_acc` … */
export interface Logs {
  readonly loss: number;
  readonly [metric: string]: number;
}

export class Tally {
  #rows = 0;
  readonly #sums = new Map<string, number>();

  add(logs: Logs, rows: number): void {
    this.#rows += rows;
    for (const [name, value] of Object.entries(logs)) {
      this.#sums.set(name, (this.#sums.get(name) ?? 0) + value * rows);
    }
  }

  /** The means so far; NaN for the loss of nothing. */
  logs(): Logs {
    const means = [...this.#sums].map(([name, sum]) => [name, sum / this.#rows] as const);
    return { loss: NaN, ...Object.fromEntries(means) };
  }
}
