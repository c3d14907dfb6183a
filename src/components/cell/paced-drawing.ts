// Draws what changes fast: at most once a frame, and after an expensive drawing not before the page has caught up.

/** Frames that stay free for one that is late: one drawing in six keeps the page near full speed. */
const rest = 6;
const frame = 1000 / 60;

export class PacedDrawing {
  readonly #draw: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #free = 0;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** Whether something was asked for and is not drawn yet. */
  get waits(): boolean {
    return this.#timer !== undefined || this.#frame !== 0;
  }

  /** Draws as soon as the pace allows. */
  ask(): void {
    if (this.waits) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#frame = requestAnimationFrame(() => this.now());
      },
      Math.max(0, this.#free - performance.now()),
    );
  }

  /** Draws at once: a hidden page has no frames to wait for. */
  now(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#timer = undefined;
    this.#frame = 0;
    const began = performance.now();
    this.#draw();
    // Layout and painting cost more than the drawing itself; the next frame comes when they are done.
    requestAnimationFrame(() => {
      const late = performance.now() - began - frame;
      this.#free = performance.now() + rest * Math.max(0, late);
    });
  }
}
