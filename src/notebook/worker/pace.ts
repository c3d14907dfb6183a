// When a loop of the running cell gives way to messages, whether it is to end, and how far it is.
// `$due`, `$yield` and `$past` of the compiled cell, and what the engine's long calls await; the guards themselves are
// the compiler's.
import type { Host } from './host.ts';

/** Milliseconds a loop may run without giving way. */
const slice = 12;

/**
 * Rounds a loop may go without asking. More would cost nothing less, and a slow loop after a quick one would
 * not hear for long.
 */
const longestStride = 256;

/** Milliseconds after a stop in which loops that begin later may still finish: they only sum up, as a rule. */
const leave = 100;

/** Milliseconds between two reports of how far the loop is. */
const reportPause = 100;

export interface PaceOptions {
  /** Called before messages are let in. */
  readonly beforeYield: () => void;
  /** Told now and then which share of the cell's main loop is done, from 0 to 1. */
  readonly progress: (share: number) => void;
  /** Told once, when the first loop ends because of a stop. */
  readonly stopping: () => void;
}

/** Pacing of one run. */
export class Pace {
  /** Whether a stop request ended a loop. */
  stopped = false;
  readonly #host: Pick<Host, 'now' | 'turn'>;
  readonly #options: PaceOptions;
  #stopRequested = false;
  /** Until when loops may go on after a stop; null while the statement it met has not ended. */
  #leaveUntil: number | null = null;
  /** Whether a loop of the cell says where it is. */
  #counted = false;
  #stride = 1;
  #asked: number;
  #yielded: number;
  #reported: number;

  constructor(host: Pick<Host, 'now' | 'turn'>, options: PaceOptions) {
    this.#host = host;
    this.#options = options;
    this.#asked = this.#yielded = this.#reported = host.now();
  }

  requestStop(): void {
    this.#stopRequested = true;
    this.#leaveUntil = null;
  }

  /** How many rounds a loop may go before it asks again; −1: give way now. */
  readonly due = (): number => {
    const now = this.#host.now();
    if (this.#isToEnd(now)) return -1;
    const took = now - this.#asked;
    this.#asked = now;
    // Reading the clock should cost nothing next to the rounds between two readings.
    if (took < 0.5) this.#stride = Math.min(this.#stride * 2, longestStride);
    else if (took > 4) this.#stride = Math.max(this.#stride >> 2, 1);
    return now - this.#yielded > slice ? -1 : this.#stride;
  };

  /** Lets messages in; true when the loop is to break. A counted loop says where it is, begins and ends. */
  readonly yield = (at?: number, from?: number, to?: number): Promise<boolean> => {
    this.#counted ||= at !== undefined;
    return this.#giveWay(at, from, to);
  };

  /** The next statement begins. Those after the one that was stopped use what it made: they get some time. */
  readonly past = (): number => {
    this.#stride = 1;
    if (this.#stopRequested) this.#leaveUntil ??= this.#host.now() + leave;
    return 0;
  };

  /** What the engine's long calls await; resolves to whether they are to go on. A counted loop around them knows better. */
  readonly pause = async (share?: number): Promise<boolean> => {
    if (this.due() >= 0) return true;
    const ends =
      share === undefined || this.#counted ? this.#giveWay() : this.#giveWay(share, 0, 1);
    return !(await ends);
  };

  async #giveWay(at?: number, from?: number, to?: number): Promise<boolean> {
    this.#options.beforeYield();
    this.#report(at, from, to);
    await this.#host.turn();
    this.#asked = this.#yielded = this.#host.now();
    const ends = this.#isToEnd(this.#yielded);
    if (ends && !this.stopped) this.#options.stopping();
    this.stopped ||= ends;
    return ends;
  }

  #isToEnd(now: number): boolean {
    return this.#stopRequested && (this.#leaveUntil === null || now >= this.#leaveUntil);
  }

  #report(at: number | undefined, from: number | undefined, to: number | undefined): void {
    const now = this.#host.now();
    if (at === undefined || from === undefined || to === undefined) return;
    if (now - this.#reported < reportPause) return;
    const share = (at - from) / (to - from);
    if (!(share >= 0 && share <= 1)) return;
    this.#reported = now;
    this.#options.progress(share);
  }
}
