// Slopes by differences, and how a gradient is judged by them. Leaves computing the loss to whoever asks:
// gradcheck.ts for a function of the reader's, replay-check.ts for a recorded computation.

/** Slopes of a loss along one element. */
export interface Slopes {
  readonly central: number;
  /** Whether the slopes from left and right differ at this very point. */
  readonly kink: boolean;
}

/**
 * Slopes around `before`, where the loss is `value`. Yields each place at which it wants to know the loss and is
 * sent it; the step shrinks once where left and right disagree, to tell a kink from a bend.
 */
export function* slopesAround(
  value: number,
  before: number,
  step: number,
): Generator<number, Slopes, number> {
  const h = step * Math.max(1, Math.abs(before));
  const wide = yield* sides(value, before, h);
  if (!(wide.jump > Math.max(1e-3 * Math.max(wide.size, 1e-3), noise(value, h / 16))))
    return { central: wide.central, kink: false };
  const narrow = yield* sides(value, before, h / 16);
  // the jump of a smooth bend shrinks with the step, that of a kink at this very point does not
  const kink = narrow.jump > 0.5 * wide.jump;
  return { central: kink ? wide.central : narrow.central, kink };
}

/**
 * Slopes with a step at which they agree with what is tested, `errorOf` saying how far they are from it; if there
 * is none, those of the usual step, or of a smaller one that comes nearer.
 *
 * A strong bend needs a smaller step. A loss that is flat here, or the sum of large numbers that cancel, needs a
 * larger one, at which rounding weighs less; that may only bring agreement, because it reaches kinks beside the
 * point. What only looks like a kink, being rounding or beside the point, is none at another step.
 */
export function* nearestSlopes(
  value: number,
  before: number,
  step: number,
  errorOf: (central: number) => number,
  tolerance: number,
): Generator<number, Slopes, number> {
  const usual = yield* slopesAround(value, before, step);
  let best = usual;
  let least = errorOf(usual.central);
  if (!usual.kink && least <= tolerance) return usual;
  for (const h of [step / 16, step * 16, step / 256, step * 256]) {
    const slopes = yield* slopesAround(value, before, h);
    const error = errorOf(slopes.central);
    if (!slopes.kink && error <= tolerance) return slopes;
    const isNearer = h < step && error < least;
    if (isNearer && !usual.kink) [best, least] = [{ ...slopes, kink: false }, error];
  }
  return best;
}

interface Sides {
  readonly central: number;
  readonly jump: number;
  readonly size: number;
}

function* sides(value: number, before: number, distance: number): Generator<number, Sides, number> {
  const right = ((yield before + distance) - value) / distance;
  const left = (value - (yield before - distance)) / distance;
  return {
    central: (right + left) / 2,
    jump: Math.abs(right - left),
    size: Math.max(Math.abs(right), Math.abs(left)),
  };
}

/** What rounding of a loss of this size alone can make of a slope. */
export function noise(value: number, distance: number): number {
  return (2 ** -50 * Math.abs(value)) / distance;
}

/** Below this size, elements of a gradient are compared absolutely: rounding has the last word there. */
export function floorOf(reference: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < reference.length; i++) largest = Math.max(largest, Math.abs(reference[i]!));
  return Math.max(1e-4 * largest, 1e-6);
}

/** |tested − reference| relative to the larger of both, or to `floor` where both are smaller. */
export function relativeError(tested: number, reference: number, floor: number): number {
  const size = Math.max(Math.abs(tested), Math.abs(reference), floor);
  return Math.abs(tested - reference) / size;
}

/** What elements that were compared say together. */
export type Verdict = 'agree' | 'differ' | 'kink' | 'not-a-number';

interface Compared {
  readonly tested: number;
  readonly reference: number;
  readonly error: number;
  readonly kink: boolean;
}

/** The verdict on compared elements, and the largest error of those that are not at a kink. */
export function verdictOf(
  rows: readonly Compared[],
  tolerance: number,
): { readonly verdict: Verdict; readonly worst: number } {
  const broken = rows.some(({ tested, reference }) => !Number.isFinite(tested + reference));
  const smooth = rows.filter(({ kink }) => !kink);
  const worst = smooth.reduce((largest, { error }) => Math.max(largest, error), 0);
  const verdict = broken
    ? 'not-a-number'
    : worst > tolerance
      ? 'differ'
      : smooth.length < rows.length
        ? 'kink'
        : 'agree';
  return { verdict, worst };
}
