// Logistic regression stands at the minimum of its loss, and says how sure it is.
import { afterEach, expect, test } from 'vitest';
import { crossEntropy } from '../losses/index.ts';
import { tensor } from '../make.ts';
import { setPause } from '../pause.ts';
import { Random } from '../random.ts';
import type { Tensor } from '../tensor.ts';
import { logisticRegression } from './logistic-regression.ts';

afterEach(() => setPause(null));

/** Clouds around a corner for each class. */
function clouds(seed: number, classes: number) {
  const random = new Random(seed);
  const y = Array.from({ length: 45 }, (_, row) => row % classes);
  const x = y.map((place) => [
    place * 1.5 + random.normal(),
    (place % 2) * 2 + random.normal(),
    1e-3 * random.normal(),
  ]);
  return { x: tensor(x, { dtype: 'float64' }), y };
}

test.each([2, 3, 5])('%i classes: the gradient of the loss is 0 at W and b', (classes) => {
  const { x, y } = clouds(classes, classes);
  const model = logisticRegression({ lambda: 0.5, tolerance: 1e-9 }).fit(x, y);
  expect(model.converged).toBe(true);
  const W = tensor(model.weights.data, { shape: model.weights.shape, requiresGrad: true });
  const b = tensor(model.bias.data, { requiresGrad: true });
  const loss = lossOf(x.matmul(W).add(b), y).add(
    W.square()
      .sum()
      .mul(0.25 / 45),
  );
  loss.backward();
  for (const slope of [...W.grad!.data, ...b.grad!.data])
    expect(Math.abs(slope)).toBeLessThan(1e-8);
  expect(model.loss).toBeCloseTo(loss.item(), 12);
});

/** By the engine's own losses. */
function lossOf(scores: Tensor, y: readonly number[]): Tensor {
  if (scores.shape[1] !== 1) return crossEntropy(scores, y);
  const signs = tensor(
    y.map((one) => [1 - 2 * one]),
    { dtype: 'float64' },
  );
  return scores.mul(signs).softplus().mean();
}

test('probabilities add up to 1 and the likeliest class is predicted', () => {
  const { x, y } = clouds(4, 3);
  const model = logisticRegression().fit(x, y);
  const shares = model.predictProbabilities(x).toArray() as number[][];
  const classes = model.predict(x).toArray() as number[];
  for (const [row, all] of shares.entries()) {
    expect(all.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(all.indexOf(Math.max(...all))).toBe(classes[row]);
  }
  expect(model.score(x, y)).toBeGreaterThan(0.8);
});

test('any two whole numbers are classes', () => {
  const model = logisticRegression().fit([[-2], [-1], [1], [2]], [-1, -1, 1, 1]);
  expect(model.predict([[-5], [5]]).toArray()).toEqual([-1, 1]);
  expect(model.classes).toEqual([-1, 1]);
  expect(model.weights.shape).toEqual([1, 1]);
});

test('without a penalty, separable classes never let the weights rest', () => {
  const model = logisticRegression({ lambda: 0, maxIterations: 3, tolerance: 1e-12 });
  expect(model.fit([[-1], [1]], [0, 1]).converged).toBe(false);
  expect(model.iterations).toBeLessThanOrEqual(3);
});

test('with pauses it finds the same; a stop keeps how far it has come', async () => {
  const { x, y } = clouds(3, 3);
  const model = await logisticRegression().fitAsync(x, y);
  expect(model.weights.toArray()).toEqual(logisticRegression().fit(x, y).weights.toArray());
  setPause(async () => false);
  const stopped = await logisticRegression().fitAsync(x, y);
  expect([stopped.iterations, stopped.converged]).toEqual([1, false]);
});
