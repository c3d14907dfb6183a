// Sequential minimal optimisation: a support vector machine of two classes, two of its numbers at a time.
// Leaves kernels to kernels.ts and more than two classes to kernel-svm.ts.
import type { Stepwise } from './stepwise.ts';

/** The problem: minimise ½ Σᵢⱼ αᵢαⱼyᵢyⱼKᵢⱼ − Σ αᵢ with 0 ≤ αᵢ ≤ C and Σ αᵢyᵢ = 0. */
export interface MarginProblem {
  /** y: −1 or 1 for each example. */
  readonly signs: Float64Array;
  /** Row i of K. */
  readonly kernelRow: (row: number) => Float64Array;
  /** Kᵢᵢ of each example. */
  readonly diagonal: Float64Array;
  readonly C: number;
  /** How far the optimality conditions may be missed. */
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** α and b of the decision Σ αᵢyᵢK(xᵢ, x) + b. */
export interface MarginSolution {
  readonly alphas: Float64Array;
  readonly bias: number;
  readonly converged: boolean;
}

/** Pairs between two pauses. */
const pairsPerStep = 256;

/**
 * Platt's algorithm (1998). The pair is the one that misses the optimality conditions most, and of its second halves
 * the one that gains most (Fan, Chen and Lin, 2005).
 */
export function* solveMargin(problem: MarginProblem): Stepwise<MarginSolution> {
  const { signs, kernelRow, diagonal, C, tolerance, maxIterations } = problem;
  const alphas = new Float64Array(signs.length);
  // ∂/∂αᵢ of what is minimised
  const slopes = new Float64Array(signs.length).fill(-1);
  const canRise = (row: number) => (signs[row]! > 0 ? alphas[row]! < C : alphas[row]! > 0);
  const canFall = (row: number) => (signs[row]! > 0 ? alphas[row]! > 0 : alphas[row]! < C);
  for (let pair = 0; ; pair++) {
    const first = mostMissing(signs, slopes, canRise);
    const reach = -signs[first]! * slopes[first]!;
    const row = kernelRow(first);
    let [second, gain, lowest] = [-1, 0, Infinity];
    for (let other = 0; other < signs.length; other++) {
      if (!canFall(other)) continue;
      const level = -signs[other]! * slopes[other]!;
      lowest = Math.min(lowest, level);
      if (level >= reach) continue;
      const curvature = Math.max(diagonal[first]! + diagonal[other]! - 2 * row[other]!, 1e-12);
      const gained = ((reach - level) * (reach - level)) / curvature;
      if (gained > gain) [second, gain] = [other, gained];
    }
    const converged = reach - lowest <= tolerance;
    if (converged || second < 0 || pair === maxIterations) {
      return { alphas, bias: biasOf(problem, alphas, slopes, (reach + lowest) / 2), converged };
    }
    movePair(problem, { alphas, slopes }, first, second);
    if (pair % pairsPerStep === pairsPerStep - 1 && (yield)) {
      return { alphas, bias: biasOf(problem, alphas, slopes, (reach + lowest) / 2), converged };
    }
  }
}

/** Of the examples that can rise, the one whose −y ∂/∂α is largest. */
function mostMissing(
  signs: Float64Array,
  slopes: Float64Array,
  canRise: (row: number) => boolean,
): number {
  let best = -1;
  for (let row = 0; row < signs.length; row++) {
    if (!canRise(row)) continue;
    if (best < 0 || -signs[row]! * slopes[row]! > -signs[best]! * slopes[best]!) best = row;
  }
  return best;
}

interface Progress {
  readonly alphas: Float64Array;
  readonly slopes: Float64Array;
}

/** Moves yα of the first up and of the second down by as much as lowers the value most, inside 0 … C. */
function movePair(
  { signs, kernelRow, diagonal, C }: MarginProblem,
  { alphas, slopes }: Progress,
  first: number,
  second: number,
): void {
  const [up, down] = [kernelRow(first), kernelRow(second)];
  const curvature = Math.max(diagonal[first]! + diagonal[second]! - 2 * up[second]!, 1e-12);
  const missing = signs[second]! * slopes[second]! - signs[first]! * slopes[first]!;
  const room = Math.min(
    signs[first]! > 0 ? C - alphas[first]! : alphas[first]!,
    signs[second]! > 0 ? alphas[second]! : C - alphas[second]!,
  );
  const step = Math.min(missing / curvature, room);
  alphas[first] = within(alphas[first]! + signs[first]! * step, C);
  alphas[second] = within(alphas[second]! - signs[second]! * step, C);
  for (let row = 0; row < slopes.length; row++) {
    slopes[row]! += signs[row]! * step * (up[row]! - down[row]!);
  }
}

/** On a bound where rounding alone keeps it away. */
function within(alpha: number, C: number): number {
  if (alpha < 1e-12 * C) return 0;
  return alpha > C * (1 - 1e-12) ? C : alpha;
}

/** The mean of y − Σ αyK over examples between the bounds, which lie on the margin; else the middle of what is allowed. */
function biasOf(
  { signs, C }: MarginProblem,
  alphas: Float64Array,
  slopes: Float64Array,
  middle: number,
): number {
  let [sum, count] = [0, 0];
  for (let row = 0; row < signs.length; row++) {
    if (alphas[row] === 0 || alphas[row] === C) continue;
    sum -= signs[row]! * slopes[row]!;
    count += 1;
  }
  return count === 0 ? middle : sum / count;
}
