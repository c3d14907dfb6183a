// What the gradient check of a trace is tried on: traces of every operation, and a judge of one check.
import { sample } from 'fast-check';
import type { Op } from '#engine';
import type { Trace } from '#notebook';
import { any } from '../../src/engine/ops/sampling/draw.ts';
import { draws } from '../../src/engine/ops/sampling/draws.ts';
import { samplerOf } from '../../src/engine/ops/sampling/index.ts';
import { createExplainer } from '../../src/notebook/explainer/explainer.ts';
import type { GradientCheck } from '../../src/notebook/explainer/explanation.ts';
import { traced } from '../../src/notebook/explainer/trace-under-test.ts';

/** Traces of Σ wᵢyᵢ, y being one use of the operation; the same ones every time. */
export function tracesOf({ name }: Op, count: number): Trace[] {
  return sample(draws, { numRuns: count, seed: 5 }).map((draw) => {
    const { inputs, use } = samplerOf(name)(draw);
    const output = use(...inputs.map((input) => input.to('float32')));
    const weights = any(output.shape, draw.seed + 9)
      .detach()
      .to(output.dtype);
    return traced(output.mul(weights).sum());
  });
}

/** The check of a trace, every element of up to `maxElements`. */
export function checked(trace: Trace, maxElements = 1_000): Promise<GradientCheck> {
  return createExplainer(trace).check({ maxElements });
}

/** What one reads when a check says something else than it should. */
export function told({ verdict, parameters }: GradientCheck): string {
  const worst = parameters.map(({ node, worst }) => ({ node, ...worst }));
  return `${verdict}: ${JSON.stringify(worst)}`;
}
