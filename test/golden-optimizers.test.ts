// Reference values of optimisers, schedules and clipping, in float64.
import { describe, expect, test } from 'vitest';
import {
  adadelta,
  adagrad,
  adam,
  adamw,
  clipByNorm,
  cosineDecay,
  exponentialDecay,
  rmsprop,
  sgd,
  stepDecay,
  tensor,
  warmupCosine,
  zeros,
  type Optimizer,
  type Schedule,
  type Tensor,
} from '#engine';
import { firstMiss, golden, restore, type Trajectory } from './golden/read.ts';

const close = { rtol: 1e-9, atol: 1e-10 };

test('there are 22 paths', () => {
  expect(golden.trajectories).toHaveLength(22);
});

describe('optimiser paths', () => {
  test.each(golden.trajectories)('$id', (trajectory) => {
    const w = tensor(trajectory.w[0]!, { dtype: 'float64', requiresGrad: true });
    const optimizer = optimizers[trajectory.optimizer]!([w], hyper(trajectory));
    trajectory.w.forEach((point, step) => {
      const loss = lossOf(trajectory, w);
      expect(firstMiss(w.data, point, close), `step ${step}`).toBeUndefined();
      expect(loss.item()).toBeCloseTo(trajectory.loss[step]!, 8);
      optimizer.zeroGrad();
      loss.backward();
      optimizer.step();
    });
  });
});

interface Hyper {
  readonly number: (name: string) => number;
  readonly flag: (name: string) => boolean;
  readonly betas: readonly number[];
}

function hyper({ hyper: values }: Trajectory): Hyper {
  return {
    number: (name) => (values[name] as number | undefined) ?? 0,
    flag: (name) => values[name] === true,
    betas: (values['betas'] as readonly number[] | undefined) ?? [],
  };
}

const optimizers: Readonly<Record<string, (parameters: Tensor[], hyper: Hyper) => Optimizer>> = {
  sgd: (parameters, { number, flag }) =>
    sgd(parameters, {
      learningRate: number('lr'),
      momentum: number('momentum'),
      dampening: number('dampening'),
      nesterov: flag('nesterov'),
      weightDecay: number('weight_decay'),
    }),
  adagrad: (parameters, { number }) =>
    adagrad(parameters, {
      learningRate: number('lr'),
      learningRateDecay: number('lr_decay'),
      epsilon: number('eps'),
    }),
  rmsprop: (parameters, { number, flag }) =>
    rmsprop(parameters, {
      learningRate: number('lr'),
      decay: number('alpha'),
      epsilon: number('eps'),
      momentum: number('momentum'),
      centered: flag('centered'),
    }),
  adadelta: (parameters, { number }) =>
    adadelta(parameters, {
      learningRate: number('lr'),
      decay: number('rho'),
      epsilon: number('eps'),
    }),
  adam: (parameters, hyperparameters) => adam(parameters, adamOptions(hyperparameters)),
  adamw: (parameters, hyperparameters) => adamw(parameters, adamOptions(hyperparameters)),
};

function adamOptions({ number, flag, betas: [beta1, beta2] }: Hyper) {
  return {
    learningRate: number('lr'),
    beta1: beta1!,
    beta2: beta2!,
    epsilon: number('eps'),
    weightDecay: number('weight_decay'),
    amsgrad: flag('amsgrad'),
  };
}

function lossOf({ function: name }: Trajectory, w: Tensor): Tensor {
  if (name === 'quadratic') {
    const [a, c] = [golden.quadratic.a, golden.quadratic.c].map((values) =>
      tensor(values, { dtype: 'float64' }),
    );
    return a!.mul(w.sub(c!).square()).sum().mul(0.5);
  }
  const [x, y] = [w.slice(0), w.slice(1)];
  const valley = y.sub(x.square()).square().mul(100);
  return x.neg().add(1).square().add(valley);
}

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
