// Where long calls let others work: they wait here between two batches, trees or trials.
// Leaves what happens meanwhile to whoever sets the pause.

/**
 * Lets others work; resolves with whether the call is to go on. `share` is how much of it is done, from 0 to 1,
 * where the call knows.
 */
export type Pause = (share?: number) => Promise<boolean>;

let current: Pause | null = null;

/**
 * Sets what long calls (`fit`, `evaluate` and `predict` of models, `fitAsync`, searches) await between their steps,
 * so that a page can draw and stop them; null ends it. A call that is not to go on keeps what it has learned so far.
 */
export function setPause(pause: Pause | null): void {
  current = pause;
}

/** Waits as long as was asked for; true where the call is to end early. */
export async function paused(share?: number): Promise<boolean> {
  return current !== null && !(await current(share));
}
