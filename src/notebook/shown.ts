// The outputs of a run that is under way: short runs replace what was shown at once, long ones bit by bit.
import { applyChanges } from './apply-changes.ts';
import type { Output } from './output.ts';
import type { OutputChange } from './protocol.ts';

/** Milliseconds for which what was shown before stays, so that a quick run does not flicker. */
const patience = 100;

export class Shown {
  outputs: readonly Output[] = [];
  readonly #wasEmpty: boolean;
  readonly #show: (outputs: readonly Output[]) => void;
  readonly #began = performance.now();

  constructor(before: readonly Output[], show: (outputs: readonly Output[]) => void) {
    this.#wasEmpty = before.length === 0;
    this.#show = show;
  }

  apply(changes: readonly OutputChange[]): void {
    this.outputs = applyChanges(this.outputs, changes);
    if (this.#wasEmpty || performance.now() - this.#began > patience) this.#show(this.outputs);
  }

  finish(): void {
    this.#show(this.outputs);
  }
}
