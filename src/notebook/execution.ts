// One run at a time on a runner: sends it, collects what it says, ends it when asked, notices when it does not hear.
// Leaves what to run, and what its end means, to notebook.ts.
import type { Done, Failed, FromWorker, LateError, OutputChange, RunRequest } from './protocol.ts';
import type { CellError, NotebookErrorCode } from './errors.ts';
import { Pulse, wakingPause } from './pulse.ts';
import type { Loss, Runner } from './runner.ts';

/** How a run ended. `killed`: it did not listen. A loss: its worker ended by itself. */
export type Ending =
  Done | Failed | { readonly type: 'killed' | 'unavailable' | Loss; readonly ms: number };

/** What the end of a run that no cell asked for says. */
export const lossCodes = {
  lost: 'worker-lost',
  crashed: 'worker-crashed',
  flooded: 'worker-flooded',
  unavailable: 'runner-unavailable',
} as const satisfies Record<Loss | 'unavailable', NotebookErrorCode>;

/**
 * Milliseconds a cell gets to hear that it is to end (a loop that has been slow to give way gets more), and then,
 * once a loop has ended, to finish what follows it.
 */
const grace = { least: 250, most: 2_000, finish: 500 };

/** Milliseconds in which a worker with nothing to do answers, or it is dead. */
const idleAnswer = 800;

/** What can happen outside a run. */
export interface Told {
  /** A cell that had ended caused an error. */
  readonly late: (error: CellError) => void;
  /** The worker ended by itself, and with it every value. */
  readonly lost: () => void;
}

/** What a run says before it ends. */
export interface Listener {
  readonly show: (changes: readonly OutputChange[]) => void;
  /** How far its main loop is, from 0 to 1. */
  readonly progress: (share: number) => void;
  /** Whether the worker is too busy to hear anything, a stop included. */
  readonly deaf: (isDeaf: boolean) => void;
}

/** Counts the runs of all notebooks: two of them may share a runner. */
let runs = 0;

interface Current {
  readonly run: number;
  readonly began: number;
  readonly listener: Listener;
  readonly end: (ending: Ending) => void;
  readonly ended: Promise<Ending>;
  /** Whether the worker has been told of it. */
  sent: boolean;
  /** Settled once a loop of it has ended on request. */
  readonly stopping: PromiseWithResolvers<true>;
}

export class Execution {
  readonly #runner: Runner;
  readonly #told: Told;
  readonly #pulse: Pulse;
  /** The latest run of each cell. */
  readonly #latest = new Map<string, number>();
  #current: Current | null = null;

  constructor(runner: Runner, told: Told) {
    this.#runner = runner;
    this.#told = told;
    this.#pulse = new Pulse(
      (id) => runner.send({ type: 'ping', id }),
      (isDeaf) => this.#current?.listener.deaf(isDeaf),
    );
    runner.listen((message) => {
      if (message.type === 'late') this.#hearLate(message);
      else if (message.type === 'pong') this.#pulse.answered(message.id);
      else this.#hear(message);
    });
    runner.watch((event) => {
      if (event === 'status') return;
      told.lost();
      this.#finish(event);
    });
  }

  /**
   * Makes sure that the worker lives: one that ended without a word, or that something left behind keeps busy,
   * is replaced. Resolves when there is one, or none can be had.
   */
  async wake(): Promise<void> {
    if (!(await this.#runner.start()) || (await this.#pulse.answersWithin(idleAnswer))) return;
    this.#told.lost();
    await this.#runner.replace();
  }

  /** Runs a cell to its end; what it says on the way goes to `listener`. */
  async run(request: Omit<RunRequest, 'type' | 'run'>, listener: Listener): Promise<Ending> {
    const began = performance.now();
    const { promise: ended, resolve: end } = Promise.withResolvers<Ending>();
    const current: Current = {
      run: ++runs,
      began,
      listener,
      end,
      ended,
      sent: false,
      stopping: Promise.withResolvers<true>(),
    };
    this.#current = current;
    this.#latest.set(request.cell, current.run);
    const live = await this.#runner.start();
    // It may have been ended before it began.
    if (this.#current !== current) return ended;
    if (live) {
      current.sent = true;
      this.#pulse.begin();
      this.#runner.send({ ...request, type: 'run', run: current.run });
    } else this.#finish('unavailable');
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
    if (!current.sent) {
      this.#finish('killed');
      return;
    }
    this.askToStop();
    const patience = Math.min(grace.most, Math.max(grace.least, 2 * this.#pulse.slowest));
    const hears = await Promise.race([
      current.ended,
      current.stopping.promise,
      wakingPause(patience),
    ]);
    if (hears === true) await Promise.race([current.ended, wakingPause(grace.finish)]);
    if (this.#current !== current) return;
    this.#finish('killed');
    // The next run waits for the new worker; whoever stopped this one need not.
    void this.#runner.replace();
  }

  /** An error of a run whose cell has run again since is about code that is gone. */
  #hearLate({ run, error }: LateError): void {
    if ([...this.#latest.values()].includes(run)) this.#told.late({ ...error, late: true });
  }

  #hear(message: Exclude<FromWorker, LateError>): void {
    const current = this.#current;
    if (current === null || !('run' in message) || message.run !== current.run) return;
    if (message.type === 'out') current.listener.show(message.changes);
    else if (message.type === 'progress') current.listener.progress(message.share);
    else if (message.type === 'stopping') current.stopping.resolve(true);
    else this.#end(current, message);
  }

  #finish(type: 'killed' | 'unavailable' | Loss): void {
    const current = this.#current;
    if (current !== null) this.#end(current, { type, ms: performance.now() - current.began });
  }

  #end(current: Current, ending: Ending): void {
    this.#current = null;
    this.#pulse.end();
    if (ending.type === 'failed' && /^(?:memory-limit|out-of-memory)$/.test(ending.error.code)) {
      // What filled the memory is given back at once, whoever still holds it.
      this.#told.lost();
      void this.#runner.replace();
    }
    current.end(ending);
  }
}
