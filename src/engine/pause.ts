// Where long calls let others work: they wait here between two batches, trees or trials.
// Leaves what happens meanwhile to whoever sets the pause.

/** Lets others work; resolves with true where the call is to end early. */
export type Pause = () => Promise<boolean>;

let current: Pause | null = null;

/**
 * Sets what long calls (`fit` of models, `fitAsync`, searches) await between their steps, so that a page can draw
 * and stop them; null ends it. A call that is told to end keeps what it has learned so far.
 */
export function setPause(pause: Pause | null): void {
  current = pause;
}

/** Waits as long as was asked for; true where the call is to end early. */
export async function paused(): Promise<boolean> {
  return current === null ? false : current();
}
