// How soon the parts of a stepper follow its position: at once, or while the reader drags the thumb, as soon as
// frames allow. The thumb itself never waits.

/** How long the thumb rests before everything follows, in ms. */
const restAfter = 120;
/** A frame that takes no longer leaves nothing to wait for. */
const smooth = 20;

export class Pace {
  /** The position that the graph shows. */
  drawn: number = $state(0);
  /** The position that the panels speak of. */
  told: number = $state(0);
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** When the graph may be drawn again. */
  #next = 0;

  constructor(position: number) {
    this.drawn = position;
    this.told = position;
  }

  /** Everything follows at once. */
  go(position: number): void {
    clearTimeout(this.#resting);
    this.drawn = position;
    this.told = position;
  }

  /**
   * The reader drags: the graph follows, but rests twice as long as drawing it took, so that most frames are
   * the thumb's; the panels follow when the thumb rests.
   */
  scrub(position: number): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.go(position), restAfter);
    const begun = performance.now();
    if (begun < this.#next) return;
    this.drawn = position;
    this.#next = Infinity;
    // The second frame begins when the first one is drawn.
    requestAnimationFrame(() =>
      requestAnimationFrame((now) => {
        const took = now - begun;
        this.#next = took > smooth ? now + 2 * took : now;
      }),
    );
  }

  stop(): void {
    clearTimeout(this.#resting);
  }
}
