// What attention is for: each place of the output looks at another place of the input.
import { expect, test } from 'vitest';
import {
  adam,
  crossEntropy,
  layers,
  manualSeed,
  metrics,
  noGrad,
  reversalPairs,
  sequential,
} from '#engine';

const [length, signs, width] = [6, 8, 16];

/** Share of signs put in their place by one transformer block after 150 steps. */
function reversed(causal: boolean, seed: number): number {
  manualSeed(seed);
  const net = sequential([
    layers.embedding({ inputDim: signs, outputDim: width }),
    layers.positionalEncoding(),
    layers.transformerBlock({ heads: 2, hiddenUnits: 2 * width, causal }),
    layers.dense({ units: signs }),
  ]);
  net.build([[length]]);
  const optimizer = adam([...net.parameters], { learningRate: 0.01 });
  for (let step = 0; step < 150; step++) {
    const { x, y } = reversalPairs({ count: 32, length, signs, seed: 1000 * seed + step });
    optimizer.zeroGrad();
    crossEntropy(net.apply(x), y).backward();
    optimizer.step();
  }
  const { x, y } = reversalPairs({ count: 300, length, signs, seed: 999_999 });
  const chosen = noGrad(() => net.apply(x)).argmax(-1);
  return metrics.accuracy(y.reshape([-1]), chosen.reshape([-1]));
}

test.each([1, 2])('one block learns to reverse six signs: seed %i', (seed) => {
  expect(reversed(false, seed)).toBeGreaterThanOrEqual(0.99);
});

test('a block that sees the past only puts the second half in place, and guesses the first', () => {
  const accuracy = reversed(true, 1);
  expect(accuracy).toBeGreaterThan(0.5);
  expect(accuracy).toBeLessThan(0.65);
});
