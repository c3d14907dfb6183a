// The linear machine stands at the minimum of its own problem: primal and dual value meet there.
import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { linearSvm } from './linear-svm.ts';
import { tensor } from '../make.ts';

function clouds(seed: number, classes: number) {
  const random = new Random(seed);
  const y = Array.from({ length: 60 }, (_, row) => row % classes);
  const x = y.map((place) => [place * 2 + random.normal(), (place % 2) * 2 + random.normal()]);
  return { x: tensor(x, { dtype: 'float64' }), y };
}

test.each([0.1, 1, 10])('C = %d: no step in any direction lowers the loss', (C) => {
  const { x, y } = clouds(5, 2);
  const model = linearSvm({ C, tolerance: 1e-10, maxIterations: 100_000 }).fit(x, y);
  expect(model.converged).toBe(true);
  const best = [...model.weights.data, ...model.bias.data];
  const lowest = loss(x.toArray() as number[][], y, best, C);
  const random = new Random(1);
  for (let trial = 0; trial < 300; trial++) {
    const size = trial % 2 === 0 ? 1e-3 : 0.3;
    const near = best.map((number) => number + size * random.normal());
    expect(loss(x.toArray() as number[][], y, near, C)).toBeGreaterThanOrEqual(lowest - 1e-9);
  }
});

function loss(x: number[][], y: number[], [u, v, b]: number[], C: number): number {
  const hinges = x.map(([a, c], row) =>
    Math.max(0, 1 - (2 * y[row]! - 1) * (a! * u! + c! * v! + b!)),
  );
  return (u! * u! + v! * v! + b! * b!) / 2 + C * hinges.reduce((sum, hinge) => sum + hinge, 0);
}

test('several classes are held against each other', () => {
  const { x, y } = clouds(6, 3);
  const model = linearSvm().fit(x, y);
  expect(model.score(x, y)).toBeGreaterThan(0.75);
  expect(model.decisionFunction(x).shape).toEqual([60, 3]);
  expect(linearSvm().fit(x, y).weights.toArray()).toEqual(model.weights.toArray());
});
