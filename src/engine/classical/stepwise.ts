// Long calculations in steps: run at once, or with a pause after each step.
import { paused } from '../pause.ts';

/**
 * Yields after each step the share that is done, from 0 to 1, where it is known. What it is handed then says whether
 * to end early with what there is.
 */
export type Stepwise<Result> = Generator<number | undefined, Result, boolean>;

/** The result, all steps in one go. */
export function atOnce<Result>(steps: Stepwise<Result>): Result {
  for (let step = steps.next(false); ; step = steps.next(false)) if (step.done) return step.value;
}

/** The result, with a pause after each step. */
export async function withPauses<Result>(steps: Stepwise<Result>): Promise<Result> {
  let step = steps.next(false);
  while (step.done !== true) step = steps.next(await paused(step.value));
  return step.value;
}
