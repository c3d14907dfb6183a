// The minimum of a smooth function of many numbers, from its values and slopes (L-BFGS).

import type { Stepwise } from './stepwise.ts';

/** A value and its gradient at some point. */
export interface Slope {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Where it is low, and how that was found. */
export interface Minimum extends Slope {
  readonly point: Float64Array;
  readonly iterations: number;
  /** Whether no part of the gradient is larger than the tolerance. */
  readonly converged: boolean;
}

/** When to stop. */
export interface Patience {
  readonly maxIterations: number;
  readonly tolerance: number;
}

interface Step {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly product: number;
}

/** Steps that are remembered: together they stand for the curvature. */
const memory = 10;

/**
 * Limited-memory BFGS (Nocedal, 1980): Newton's method with a curvature guessed from the last steps, each long enough
 * by Wolfe's conditions (1969).
 */
export function* minimize(
  slopeAt: (point: Float64Array) => Slope,
  start: Float64Array,
  { maxIterations, tolerance }: Patience,
): Stepwise<Minimum> {
  let here = { point: start, ...slopeAt(start) };
  const steps: Step[] = [];
  for (let iteration = 0; ; iteration++) {
    const converged = largestOf(here.gradient) <= tolerance;
    if (converged || iteration === maxIterations) {
      return { ...here, iterations: iteration, converged };
    }
    if (iteration > 0 && (yield)) return { ...here, iterations: iteration, converged };
    const next = search(slopeAt, here, direction(here.gradient, steps));
    if (next === null) return { ...here, iterations: iteration, converged };
    const moved = minus(next.point, here.point);
    const turned = minus(next.gradient, here.gradient);
    steps.push({ moved, turned, product: dot(moved, turned) });
    if (steps.length > memory) steps.shift();
    here = next;
  }
}

/** −H g, where H is the inverse curvature that the steps tell. */
function direction(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const result = gradient.map((slope) => -slope);
  const shares: number[] = [];
  for (const { moved, turned, product } of steps.toReversed()) {
    const share = dot(moved, result) / product;
    shares.unshift(share);
    addTo(result, turned, -share);
  }
  const last = steps.at(-1);
  const scale =
    last === undefined
      ? 1 / Math.sqrt(dot(result, result))
      : last.product / dot(last.turned, last.turned);
  for (let place = 0; place < result.length; place++) result[place]! *= scale;
  for (const [place, { moved, turned, product }] of steps.entries()) {
    addTo(result, moved, shares[place]! - dot(turned, result) / product);
  }
  return result;
}

/** Halves and doubles the step until the value falls enough and the slope has flattened; null if no step does. */
function search(
  slopeAt: (point: Float64Array) => Slope,
  from: Slope & { readonly point: Float64Array },
  way: Float64Array,
) {
  const steepness = dot(from.gradient, way);
  // near the minimum the value itself is only known up to rounding
  const slack = 1e-15 * Math.abs(from.value);
  let [low, high, length] = [0, Infinity, 1];
  for (let attempt = 0; attempt < 60; attempt++) {
    const point = from.point.slice();
    addTo(point, way, length);
    const { value, gradient } = slopeAt(point);
    const slope = dot(gradient, way);
    if (!(value <= from.value + 1e-4 * length * steepness + slack)) high = length;
    else if (slope < 0.9 * steepness) low = length;
    else return slope > steepness ? { point, value, gradient } : null;
    length = high === Infinity ? 2 * low : (low + high) / 2;
  }
  return null;
}

function largestOf(numbers: Float64Array): number {
  return numbers.reduce((largest, number) => Math.max(largest, Math.abs(number)), 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place++) sum += a[place]! * b[place]!;
  return sum;
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, place) => value - b[place]!);
}

function addTo(target: Float64Array, source: Float64Array, factor: number): void {
  for (let place = 0; place < target.length; place++) target[place]! += factor * source[place]!;
}
