// What the notebook needs of whatever runs its cells, and the part that all runners share:
// one live worker, one spare that is warm already, and messages that are checked before anyone sees them.
import { checkMessage } from './check.ts';
import { isDatasetName, type LoadDataset } from './datasets.ts';
import type { DatasetRequest, FromWorker, ToWorker } from './protocol.ts';

/** `unavailable`: no worker came up; cells cannot run until `retry`. */
export type RunnerStatus = 'idle' | 'starting' | 'ready' | 'unavailable';

/**
 * How the live worker can end by itself: `lost` without a word; `crashed` together with the process it ran in, as
 * when memory runs out; `flooded`: it was ended because it said more than a page can listen to.
 */
export type Loss = 'lost' | 'crashed' | 'flooded';

/** Runs cells somewhere else. */
export interface Runner {
  readonly status: RunnerStatus;
  /** Resolves with true when a worker is live, with false when none can be had. */
  start(): Promise<boolean>;
  send(message: ToWorker): void;
  /** Kills the live worker and resolves, as `start`, when another is live. */
  replace(): Promise<boolean>;
  /** Who hears the live worker's messages. */
  listen(hear: (message: FromWorker) => void): void;
  /** Who hears that the status changed, or that the live worker ended by itself. */
  watch(seen: (event: 'status' | Loss) => void): void;
  /** Ends every worker. */
  dispose(): void;
}

/** One worker, wherever it runs. */
export interface WorkerHandle {
  send(message: ToWorker): void;
  /** Ends it at once; resolves when that is certain. */
  kill(): Promise<void>;
}

/** Starts one worker. What it says goes to `hear`, unchecked; `lost` is called if it ends by itself. */
export type Spawn = (hear: (message: unknown) => void, lost: () => void) => WorkerHandle;

/** Messages in one second from which on a worker is ended: its own batches are sent sixty times a second. */
const flood = 2_000;

interface Member {
  readonly handle: WorkerHandle;
  readonly ready: Promise<boolean>;
}

/** The pool of one live worker and, if wanted, one spare. */
export class WorkerPool {
  readonly #spawn: Spawn;
  readonly #hear: (message: FromWorker) => void;
  readonly #lost: (how: Loss) => void;
  readonly #keepSpare: boolean;
  readonly #loadDataset: LoadDataset;
  #live: Member | null = null;
  #spare: Member | null = null;

  constructor(options: {
    readonly spawn: Spawn;
    readonly hear: (message: FromWorker) => void;
    readonly lost: (how: Loss) => void;
    readonly keepSpare: boolean;
    readonly loadDataset: LoadDataset;
  }) {
    this.#spawn = options.spawn;
    this.#hear = options.hear;
    this.#lost = options.lost;
    this.#keepSpare = options.keepSpare;
    this.#loadDataset = options.loadDataset;
  }

  /** Resolves with whether the live worker is ready. */
  async start(): Promise<boolean> {
    const live = (this.#live ??= this.#spare ?? this.#member());
    if (this.#spare === live) this.#spare = null;
    const ready = await live.ready;
    if (ready && this.#keepSpare && this.#live === live) this.#spare ??= this.#member();
    return ready;
  }

  send(message: ToWorker): void {
    this.#live?.handle.send(message);
  }

  /** Ends the live worker; the spare takes its place. Resolves when the old one is dead and the new one ready. */
  async replace(): Promise<boolean> {
    const old = this.#live;
    this.#live = null;
    const [ready] = await Promise.all([this.start(), old?.handle.kill()]);
    return ready;
  }

  dispose(): void {
    for (const member of [this.#live, this.#spare]) void member?.handle.kill();
    this.#live = this.#spare = null;
  }

  #member(): Member {
    const { promise: ready, resolve } = Promise.withResolvers<boolean>();
    const rate = new Rate();
    let isOver = false;
    const hear = (message: unknown) => {
      if (isOver) return;
      if (rate.count() > flood) {
        void member.handle.kill();
        lost('flooded');
        return;
      }
      const checked = checkMessage(message);
      if (checked === null) return;
      if (checked.type === 'ready') resolve(true);
      else if (checked.type === 'dataset') void this.#answer(checked, member.handle, () => isOver);
      else if (this.#live === member) this.#hear(checked);
    };
    const lost = (how: Loss = 'lost') => {
      isOver = true;
      resolve(false);
      if (this.#spare === member) this.#spare = null;
      if (this.#live !== member) return;
      this.#live = null;
      this.#lost(how);
    };
    const member: Member = { handle: this.#spawn(hear, () => lost()), ready };
    return member;
  }

  /** Hands a data set in, to the worker that asked for it. */
  async #answer(
    { id, name }: DatasetRequest,
    handle: WorkerHandle,
    isOver: () => boolean,
  ): Promise<void> {
    const text = isDatasetName(name) ? await this.#loadDataset(name).catch(() => null) : null;
    if (!isOver()) handle.send({ type: 'dataset', id, text });
  }
}

/** How often something happened in the present second. */
class Rate {
  #began = 0;
  #count = 0;

  count(): number {
    const now = performance.now();
    if (now - this.#began > 1_000) [this.#began, this.#count] = [now, 0];
    this.#count += 1;
    return this.#count;
  }
}
