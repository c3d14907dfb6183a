// Whether the worker hears: it is asked now and then, and answers when no code keeps it busy.
// Leaves what to do about one that does not to execution.ts.

/** Milliseconds: between two questions; and without an answer until the worker counts as deaf. */
const pace = { ask: 500, deaf: 1_500 };

export class Pulse {
  /** The longest time an answer took in this run: how long its loops go without giving way. */
  slowest = 0;
  readonly #ask: (id: number) => void;
  readonly #tell: (isDeaf: boolean) => void;
  #id = 0;
  /** When the question was asked that has no answer yet. */
  #askedAt: number | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #isDeaf = false;
  #waiting: { readonly id: number; readonly heard: () => void } | null = null;

  /** `tell` hears when the worker of a run turns deaf, and when it hears again. */
  constructor(ask: (id: number) => void, tell: (isDeaf: boolean) => void) {
    this.#ask = ask;
    this.#tell = tell;
  }

  /** A run begins: the worker is asked until it ends. */
  begin(): void {
    this.end();
    this.slowest = 0;
    this.#timer = setInterval(() => this.#beat(), pace.ask);
  }

  end(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#askedAt = null;
    this.#isDeaf = false;
  }

  answered(id: number): void {
    if (this.#waiting?.id === id) this.#waiting.heard();
    if (id !== this.#id || this.#askedAt === null) return;
    this.slowest = Math.max(this.slowest, performance.now() - this.#askedAt);
    this.#askedAt = null;
    this.#become(false);
  }

  /** Whether a worker with nothing to do gives a sign of life in this time. */
  async answersWithin(ms: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const id = ++this.#id;
    this.#waiting = { id, heard: () => resolve(true) };
    this.#ask(id);
    void wakingPause(ms).then(() => resolve(false));
    const hears = await promise;
    this.#waiting = null;
    return hears;
  }

  #beat(): void {
    const now = performance.now();
    if (this.#askedAt === null) {
      this.#askedAt = now;
      this.#ask(++this.#id);
    } else if (now - this.#askedAt >= pace.deaf) this.#become(true);
  }

  #become(isDeaf: boolean): void {
    if (this.#isDeaf === isDeaf) return;
    this.#isDeaf = isDeaf;
    this.#tell(isDeaf);
  }
}

/**
 * Resolves after so many milliseconds of the page's own time. It passes in small steps: a page or machine that is
 * held up, and so reads answers late, does not take that for silence.
 */
export async function wakingPause(ms: number): Promise<void> {
  const steps = 8;
  for (let step = 0; step < steps; step += 1) {
    await new Promise((resolve) => setTimeout(resolve, ms / steps));
  }
}
