// How signals fade or grow from layer to layer, by the spread of the weights: within 15 percent of the reference.
import { expect, test } from 'vitest';
import { noGrad, randn, type Tensor } from '#engine';
import { golden } from './golden/read.ts';

const depth = 20;
const seeds = Array.from({ length: 15 }, (_, seed) => seed);
const activations = {
  linear: (x: Tensor) => x,
  relu: (x: Tensor) => x.relu(),
  tanh: (x: Tensor) => x.tanh(),
};

/** For each row of the reference, the standard deviation after each layer; all rows share their random numbers. */
function spreads(seed: number): number[][] {
  const width = golden.depth_std[0]!.width;
  let signals = golden.depth_std.map(() => randn([4, width], { seed: 1000 * seed }));
  return Array.from({ length: depth }, (_, layer) => {
    const weights = randn([width, width], { seed: 1000 * seed + layer + 1 });
    signals = golden.depth_std.map(({ activation, weight_std: std }, row) =>
      activations[activation](signals[row]!.matmul(weights).mul(std)),
    );
    return signals.map((signal) => signal.std().item());
  });
}

test('the spread of activations after 1, 5, 10 and 20 layers, mean of fifteen seeds', () => {
  const drawn = noGrad(() => seeds.map(spreads));
  const off = golden.depth_std.flatMap(({ activation, weight_std, mean_std_by_layer }, row) =>
    Object.entries(mean_std_by_layer).flatMap(([layer, reference]) => {
      const stds = drawn.map((layers) => layers[Number(layer) - 1]![row]!);
      const ratio = stds.reduce((sum, std) => sum + std, 0) / stds.length / reference;
      return Math.abs(ratio - 1) < 0.15 ? [] : [`${activation} ${weight_std} ${layer}: ${ratio}`];
    }),
  );
  expect(golden.depth_std).toHaveLength(12);
  expect(off).toEqual([]);
});
