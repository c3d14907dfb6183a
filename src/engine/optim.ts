// Optimisers: rules that change parameters in place, given their gradients. In order of complexity.
import { refuse } from './errors.ts';
import { storage, type Data } from './ndarray.ts';
import { nextOrder } from './tape.ts';
import { Tensor } from './tensor.ts';

/** Changes the parameters it was made for. */
export interface Optimizer {
  /** Forgets all gradients: `grad` becomes null. */
  zeroGrad(): void;
  /**
   * Changes every parameter that has a gradient, in place.
   *
   * @throws EngineError `no-gradients` if none has one
   */
  step(): void;
}

/** Settings of {@link sgd}. */
export interface SgdOptions {
  /** η: how far to go along the gradient. */
  readonly learningRate: number;
  /** μ: how much of the last step's velocity is kept, 0 unless stated. */
  readonly momentum?: number;
  /** How much of the new gradient is left out of the velocity, 0 unless stated. */
  readonly dampening?: number;
  /** Looks ahead: steps along g + μv instead of v. */
  readonly nesterov?: boolean;
  /** λ: adds λ·w to the gradient, 0 unless stated. */
  readonly weightDecay?: number;
}

/**
 * Stochastic gradient descent: w ← w − η·g, with momentum v ← μ·v + (1 − d)·g, w ← w − η·v.
 *
 * The first velocity is the gradient itself, as in PyTorch.
 *
 * @throws EngineError `no-parameters`, `not-a-parameter`, `bad-option`
 */
export function sgd(parameters: readonly Tensor[], options: SgdOptions): Optimizer {
  const op = 'sgd';
  const { learningRate, momentum = 0, dampening = 0, weightDecay = 0 } = options;
  const nesterov = options.nesterov ?? false;
  checkNumbers(op, { learningRate, momentum, dampening, weightDecay });
  if (nesterov && (momentum === 0 || dampening !== 0)) {
    const range = 'a momentum above 0 and no dampening with nesterov';
    throw refuse('bad-option', { op, option: 'nesterov', value: 'true', range });
  }
  const velocities = new Map<Tensor, Data>();
  return optimizer(op, parameters, (parameter, w, g) => {
    const started = velocities.has(parameter);
    const v = momentum === 0 ? g : memory(velocities, parameter);
    for (let i = 0; i < w.length; i++) {
      const slope = g[i]! + weightDecay * w[i]!;
      if (momentum === 0) {
        w[i]! -= learningRate * slope;
        continue;
      }
      v[i] = started ? momentum * v[i]! + (1 - dampening) * slope : slope;
      w[i]! -= learningRate * (nesterov ? slope + momentum * v[i]! : v[i]!);
    }
  });
}

/** Settings of {@link adam}. */
export interface AdamOptions {
  /** η, 0.001 unless stated. */
  readonly learningRate?: number;
  /** How much of the running mean of g is kept, 0.9 unless stated. */
  readonly beta1?: number;
  /** How much of the running mean of g² is kept, 0.999 unless stated. */
  readonly beta2?: number;
  /** Keeps the division from 0, 10⁻⁸ unless stated. */
  readonly epsilon?: number;
  /** λ: adds λ·w to the gradient, 0 unless stated. */
  readonly weightDecay?: number;
}

/**
 * Adam: w ← w − η·m̂ / (√v̂ + ε), with m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², m̂ = m / (1 − β₁ᵗ),
 * v̂ = v / (1 − β₂ᵗ) (Kingma and Ba, 2015).
 *
 * @throws EngineError `no-parameters`, `not-a-parameter`, `bad-option`
 */
export function adam(parameters: readonly Tensor[], options: AdamOptions = {}): Optimizer {
  const op = 'adam';
  const { learningRate = 0.001, epsilon = 1e-8, weightDecay = 0 } = options;
  const { beta1 = 0.9, beta2 = 0.999 } = options;
  checkNumbers(op, { learningRate, epsilon, weightDecay });
  checkShare(op, { beta1, beta2 });
  const means = new Map<Tensor, Data>();
  const squares = new Map<Tensor, Data>();
  const kept = new Map<Tensor, { beta1: number; beta2: number }>();
  return optimizer(op, parameters, (parameter, w, g) => {
    const m = memory(means, parameter);
    const v = memory(squares, parameter);
    const powers = kept.get(parameter) ?? { beta1: 1, beta2: 1 };
    kept.set(parameter, powers);
    powers.beta1 *= beta1;
    powers.beta2 *= beta2;
    const rate = learningRate / (1 - powers.beta1);
    const root = Math.sqrt(1 - powers.beta2);
    for (let i = 0; i < w.length; i++) {
      const slope = g[i]! + weightDecay * w[i]!;
      m[i] = settled(beta1 * m[i]! + (1 - beta1) * slope);
      v[i] = settled(beta2 * v[i]! + (1 - beta2) * slope * slope);
      w[i]! -= (rate * m[i]!) / (Math.sqrt(v[i]!) / root + epsilon);
    }
  });
}

type Update = (parameter: Tensor, w: Data, g: Data) => void;

function optimizer(op: string, parameters: readonly Tensor[], update: Update): Optimizer {
  checkParameters(op, parameters);
  const list = [...new Set(parameters)];
  return {
    zeroGrad() {
      for (const parameter of list) parameter.grad = null;
    },
    step() {
      const ready = list.filter((parameter) => parameter.grad !== null);
      if (ready.length === 0) throw refuse('no-gradients', { op });
      for (const parameter of ready) {
        update(parameter, parameter.data, parameter.grad!.data);
        parameter.written = nextOrder();
      }
    },
  };
}

function memory(memories: Map<Tensor, Data>, parameter: Tensor): Data {
  let data = memories.get(parameter);
  if (data === undefined) {
    data = storage(parameter.size, parameter.dtype);
    memories.set(parameter, data);
  }
  return data;
}

/** A mean that decays towards 0 would get stuck at subnormal numbers, which are slow to compute with. */
function settled(value: number): number {
  return value < 1e-36 && value > -1e-36 ? 0 : value;
}

function checkParameters(op: string, parameters: readonly Tensor[]): void {
  if (!Array.isArray(parameters) || parameters.length === 0) throw refuse('no-parameters', { op });
  parameters.forEach((parameter: unknown, position) => {
    const fits =
      parameter instanceof Tensor && parameter.requiresGrad && parameter.origin.op === null;
    if (fits) return;
    const remedy = 'tensor(…, { requiresGrad: true })';
    throw refuse('not-a-parameter', { op, position, remedy });
  });
}

function checkNumbers(op: string, options: Readonly<Record<string, number>>): void {
  for (const [option, value] of Object.entries(options)) {
    if (Number.isFinite(value) && value >= 0) continue;
    throw refuse('bad-option', { op, option, value: String(value), range: 'a number from 0 up' });
  }
}

function checkShare(op: string, options: Readonly<Record<string, number>>): void {
  for (const [option, value] of Object.entries(options)) {
    if (value >= 0 && value < 1) continue;
    const range = 'a number from 0 to just under 1';
    throw refuse('bad-option', { op, option, value: String(value), range });
  }
}
