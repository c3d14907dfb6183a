// Timers of cells: each belongs to the run that set it. A cell that runs again takes its old timers away,
// and an error in one is told at the cell it belongs to.
import { NotebookError } from '../errors.ts';

/** The timers of the place the worker runs in, captured before reader code exists. */
export interface RawTimers {
  readonly setTimeout: (action: () => void, ms: number) => unknown;
  readonly setInterval: (action: () => void, ms: number) => unknown;
  readonly clear: (timer: unknown) => void;
  readonly queueMicrotask: (action: () => void) => void;
}

type Action = (...values: readonly unknown[]) => void;

/** What cells get: the names and meanings of the web's timers. */
export interface CellTimers {
  readonly setTimeout: (action: Action, ms?: number, ...values: readonly unknown[]) => unknown;
  readonly setInterval: (action: Action, ms?: number, ...values: readonly unknown[]) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
  readonly clearInterval: (timer: unknown) => void;
  readonly queueMicrotask: (action: Action) => void;
}

export interface TimerOptions<Owner> {
  readonly raw: RawTimers;
  /** Whose code runs now, when no timer does. */
  readonly owner: () => Owner | null;
  /** Told what an action threw. */
  readonly thrown: (error: unknown, owner: Owner | null) => void;
}

export class Timers<Owner> {
  readonly names: CellTimers;
  readonly #options: TimerOptions<Owner>;
  readonly #set = new Map<unknown, Owner | null>();
  /** Whose action runs now. */
  #acting: Owner | null = null;

  constructor(options: TimerOptions<Owner>) {
    this.#options = options;
    const { raw } = options;
    this.names = {
      setTimeout: (action, ms, ...values) => {
        const act = this.#act('setTimeout', action, values);
        const timer = raw.setTimeout(() => {
          this.#set.delete(timer);
          act();
        }, Number(ms));
        return this.#keep(timer);
      },
      setInterval: (action, ms, ...values) =>
        this.#keep(raw.setInterval(this.#act('setInterval', action, values), Number(ms))),
      clearTimeout: (timer) => this.#clear(timer),
      clearInterval: (timer) => this.#clear(timer),
      queueMicrotask: (action) => raw.queueMicrotask(this.#act('queueMicrotask', action, [])),
    };
  }

  /** Takes away the timers of some owners. */
  clear(isGone: (owner: Owner) => boolean): void {
    for (const [timer, owner] of this.#set) if (owner !== null && isGone(owner)) this.#clear(timer);
  }

  #act(name: string, action: unknown, values: readonly unknown[]): () => void {
    if (typeof action !== 'function') throw new NotebookError('not-a-function', { name });
    const owner = this.#owner();
    return () => {
      this.#acting = owner;
      try {
        action(...values);
      } catch (error) {
        this.#options.thrown(error, owner);
      } finally {
        this.#acting = null;
      }
    };
  }

  #keep(timer: unknown): unknown {
    this.#set.set(timer, this.#owner());
    return timer;
  }

  #clear(timer: unknown): void {
    this.#set.delete(timer);
    this.#options.raw.clear(timer);
  }

  #owner(): Owner | null {
    return this.#acting ?? this.#options.owner();
  }
}
