// When a loop of the running cell gives way to messages, and whether it is to end.
// `$due` and `$yield` of the compiled cell; the guards themselves are the compiler's.
import type { Host } from './host.ts';

/** Milliseconds a loop may run without giving way. */
const slice = 12;

/** Pacing of one run. */
export class Pace {
  /** Whether a stop request ended a loop. */
  stopped = false;
  readonly #host: Pick<Host, 'now' | 'turn'>;
  readonly #beforeYield: () => void;
  #stopRequested = false;
  #stride = 1;
  #asked: number;
  #yielded: number;

  constructor(host: Pick<Host, 'now' | 'turn'>, beforeYield: () => void) {
    this.#host = host;
    this.#beforeYield = beforeYield;
    this.#asked = this.#yielded = host.now();
  }

  requestStop(): void {
    this.#stopRequested = true;
  }

  /** How many rounds a loop may go before it asks again; −1: give way now. */
  readonly due = (): number => {
    if (this.#stopRequested) return -1;
    const now = this.#host.now();
    const took = now - this.#asked;
    this.#asked = now;
    // Reading the clock should cost nothing next to the rounds between two readings.
    if (took < 0.5) this.#stride = Math.min(this.#stride * 2, 2 ** 20);
    else if (took > 4) this.#stride = Math.max(this.#stride >> 2, 1);
    return now - this.#yielded > slice ? -1 : this.#stride;
  };

  /** Lets messages in; true when the loop is to break. */
  readonly yield = async (): Promise<boolean> => {
    this.#beforeYield();
    await this.#host.turn();
    this.#asked = this.#yielded = this.#host.now();
    if (this.#stopRequested) this.stopped = true;
    return this.#stopRequested;
  };
}
