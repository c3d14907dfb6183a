// Reference values of optimisers in both precisions, of schedules and clipping in float64.
import { describe, expect, test } from 'vitest';
import {
  clipByNorm,
  cosineDecay,
  exponentialDecay,
  sgd,
  stepDecay,
  tensor,
  warmupCosine,
  zeros,
  type Schedule,
} from '#engine';
import { missesOfPath } from './golden/paths.ts';
import { golden } from './golden/read.ts';
import { firstMiss, restore } from './golden/values.ts';

const close = { rtol: 1e-9, atol: 1e-10 };

test('there are 22 paths', () => {
  expect(golden.trajectories).toHaveLength(22);
});

describe('optimiser paths', () => {
  test.each(golden.trajectories)('$id in float64', (trajectory) => {
    expect(missesOfPath(trajectory, golden.quadratic)).toEqual([]);
  });

  test.each(golden.trajectories)('$id in float32', (trajectory) => {
    expect(missesOfPath(trajectory, golden.quadratic, 'float32')).toEqual([]);
  });
});

describe('schedules', () => {
  const { step, exponential, cosine, warmup_cosine: warm } = golden.schedules;
  test.each<[string, Schedule, readonly number[]]>([
    ['step', stepDecay(step.base, { every: step.step, factor: step.gamma }), step.lr],
    [
      'exponential',
      exponentialDecay(exponential.base, { factor: exponential.gamma }),
      exponential.lr,
    ],
    ['cosine', cosineDecay(cosine.base, { steps: cosine.T, minimum: cosine.min }), cosine.lr],
    [
      'warm-up, then cosine',
      warmupCosine(warm.base, { warmup: warm.warmup, steps: warm.T }),
      warm.lr,
    ],
  ])('%s: by hand and by an optimiser that follows it', (_, schedule, rates) => {
    expect(
      firstMiss(
        rates.map((__, at) => schedule(at)),
        rates,
        close,
      ),
    ).toBeUndefined();
    const w = tensor([1], { dtype: 'float64', requiresGrad: true });
    const optimizer = sgd([w], { learningRate: schedule });
    w.grad = zeros([1], { dtype: 'float64' });
    const followed = rates.map(() => {
      const rate = optimizer.learningRate;
      optimizer.step();
      return rate;
    });
    expect(firstMiss(followed, rates, close)).toBeUndefined();
  });
});

test('clipping by the norm of all gradients together', () => {
  const { grads, max_norm: maxNorm, total_norm: norm, clipped } = golden.clip;
  const parameters = grads.map((grad) => {
    const parameter = zeros(grad.shape, { dtype: 'float64', requiresGrad: true });
    parameter.grad = restore(grad, 'float64');
    return parameter;
  });
  expect(clipByNorm(parameters, maxNorm)).toBeCloseTo(norm, 12);
  parameters.forEach(({ grad }, place) => {
    expect(firstMiss(grad!.data, clipped[place]!.data, close)).toBeUndefined();
  });
});
