// One run at a time on a runner: sends it, collects what it shows, ends it when asked.
// Leaves what to run, and what its end means, to notebook.ts.
import type { Done, Failed, FromWorker, OutputChange, RunRequest } from './protocol.ts';
import type { CellError } from './errors.ts';
import type { Runner } from './runner.ts';

/** How a run ended. `killed`: it did not listen. `lost`: its worker ended by itself. */
export type Ending =
  Done | Failed | { readonly type: 'killed' | 'lost' | 'unavailable'; readonly ms: number };

/** Milliseconds a cell gets to end by itself. */
const grace = 250;

/** What can happen outside a run. */
export interface Told {
  /** A cell that had ended caused an error. */
  readonly late: (error: CellError) => void;
  /** The worker ended by itself, and with it every value. */
  readonly lost: () => void;
}

/** Counts the runs of all notebooks: two of them may share a runner. */
let runs = 0;

interface Current {
  readonly run: number;
  readonly began: number;
  readonly show: (changes: readonly OutputChange[]) => void;
  readonly end: (ending: Ending) => void;
  readonly ended: Promise<Ending>;
}

export class Execution {
  readonly #runner: Runner;
  #current: Current | null = null;

  constructor(runner: Runner, told: Told) {
    this.#runner = runner;
    runner.listen((message) => {
      if (message.type === 'late') told.late(message.error);
      else this.#hear(message);
    });
    runner.watch((event) => {
      if (event !== 'lost') return;
      told.lost();
      this.#finish('lost');
    });
  }

  /** Runs a cell to its end; what it shows on the way goes to `show`. */
  async run(
    request: Omit<RunRequest, 'type' | 'run'>,
    show: (changes: readonly OutputChange[]) => void,
  ): Promise<Ending> {
    const began = performance.now();
    const { promise: ended, resolve: end } = Promise.withResolvers<Ending>();
    const current = { run: ++runs, began, show, end, ended };
    this.#current = current;
    const live = await this.#runner.start();
    // It may have been ended before it began.
    if (this.#current !== current) return ended;
    if (live) this.#runner.send({ ...request, type: 'run', run: current.run });
    else this.#finish('unavailable');
    return ended;
  }

  /** Lets go of a removed cell's values. */
  forget(cell: string): void {
    this.#runner.send({ type: 'forget', cells: [cell] });
  }

  /** Asks the running cell to end early, no more. */
  askToStop(): void {
    if (this.#current !== null) this.#runner.send({ type: 'stop' });
  }

  /** Ends the running cell: by asking, then by killing its worker. Resolves when it has ended. */
  async interrupt(): Promise<void> {
    const current = this.#current;
    if (current === null) return;
    this.askToStop();
    const { promise: late, resolve } = Promise.withResolvers<'late'>();
    const timer = setTimeout(() => resolve('late'), grace);
    const first = await Promise.race([current.ended, late]);
    clearTimeout(timer);
    if (first !== 'late' || this.#current !== current) return;
    this.#finish('killed');
    // The next run waits for the new worker; whoever stopped this one need not.
    void this.#runner.replace();
  }

  #hear(message: FromWorker): void {
    const current = this.#current;
    if (current === null || !('run' in message) || message.run !== current.run) return;
    if (message.type === 'out') {
      current.show(message.changes);
      return;
    }
    this.#current = null;
    current.end(message);
  }

  #finish(type: 'killed' | 'lost' | 'unavailable'): void {
    const current = this.#current;
    if (current === null) return;
    this.#current = null;
    current.end({ type, ms: performance.now() - current.began });
  }
}
