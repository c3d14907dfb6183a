// Runs cells in a worker inside a sandboxed frame: an origin of its own, no network, no storage.
// Leaves the frame's script to frame.ts, the pool to runner.ts. Never falls back to a worker of the page.
import { frameDocument } from './frame.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { WorkerPool, type Runner, type RunnerStatus, type WorkerHandle } from './runner.ts';

/** Milliseconds: a frame that is silent for `giveUp` is unavailable; a kill or a sign of life may take `answer`. */
const patience = { giveUp: 10_000, answer: 500, heartbeat: 2_000, dead: 5_000 };

export interface FrameRunnerOptions {
  /** From `virtual:worker-text`. */
  readonly workerText: string;
  /** Where the hidden frame is put: the page's body without. */
  readonly parent?: HTMLElement;
}

/**
 * A runner for pages. Its status is `starting` until the frame answers; after ten silent seconds it is
 * `unavailable`, and the next `start()` tries again with a new frame.
 */
export function createFrameRunner(options: FrameRunnerOptions): Runner {
  return new FrameRunner(options);
}

class FrameRunner implements Runner {
  status: RunnerStatus = 'idle';
  readonly #options: FrameRunnerOptions;
  readonly #heard = new Set<(message: FromWorker) => void>();
  readonly #watchers = new Set<(event: 'status' | 'lost') => void>();
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
    const ready = await within(room.pool.replace(), patience.answer * 3, false);
    if (ready && !room.frame.isStuck) return true;
    // The frame did not end its worker in time, or its process died: a new frame takes its place.
    this.dispose();
    return this.start();
  }

  listen(hear: (message: FromWorker) => void): void {
    this.#heard.add(hear);
  }

  watch(seen: (event: 'status' | 'lost') => void): void {
    this.#watchers.add(seen);
  }

  dispose(): void {
    this.#room?.frame.remove();
    this.#room = null;
  }

  async #begin(): Promise<boolean> {
    if (this.#room === null || this.status === 'unavailable') this.#become('starting');
    const room = (this.#room ??= this.#open());
    const ready = await within(
      room.frame.up.then(() => room.pool.start()),
      patience.giveUp,
      false,
    );
    if (!ready && this.#room === room) this.dispose();
    this.#become(ready ? 'ready' : 'unavailable');
    return ready;
  }

  #open() {
    const frame = new Frame(this.#options, () => this.#frameDied(frame));
    const pool = new WorkerPool({
      spawn: (hear, lost) => frame.spawn(hear, lost),
      hear: (message) => this.#heard.forEach((hear) => hear(message)),
      lost: () => this.#say('lost'),
      keepSpare: true,
    });
    return { frame, pool };
  }

  #frameDied(frame: Frame): void {
    if (this.#room?.frame !== frame) return;
    this.dispose();
    this.#say('lost');
  }

  #become(status: RunnerStatus): void {
    if (this.status === status) return;
    this.status = status;
    this.#say('status');
  }

  #say(event: 'status' | 'lost'): void {
    for (const seen of [...this.#watchers]) seen(event);
  }
}

/** One sandboxed frame and the workers in it. */
class Frame {
  /** Resolves when the frame's script runs. */
  readonly up: Promise<void>;
  /** Whether it failed to end a worker in time. */
  isStuck = false;
  readonly #element = document.createElement('iframe');
  readonly #control: MessagePort;
  readonly #lost = new Map<number, () => void>();
  readonly #killed = new Map<number, () => void>();
  #ids = 0;
  #alive = performance.now();
  #heartbeat: ReturnType<typeof setInterval> | null = null;

  constructor({ workerText, parent = document.body }: FrameRunnerOptions, died: () => void) {
    const { port1, port2 } = new MessageChannel();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.up = promise;
    this.#control = port1;
    port1.onmessage = ({ data }) => this.#hear(data, resolve);
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
    void this.up.then(() => this.#watch(died));
  }

  spawn(hear: (message: unknown) => void, lost: () => void): WorkerHandle {
    const id = ++this.#ids;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => hear(data);
    this.#lost.set(id, lost);
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
    if (this.#heartbeat !== null) clearInterval(this.#heartbeat);
    this.#control.close();
    this.#element.remove();
  }

  async #kill(id: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#killed.set(id, () => resolve(true));
    this.#lost.delete(id);
    this.#control.postMessage({ type: 'kill', id });
    this.isStuck ||= !(await within(promise, patience.answer, false));
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
  #watch(died: () => void): void {
    let asked = performance.now();
    this.#alive = asked;
    this.#heartbeat = setInterval(() => {
      const now = performance.now();
      // After a pause of the page itself the frame first gets time to answer.
      const slept = now - asked > 2 * patience.heartbeat;
      if (!slept && asked - this.#alive > patience.dead) {
        this.remove();
        died();
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
