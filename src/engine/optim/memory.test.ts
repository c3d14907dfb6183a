// Training for long: memory stays flat, and what a reader holds in his hands stays what it was.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { adam, clipByNorm, meanSquaredError, randn, zeros } from '../index.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use after everything unreachable is gone. */
function used(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test('100 000 steps leave the memory flat', { timeout: 60_000 }, () => {
  const [x, y] = [randn([4, 2], { seed: 1 }), randn([4, 1], { seed: 2 })];
  const w = randn([2, 1], { seed: 3, requiresGrad: true });
  const b = zeros([1], { requiresGrad: true });
  const optimizer = adam([w, b]);
  const train = (steps: number) => {
    for (let step = 0; step < steps; step++) {
      optimizer.zeroGrad();
      meanSquaredError(x.matmul(w).add(b).tanh(), y).backward();
      optimizer.step();
    }
  };
  train(2_000);
  const before = used();
  train(100_000);
  expect(used() - before).toBeLessThan(2_000_000);
});

test('tensors kept from the first step are unchanged after 1 000', () => {
  const x = randn([4, 2], { seed: 1 });
  const w = randn([2, 1], { seed: 3, requiresGrad: true });
  const optimizer = adam([w], { learningRate: 0.01 });
  const step = () => {
    const prediction = x.matmul(w);
    const loss = prediction.square().sum();
    optimizer.zeroGrad();
    loss.backward();
    const raw = w.grad!;
    clipByNorm([w], 0.1);
    optimizer.step();
    return [prediction, loss, raw, w.grad!, w.detach()];
  };
  const kept = step();
  const before = kept.map(({ data }) => [...data]);
  for (let later = 0; later < 1_000; later++) step();
  expect(kept.map(({ data }) => [...data])).toEqual(before);
  expect([...w.data]).not.toEqual(before.at(-1));
});
