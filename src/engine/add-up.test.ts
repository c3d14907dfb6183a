// Orders and slopes in which some operations add up a gradient, and that random draws may miss: ops.test.ts holds
// all of them to the same promise.
import { expect, test } from 'vitest';
import {
  addUp,
  avgPool1d,
  backwardSteps,
  conv2d,
  einsum,
  logSoftmax,
  openContribution,
  originOf,
  randn,
  tensor,
  type DType,
  type Tensor,
} from './index.ts';

const options = { dtype: 'float64', requiresGrad: true } as const;

/** Every element of what the last operation sends back, and the same from its terms. */
function opened(output: Tensor) {
  const upstream = randn(output.shape, { seed: 9, dtype: output.dtype });
  const { op, inputs, attributes } = originOf(output);
  const arrays = inputs.map(({ array }) => array);
  const use = { op: op!, inputs: arrays, output: output.array, attributes };
  const [first] = backwardSteps(output, upstream);
  return first!.contributions.flatMap(({ place, value }) =>
    Array.from(value.data, (element, index) => ({
      element,
      ...openContribution(use, place, index, upstream, element),
    })),
  );
}

function expectExact(output: Tensor): void {
  for (const one of opened(output)) {
    // + 0: what is added to nothing is never −0
    expect([addUp(one, output.dtype), one.rest]).toEqual([one.element + 0, 0]);
  }
}

test.each<[string, () => Tensor]>([
  ['ties of seven', () => a(20, 1).broadcastTo([20, 7]).max(1)],
  ['a result with its letters turned round', () => einsum('ijk,jl->kl', a(2, 3, 4), a(3, 5))],
  [
    'a kernel that several images share',
    () => conv2d(a(5, 2, 4, 4), a(3, 2, 3, 3), { padding: 1 }),
  ],
  ['windows of seven', () => avgPool1d(a(1, 1, 9), 7, { stride: 1 })],
])('%s', (_, output) => expectExact(output()));

function a(...shape: number[]): Tensor {
  return randn(shape, { ...options, seed: shape.length });
}

test('a sum that is broadcast is added row by row, each rounded to its dtype', () => {
  const rows = randn([40, 3], { seed: 2 });
  const bias = randn([3], { seed: 3, requiresGrad: true });
  const output = rows.add(bias);
  expect(opened(output).map(({ rounded }) => rounded)).toEqual([true, true, true]);
  expectExact(output);
});

test.each<DType>(['float32', 'float64'])(
  'a factor multiplies its whole part once in %s',
  (dtype) => {
    const terms = [
      { upstream: 0.1, derivative: 3, part: 0, factor: 0.7 },
      { upstream: 0.2, derivative: 1, part: 0, factor: 0.7 },
      { upstream: 0.3, derivative: 1, part: 1, factor: 1 },
    ];
    const round = dtype === 'float32' ? Math.fround : Number;
    const sum = addUp({ terms, rounded: false, rest: 0 }, dtype);
    expect(sum).toBe(round(0.7 * (0.1 * 3 + 0.2) + 0.3));
  },
);

test('an element of logSoftmax is its own gradient less its probability’s share of all', () => {
  const [one] = opened(logSoftmax(tensor([0, 0], options)));
  expect(
    one!.terms.map(({ outputIndex, derivative, part, factor }) => [
      outputIndex,
      derivative,
      part,
      factor,
    ]),
  ).toEqual([
    [0, 1, 0, -0.5],
    [1, 1, 0, -0.5],
    [0, 1, 1, 1],
  ]);
});
