// Machines with kernels satisfy the conditions of Karush, Kuhn and Tucker, and separate what no line can.
import { afterEach, expect, test } from 'vitest';
import { tensor } from '../make.ts';
import { setPause } from '../pause.ts';
import { Random } from '../random.ts';
import { kernelSvm } from './kernel-svm.ts';
import { linearSvm } from './linear-svm.ts';

afterEach(() => setPause(null));

/** Points near rings of radius 1, 2, … for each class. */
function rings(seed: number, classes: number) {
  const random = new Random(seed);
  const y = Array.from({ length: 30 * classes }, (_, row) => row % classes);
  const x = y.map((place) => {
    const [a, b] = [random.normal(), random.normal()];
    const length = (place + 1 + random.normal() / 8) / Math.sqrt(a * a + b * b);
    return [a * length, b * length];
  });
  return { x: tensor(x, { dtype: 'float64' }), y };
}

const kernels = [
  { kernel: 'linear' },
  { kernel: 'rbf' },
  { kernel: 'rbf', gamma: 3 },
  { kernel: 'polynomial', degree: 2, offset: 1 },
] as const;

test.each(kernels)('%o: every example keeps its condition', (settings) => {
  const [C, tolerance] = [2, 1e-4];
  const { x, y } = rings(1, 2);
  const model = kernelSvm({ ...settings, C, tolerance }).fit(x, y);
  expect(model.converged).toBe(true);
  const [margin] = model.margins;
  const { rows, coefficients } = margin!;
  const distances = model.decisionFunction(x).data;
  expect(coefficients.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 9);
  for (const [row, place] of y.entries()) {
    const sign = 2 * place - 1;
    const alpha = sign * (coefficients[rows.indexOf(row)] ?? 0);
    const ahead = sign * distances[row]! - 1;
    expect(alpha).toBeGreaterThanOrEqual(0);
    expect(alpha).toBeLessThanOrEqual(C);
    if (alpha < C) expect(ahead).toBeGreaterThan(-tolerance);
    if (alpha > 0) expect(ahead).toBeLessThan(tolerance);
  }
});

test('two points: the margin lies between them', () => {
  const model = kernelSvm({ kernel: 'linear', C: 10 }).fit([[0], [2]], [0, 1]);
  expect(model.decisionFunction([[0], [1], [2]]).toArray()).toEqual([[-1], [0], [1]]);
  expect(model.margins).toEqual([
    { negative: 0, positive: 1, rows: [0, 1], coefficients: [-0.5, 0.5], bias: -1 },
  ]);
});

test('rings come apart with the rbf kernel and not with a line', () => {
  const { x, y } = rings(2, 2);
  expect(kernelSvm().fit(x, y).score(x, y)).toBeGreaterThan(0.98);
  expect(linearSvm().fit(x, y).score(x, y)).toBeLessThan(0.75);
});

test('three classes: each pair has its machine, and they vote', () => {
  const { x, y } = rings(3, 3);
  const model = kernelSvm({ C: 10 }).fit(x, y);
  expect(model.margins.map(({ negative, positive }) => [negative, positive])).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  expect(model.score(x, y)).toBeGreaterThan(0.95);
  expect(model.supportVectors.length).toBeLessThan(90);
});

test('with pauses it finds the same', async () => {
  const { x, y } = rings(4, 2);
  let pauses = 0;
  setPause(async () => ++pauses > 0);
  const options = { C: 1e3, gamma: 0.1, tolerance: 1e-6 };
  const model = await kernelSvm(options).fitAsync(x, y);
  expect(pauses).toBeGreaterThan(0);
  expect(model.margins).toEqual(kernelSvm(options).fit(x, y).margins);
});
