// Replays the path of one optimiser and says where it leaves its reference. Also runs in browsers.
import {
  adadelta,
  adagrad,
  adam,
  adamw,
  rmsprop,
  sgd,
  tensor,
  type DType,
  type Optimizer,
  type Tensor,
} from '#engine';
import { firstMiss, type Golden, type Trajectory } from './values.ts';

const tolerances = {
  float64: { rtol: 1e-9, atol: 1e-10 },
  float32: { rtol: 1e-4, atol: 1e-5 },
} as const;

/** What differs along the path, parameters and losses of each step; nothing where all agrees. */
export function missesOfPath(
  trajectory: Trajectory,
  quadratic: Golden['quadratic'],
  dtype: DType = 'float64',
): string[] {
  const close = tolerances[dtype];
  const w = tensor(trajectory.w[0]!, { dtype, requiresGrad: true });
  const optimizer = optimizers[trajectory.optimizer]!([w], hyper(trajectory));
  return trajectory.w.flatMap((point, step) => {
    const loss = lossOf(trajectory, quadratic, w);
    const misses = [
      firstMiss(w.data, point, close),
      firstMiss(loss.data, [trajectory.loss[step]!], close),
    ];
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    return misses.flatMap((miss) => (miss === undefined ? [] : [`step ${step}: ${miss}`]));
  });
}

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

function lossOf({ function: name }: Trajectory, quadratic: Golden['quadratic'], w: Tensor): Tensor {
  if (name === 'quadratic') {
    const { dtype } = w;
    const [a, c] = [quadratic.a, quadratic.c].map((values) => tensor(values, { dtype }));
    return a!.mul(w.sub(c!).square()).sum().mul(0.5);
  }
  const [x, y] = [w.slice(0), w.slice(1)];
  const valley = y.sub(x.square()).square().mul(100);
  return x.neg().add(1).square().add(valley);
}
