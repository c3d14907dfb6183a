// Plays the steps one after another; never starts by itself, stops at the end and in a hidden tab.

/** Time between two steps, long enough to read the change. */
const interval = 1200;

/** A player that calls `next` until it answers false. */
export class Player {
  playing = $state(false);
  readonly #next: () => boolean;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(next: () => boolean) {
    this.#next = next;
  }

  toggle(): void {
    if (this.playing) this.stop();
    else if (this.#next()) this.#start();
  }

  stop(): void {
    this.playing = false;
    clearInterval(this.#timer);
  }

  #start(): void {
    this.playing = true;
    this.#timer = setInterval(() => {
      if (document.hidden || !this.#next()) this.stop();
    }, interval);
  }
}
