// What tells an LSTM from a plain recurrent network: how long it remembers.
import { expect, test } from 'vitest';
import {
  adam,
  binaryCrossEntropyWithLogits,
  clipByNorm,
  concat,
  layers,
  manualSeed,
  metrics,
  noGrad,
  recallFirstBit,
  sequential,
  tensor,
  type Layer,
  type Shape,
  type Tensor,
} from '#engine';

const length = 50;
const units = 8;

/** Bits as −1 and 1 beside a mark on the first step; which bit stood there is asked at the end. */
function marked(count: number, seed: number): { readonly x: Tensor; readonly y: Tensor } {
  const { x, y } = recallFirstBit({ count, length, seed });
  const mark = tensor(Array.from({ length }, (_, time) => [time === 0 ? 1 : 0]));
  const bits = x.mul(2).sub(1);
  return { x: concat([bits, mark.broadcastTo(bits.shape)], -1), y: y.reshape([count, 1]) };
}

/** Share of first bits recalled after at most 250 steps; training ends early once the task is learned. */
function recalled(recurrent: () => Layer, seed: number): number {
  manualSeed(seed);
  const net = sequential([recurrent(), layers.dense({ units: 1 })]);
  net.build([[length, 2]]);
  const parameters = [...net.parameters];
  const optimizer = adam(parameters, { learningRate: 0.02 });
  for (let step = 0, recent = 1; step < 250 && recent > 0.03; step++) {
    const { x, y } = marked(16, 1000 * seed + step);
    const loss = binaryCrossEntropyWithLogits(net.apply(x), y);
    optimizer.zeroGrad();
    loss.backward();
    clipByNorm(parameters, 1);
    optimizer.step();
    recent = 0.9 * recent + 0.1 * loss.item();
  }
  const { x, y } = marked(500, 999_999);
  return metrics.accuracy(y, noGrad(() => net.apply(x)).greater(0));
}

/** Gates in the order i, f, g, o: input gates nearly closed, forget gates wide open. */
const biasInitializer = ([width]: Shape) =>
  tensor(Array.from({ length: width! }, (_, i) => [-2, 5, 0, -2][Math.floor(i / units)]!));

const open = { units, biasInitializer, unitForgetBias: false };

test.each([1, 2, 3])(
  'an LSTM with open forget gates recalls a bit after 50 steps: seed %i',
  (seed) => {
    expect(recalled(() => layers.lstm(open), seed)).toBeGreaterThanOrEqual(0.99);
  },
);

test.each([1, 2, 3])('a plain recurrent network only guesses: seed %i', (seed) => {
  const accuracy = recalled(() => layers.simpleRNN({ units }), seed);
  expect(Math.abs(accuracy - 0.5)).toBeLessThan(0.06);
});
