// Generated data: what each promises of its points, and that a seed decides them.
import { expect, test } from 'vitest';
import { tensor } from '../make.ts';
import { batches } from './batches.ts';
import { noisyCurve, noisyPolynomial } from './curves.ts';
import type { Made } from './made.ts';
import { blobs, checkerboard, moons, rings, spirals, xor } from './plane.ts';
import { addingProblem, recallFirstBit, reversalPairs } from './sequences.ts';
import { vocabulary } from './vocabulary.ts';
import { windows } from './windows.ts';

const generators: Readonly<Record<string, (options: { count: number; seed: number }) => Made>> = {
  xor: (options) => xor({ ...options, noise: 0.1 }),
  moons,
  spirals,
  rings,
  blobs,
  checkerboard,
  noisyCurve,
  noisyPolynomial,
  recallFirstBit,
  reversalPairs,
  addingProblem,
};

test.each(Object.entries(generators))(
  '%s: a seed decides, and there are as many as asked for',
  (_, make) => {
    const [one, again, other] = [1, 1, 2].map((seed) => make({ count: 30, seed }));
    expect(one!.x.toArray()).toEqual(again!.x.toArray());
    expect(one!.y.toArray()).toEqual(again!.y.toArray());
    expect(one!.x.toArray()).not.toEqual(other!.x.toArray());
    expect([one!.x.shape[0], one!.y.shape[0]]).toEqual([30, 30]);
    expect(() => make({ count: 0, seed: 1 })).toThrow('count is 0; use a whole number from 1 up');
  },
);

test('XOR without options is its truth table', () => {
  const { x, y } = xor();
  expect(x.toArray()).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  expect(y.toArray()).toEqual([0, 1, 1, 0]);
});

test('without noise, points lie on their curves', () => {
  const radius = ([a, b]: number[]) => Math.sqrt(a! * a! + b! * b!);
  const ring = rings({ classes: 3, noise: 0, count: 30 });
  const moon = moons({ noise: 0, count: 30 });
  for (const [row, point] of (ring.x.toArray() as number[][]).entries()) {
    expect(radius(point)).toBeCloseTo(((row % 3) + 1) / 3, 6);
  }
  for (const [row, [a, b]] of (moon.x.toArray() as number[][]).entries()) {
    expect(row % 2 === 0 ? radius([a!, b!]) : radius([1 - a!, 0.5 - b!])).toBeCloseTo(1, 6);
  }
  const arms = spirals({ classes: 3, noise: 0, count: 90, turns: 2 }).x.toArray() as number[][];
  for (const [row, point] of arms.entries()) {
    expect(radius(point)).toBeCloseTo((Math.floor(row / 3) + 1) / 30, 6);
  }
});

test('classes come in turn', () => {
  expect(blobs({ centers: 3, count: 7 }).y.toArray()).toEqual([0, 1, 2, 0, 1, 2, 0]);
  const { x } = blobs({
    centers: [
      [9, 9],
      [-9, -9],
    ],
    noise: 0,
    count: 3,
  });
  expect(x.toArray()).toEqual([
    [9, 9],
    [-9, -9],
    [9, 9],
  ]);
});

test.each([2, 3, 4])('a board of %i × %i is coloured in turn', (tiles) => {
  const { x, y } = checkerboard({ tiles });
  const squares = (x.toArray() as number[][]).map((point) =>
    point.map((one) => Math.floor(((one + 1) / 2) * tiles)),
  );
  const colours = squares.map(([column, row]) => (column! + row!) % 2);
  expect(new Set(squares.map(String)).size).toBe(tiles * tiles);
  expect(y.toArray()).toEqual(colours);
});

test('curves follow their function', () => {
  const { x, y } = noisyPolynomial({ coefficients: [1, 0, 2], noise: 0, count: 9 });
  expect([x.shape, y.shape]).toEqual([
    [9, 1],
    [9, 1],
  ]);
  for (const [row, one] of x.data.entries()) expect(y.data[row]).toBeCloseTo(1 + 2 * one * one, 5);
  const sine = noisyCurve({ noise: 0.2, count: 2_000, range: [0, 1] });
  const errors = [...sine.x.data].map((one, row) => sine.y.data[row]! - Math.sin(one));
  expect(Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / 2_000)).toBeCloseTo(
    0.2,
    2,
  );
  expect(() => noisyCurve({ range: [1, 1] })).toThrow('a number below high');
});

test('sequences have the answers they promise', () => {
  const bits = recallFirstBit({ length: 5, count: 40 });
  expect(bits.x.shape).toEqual([40, 5, 1]);
  expect(bits.y.toArray()).toEqual(bits.x.slice(null, 0, 0).toArray());
  const pair = reversalPairs({ length: 4, signs: 6, count: 8 });
  expect((pair.x.toArray() as number[][]).map((row) => row.toReversed())).toEqual(pair.y.toArray());
  const { x, y } = addingProblem({ length: 7, count: 50 });
  const marks = x.slice(null, null, 1);
  expect(marks.slice(null, [0, 3]).sum(1).toArray()).toEqual(Array.from({ length: 50 }, () => 1));
  expect(marks.sum(1).toArray()).toEqual(Array.from({ length: 50 }, () => 2));
  const sums = x.slice(null, null, 0).mul(marks).sum(1).data;
  for (const [row, sum] of sums.entries()) expect(y.data[row]).toBeCloseTo(sum, 6);
});

test('batches hold every example once, with its target', () => {
  const x = tensor(Array.from({ length: 10 }, (_, row) => [row, row]));
  const y = Array.from({ length: 10 }, (_, row) => row);
  const all = [...batches(x, y, { size: 4, seed: 1 })];
  expect(all.map((batch) => batch.x.shape)).toEqual([
    [4, 2],
    [4, 2],
    [2, 2],
  ]);
  const seen = all.flatMap((batch) => [...batch.y.data]);
  expect(all.flatMap((batch) => [...batch.x.slice(null, 0).data])).toEqual(seen);
  expect(seen.toSorted((a, b) => a - b)).toEqual(y);
  expect(seen).not.toEqual(y);
  expect([...batches(x, y, { size: 5, shuffle: false })][1]!.y.toArray()).toEqual([5, 6, 7, 8, 9]);
  expect(() => batches(x, [1])).toThrow('10 rows of x, but 1 of y');
});

test('windows are stretches with what follows', () => {
  const { x, y } = windows([1, 2, 3, 4, 5, 6], { size: 3, horizon: 2 });
  expect(x.toArray()).toEqual([
    [1, 2, 3],
    [2, 3, 4],
  ]);
  expect(y.toArray()).toEqual([
    [4, 5],
    [5, 6],
  ]);
  const wide = windows(
    tensor([
      [1, 10],
      [2, 20],
      [3, 30],
      [4, 40],
      [5, 50],
    ]),
    { size: 1, stride: 2 },
  );
  expect(wide.x.toArray()).toEqual([[[1, 10]], [[3, 30]]]);
  expect(wide.y.toArray()).toEqual([[[2, 20]], [[4, 40]]]);
  expect(() => windows([1, 2], { size: 2 })).toThrow('2 rows are too few: size + horizon is 3');
});

test('a vocabulary counts code points, and gives texts back', () => {
  const signs = vocabulary(['子曰', '学而时习之😀', 'ab']);
  expect([signs.size, signs.signs[0], signs.signs.at(-1)]).toEqual([10, 'a', '😀']);
  const numbers = signs.encode('时习之😀');
  expect(numbers.shape).toEqual([4]);
  expect(signs.decode(numbers)).toBe('时习之😀');
  expect(signs.decode([0, 1])).toBe('ab');
  expect(() => signs.encode('a学ü')).toThrow("encode: 'ü' at 2 is none of the 10 signs");
  expect(() => signs.decode([10])).toThrow('class 10 at [0] does not exist');
});
