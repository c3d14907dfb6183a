// Every operation of the table, on random shapes: gradients against central differences, and explanations
// against gradients. An operation without an entry here fails.
import { array, assert, boolean, integer, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backwardSteps,
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  concat,
  crossEntropy,
  explainContributions,
  gradcheck,
  ops,
  originOf,
  randn,
  stack,
  uniform,
  where,
  type BackwardStep,
  type Shape,
  type Tensor,
} from '../index.ts';

/** Random inputs of one use: a shape, one that broadcasts against it, and a seed. */
interface Draw {
  readonly shape: Shape;
  readonly partner: Shape;
  readonly seed: number;
}

interface Sample {
  readonly inputs: readonly Tensor[];
  readonly use: (...inputs: Tensor[]) => Tensor;
}

type Sampler = (draw: Draw) => Sample;

const options = { dtype: 'float64', requiresGrad: true } as const;
const any = (shape: Shape, seed: number) => randn(shape, { ...options, seed });
const between = (low: number, high: number) => (shape: Shape, seed: number) =>
  uniform(shape, { ...options, seed, low, high });
const positive = between(0.2, 3);

const one =
  (use: (x: Tensor) => Tensor, make = any): Sampler =>
  ({ shape, seed }) => ({ inputs: [make(shape, seed)], use });

const two =
  (use: (a: Tensor, b: Tensor) => Tensor, make = any, makeOther = make): Sampler =>
  ({ shape, partner, seed }) => ({
    inputs: [make(shape, seed), makeOther(partner, seed + 1)],
    use,
  });

/** Reduces every other axis, which ones depending on the seed; keepdims likewise. */
const reducing =
  (use: (x: Tensor, axes: readonly number[], keepdims: boolean) => Tensor): Sampler =>
  ({ shape, seed }) => {
    const axes = shape.map((_, axis) => axis).filter((axis) => (axis + seed) % 2 === 0);
    return { inputs: [any(shape, seed)], use: (x) => use(x, axes, seed % 3 === 0) };
  };

/** Several tensors of one shape with at least one axis. */
const joined =
  (use: (parts: Tensor[], axis: number) => Tensor): Sampler =>
  ({ shape, seed }) => {
    const full = [2, ...shape];
    const inputs = [0, 1, 2].map((i) => any(full, seed + i));
    return { inputs, use: (...parts) => use(parts, seed % full.length) };
  };

const withClasses =
  (use: (x: Tensor) => Tensor): Sampler =>
  ({ shape, seed }) => ({ inputs: [any([...shape, 3], seed)], use });

const samplers: Readonly<Record<string, Sampler>> = {
  add: two((a, b) => a.add(b)),
  sub: two((a, b) => a.sub(b)),
  mul: two((a, b) => a.mul(b)),
  div: two((a, b) => a.div(b), any, positive),
  neg: one((x) => x.neg()),
  pow: two((a, b) => a.pow(b), positive, between(-2, 3)),
  square: one((x) => x.square()),
  sqrt: one((x) => x.sqrt(), positive),
  exp: one((x) => x.exp()),
  log: one((x) => x.log(), positive),
  abs: one((x) => x.abs()),
  maximum: two((a, b) => a.maximum(b)),
  minimum: two((a, b) => a.minimum(b)),
  clamp: one((x) => x.clamp(-0.7, 0.9)),
  where: ({ shape, partner, seed }) => {
    const condition = any(shape, seed + 2).greater(0);
    const inputs = [any(partner, seed), any(shape, seed + 1)];
    return { inputs, use: (a, b) => where(condition, a!, b!) };
  },
  sigmoid: one((x) => x.sigmoid()),
  tanh: one((x) => x.tanh()),
  softsign: one((x) => x.softsign()),
  hardtanh: one((x) => x.hardtanh(-0.7, 0.9)),
  relu: one((x) => x.relu()),
  leakyRelu: one((x) => x.leakyRelu(0.2)),
  prelu: ({ shape, seed }) => {
    // channels lie along axis 1; one slope fits any shape
    const channels = seed % 2 === 0 ? shape[1] : undefined;
    const slopes = any(channels === undefined ? [] : [channels], seed + 1);
    return { inputs: [any(shape, seed), slopes], use: (x, a) => x!.prelu(a!) };
  },
  relu6: one((x) => x.relu6(), between(-3, 9)),
  elu: one((x) => x.elu(0.8)),
  selu: one((x) => x.selu()),
  softplus: one((x) => x.softplus()),
  logSigmoid: one((x) => x.logSigmoid()),
  silu: one((x) => x.silu()),
  gelu: ({ shape, seed }) => {
    const approximate = seed % 2 === 0 ? 'none' : 'tanh';
    return { inputs: [any(shape, seed)], use: (x) => x!.gelu({ approximate }) };
  },
  mish: one((x) => x.mish()),
  softmax: withClasses((x) => x.softmax(0)),
  logSoftmax: withClasses((x) => x.logSoftmax()),
  sum: reducing((x, axes, keepdims) => x.sum(axes, { keepdims })),
  mean: reducing((x, axes, keepdims) => x.mean(axes, { keepdims })),
  max: reducing((x, axes, keepdims) => x.max(axes, { keepdims })),
  min: reducing((x, axes, keepdims) => x.min(axes, { keepdims })),
  reshape: one((x) => x.reshape([-1])),
  transpose: ({ shape, seed }) => {
    const axes = shape.map((_, axis) => (axis + seed) % shape.length);
    return { inputs: [any(shape, seed)], use: (x) => x.transpose(axes) };
  },
  slice: ({ shape, seed }) => ({
    inputs: [any([5, 3, ...shape], seed)],
    use: (x) => x.slice([1, 5, 2], seed % 3),
  }),
  broadcastTo: ({ shape, partner, seed }) => ({
    inputs: [any(partner, seed)],
    use: (x) => x.broadcastTo([2, ...shape]),
  }),
  concat: joined((parts, axis) => concat(parts, axis)),
  stack: joined((parts, axis) => stack(parts, axis)),
  clone: one((x) => x.clone()),
  cast: one((x) => x.to('float64')),
  matmul: ({ shape, partner, seed }) => {
    const pairs: readonly (readonly [Shape, Shape])[] = [
      [[3], [3]],
      [[4, 3], [3]],
      [[3], [3, 2]],
      [
        [...shape, 4, 3],
        [...partner, 3, 5],
      ],
    ];
    const [left, right] = pairs[seed % pairs.length]!;
    return { inputs: [any(left, seed), any(right, seed + 1)], use: (a, b) => a!.matmul(b!) };
  },
  binaryCrossEntropy: ({ shape, seed }) => ({
    inputs: [between(0.1, 0.9)(shape, seed), between(0, 1)(shape, seed + 1)],
    use: (p, t) => binaryCrossEntropy(p!, t!, { reduction: 'none' }),
  }),
  binaryCrossEntropyWithLogits: ({ shape, seed }) => ({
    inputs: [any(shape, seed), between(0, 1)(shape, seed + 1)],
    use: (z, t) => binaryCrossEntropyWithLogits(z!, t!, { reduction: 'none' }),
  }),
  crossEntropy: ({ shape, seed }) => ({
    inputs: [any([...shape, 3], seed), between(0, 1)([...shape, 3], seed + 1)],
    use: (z, t) => crossEntropy(z!, t!, { reduction: 'none' }),
  }),
};

const draws = record({
  shape: array(integer({ min: 1, max: 4 }), { maxLength: 3 }),
  repeated: array(boolean(), { minLength: 3, maxLength: 3 }),
  missing: nat(2),
  seed: nat(10_000),
}).map(({ shape, repeated, missing, seed }): Draw => ({
  shape,
  partner: shape.map((size, axis) => (repeated[axis] ? 1 : size)).slice(missing),
  seed,
}));

const settings = { seed: 7, numRuns: 25 };

describe.each(ops.map((op) => ({ name: op.name, op })))('$name', ({ name, op }) => {
  const sampler: Sampler = (draw) => {
    const row = samplers[name];
    if (row === undefined) throw new Error(`samplers: no row for ${name}: say how it is used`);
    return row(draw);
  };

  test('its gradient agrees with central differences', () => {
    const agrees = property(draws, (draw) => {
      const { inputs, use } = sampler(draw);
      expect(originOf(use(...inputs)).op).toBe(op);
      const weights = any(use(...inputs).shape, draw.seed + 9).detach();
      const named = Object.fromEntries(inputs.map((input, place) => [`input ${place}`, input]));
      const report = gradcheck(
        () =>
          use(...inputs)
            .mul(weights)
            .sum(),
        named,
      );
      expect(report).toMatchObject({ verdict: 'agree' });
    });
    assert(agrees, settings);
  });

  test('its explanation, transposed, is its gradient', () => {
    const agrees = property(draws, (draw) => {
      const { inputs, use } = sampler(draw);
      const output = use(...inputs);
      const upstream = any(output.shape, draw.seed + 9).detach();
      const [first] = backwardSteps(output, upstream);
      checkExplained(output, upstream, first!.contributions);
    });
    assert(agrees, settings);
  });
});

function checkExplained(
  output: Tensor,
  upstream: Tensor,
  contributions: BackwardStep['contributions'],
): void {
  const { op, inputs, attributes } = originOf(output);
  const use = { op: op!, inputs, output, attributes };
  for (const { place, value } of contributions) {
    const terms = explainContributions(use, place, upstream);
    terms.forEach((list, index) => {
      const sum = list.reduce((total, term) => total + term.upstream * term.derivative, 0);
      expect(Math.abs(sum - value.data[index]!)).toBeLessThan(1e-9 * (1 + Math.abs(sum)));
    });
  }
}
