// Runs cells in a worker inside a sandboxed frame: an origin of its own, no network, no storage.
// Leaves the frame's script to frame.ts, the pool to runner.ts. Never falls back to a worker of the page.
import type { LoadDataset } from './datasets.ts';
import { frameDocument } from './frame.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { WorkerPool } from './runner.ts';
import type { Loss, Runner, RunnerStatus, WorkerHandle } from './runner.ts';

/**
 * Milliseconds: after `notice` of silence the status says `starting`, after `giveUp` it says `unavailable`;
 * a kill must be answered within `answer`; a frame asked every `heartbeat` is dead after `dead` of silence;
 * a worker that ended is reported after `last`.
 */
const patience = {
  notice: 2_000,
  giveUp: 10_000,
  answer: 500,
  heartbeat: 2_000,
  dead: 5_000,
  last: 100,
};

export interface FrameRunnerOptions {
  /** From `virtual:worker-text`. */
  readonly workerText: string;
  /** Fetches data sets for cells, which have no network. */
  readonly loadDataset: LoadDataset;
  /** Where the hidden frame is put: the page's body without. */
  readonly parent?: HTMLElement;
}

/**
 * A runner for pages. If its frame is silent for two seconds the status is `starting`, after ten it is
 * `unavailable`, and the next `start()` tries again with a new frame.
 */
export function createFrameRunner(options: FrameRunnerOptions): Runner {
  return new FrameRunner(options);
}

class FrameRunner implements Runner {
  status: RunnerStatus = 'idle';
  readonly #options: FrameRunnerOptions;
  readonly #heard = new Set<(message: FromWorker) => void>();
  readonly #watchers = new Set<(event: 'status' | Loss) => void>();
  #room: { readonly frame: Frame; readonly pool: WorkerPool } | null = null;
  #starting: Promise<boolean> | null = null;

  constructor(options: FrameRunnerOptions) {
    this.#options = options;
  }

  start(): Promise<boolean> {
    this.#starting ??= this.#begin().finally(() => (this.#starting = null));
    return this.#starting;
  }

  send(message: ToWorker): void {
    this.#room?.pool.send(message);
  }

  async replace(): Promise<boolean> {
    const room = this.#room;
    if (room === null) return this.start();
    const gone = room.frame.gone.then(() => 'gone' as const);
    const ready = await Promise.race([room.pool.replace(), gone]);
    // The frame did not end its worker in time, or its process died: a new frame takes its place.
    return ready === 'gone' ? this.start() : ready;
  }

  listen(hear: (message: FromWorker) => void): void {
    this.#heard.add(hear);
  }

  watch(seen: (event: 'status' | Loss) => void): void {
    this.#watchers.add(seen);
  }

  dispose(): void {
    const room = this.#room;
    this.#room = null;
    room?.frame.remove();
  }

  async #begin(): Promise<boolean> {
    const notice = setTimeout(() => this.#become('starting'), patience.notice);
    const began = this.#ready();
    const ready = await within(began, patience.giveUp, false);
    clearTimeout(notice);
    if (!ready) this.dispose();
    this.#become(ready ? 'ready' : 'unavailable');
    return ready;
  }

  /** Waits for a live worker, in another frame if the first is lost meanwhile. */
  async #ready(): Promise<boolean> {
    const room = (this.#room ??= this.#open());
    const { frame, pool } = room;
    const live = frame.up.then(() => pool.start());
    const first = await Promise.race([live, frame.gone.then(() => 'gone' as const)]);
    if (first !== 'gone') return first;
    return this.#room === null ? false : this.#ready();
  }

  #open() {
    const frame = new Frame(this.#options);
    void frame.gone.then(() => this.#frameGone(frame));
    const pool = new WorkerPool({
      spawn: (hear, lost) => frame.spawn(hear, lost),
      hear: (message) => this.#heard.forEach((hear) => hear(message)),
      lost: (how) => this.#say(how),
      keepSpare: true,
      loadDataset: this.#options.loadDataset,
    });
    return { frame, pool };
  }

  #frameGone(frame: Frame): void {
    if (this.#room?.frame !== frame) return;
    this.#room = this.#open();
    this.#say('crashed');
  }

  #become(status: RunnerStatus): void {
    if (this.status === status) return;
    this.status = status;
    this.#say('status');
  }

  #say(event: 'status' | Loss): void {
    for (const seen of this.#watchers) seen(event);
  }
}

/** One sandboxed frame and the workers in it. */
class Frame {
  /** Resolves when the frame's script runs. */
  readonly up: Promise<void>;
  /** Resolves when the frame is removed: on request, or because it no longer answers. */
  readonly gone: Promise<void>;
  readonly #leave: () => void;
  readonly #element = document.createElement('iframe');
  readonly #control: MessagePort;
  readonly #lost = new Map<number, () => void>();
  readonly #killed = new Map<number, () => void>();
  #ids = 0;
  #alive = performance.now();
  #heartbeat: ReturnType<typeof setInterval> | null = null;

  constructor({ workerText, parent = document.body }: FrameRunnerOptions) {
    const { port1, port2 } = new MessageChannel();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.up = promise;
    ({ promise: this.gone, resolve: this.#leave } = Promise.withResolvers<void>());
    this.#control = port1;
    port1.onmessage = ({ data }) => this.#hear(data, resolve);
    // Where browsers tell it: the frame's process died, as when memory ran out.
    port1.addEventListener('close', () => this.remove());
    const element = this.#element;
    element.setAttribute('sandbox', 'allow-scripts');
    element.setAttribute('aria-hidden', 'true');
    element.hidden = true;
    element.srcdoc = frameDocument;
    element.addEventListener(
      'load',
      // An opaque origin has no name; the frame checks that its parent speaks.
      () => element.contentWindow?.postMessage({ type: 'start', workerText }, '*', [port2]),
      { once: true },
    );
    parent.append(element);
    void this.up.then(() => this.#watch());
  }

  spawn(hear: (message: unknown) => void, lost: () => void): WorkerHandle {
    const id = ++this.#ids;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => hear(data);
    this.#lost.set(id, lost);
    // Where browsers tell it: the worker ended by itself. If its frame did, that is heard now too, and says more.
    port1.addEventListener('close', () => setTimeout(() => this.#lost.get(id)?.(), patience.last));
    this.#control.postMessage({ type: 'spawn', id }, [port2]);
    return {
      send: (message) => port1.postMessage(message),
      kill: () => {
        port1.onmessage = null;
        port1.close();
        return this.#kill(id);
      },
    };
  }

  remove(): void {
    this.#lost.clear();
    if (this.#heartbeat !== null) clearInterval(this.#heartbeat);
    this.#control.close();
    this.#element.remove();
    this.#leave();
  }

  async #kill(id: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#killed.set(id, () => resolve(true));
    this.#lost.delete(id);
    this.#control.postMessage({ type: 'kill', id });
    const answered = await within(promise, patience.answer, false);
    if (!answered) this.remove();
  }

  #hear(data: unknown, up: () => void): void {
    // The frame's own script is trusted, but only as far as these words go.
    if (typeof data !== 'object' || data === null || !('type' in data)) return;
    const id = 'id' in data && typeof data.id === 'number' ? data.id : 0;
    this.#alive = performance.now();
    if (data.type === 'up') up();
    else if (data.type === 'lost') this.#lost.get(id)?.();
    else if (data.type === 'killed') this.#killed.get(id)?.();
  }

  /** Asks the frame for a sign of life; a frame whose process died gives none. */
  #watch(): void {
    let asked = performance.now();
    this.#alive = asked;
    this.#heartbeat = setInterval(() => {
      const now = performance.now();
      // After a pause of the page itself the frame first gets time to answer.
      const slept = now - asked > 2 * patience.heartbeat;
      if (!slept && asked - this.#alive > patience.dead) {
        this.remove();
        return;
      }
      asked = now;
      if (slept) this.#alive = now;
      this.#control.postMessage({ type: 'ping', id: 0 });
    }, patience.heartbeat);
  }
}

/** The promise's value, or `instead` after some time. */
async function within<T>(promise: Promise<T>, ms: number, instead: T): Promise<T> {
  const { promise: late, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(() => resolve(instead), ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
