// Scalers: what they promise of the rows they were fitted to, and that they can be undone.
import { expect, test } from 'vitest';
import { tensor } from '../make.ts';
import { Random } from '../random.ts';
import { minMaxScaler, standardScaler } from './scalers.ts';

const random = new Random(1);
const rows = Array.from({ length: 30 }, () => [random.normal() * 9 + 4, random.uniform() / 50, 7]);
const x = tensor(rows, { dtype: 'float64' });

test('standardScaler gives mean 0 and standard deviation 1', () => {
  const z = standardScaler().fitTransform(x).toArray() as number[][];
  for (const column of [0, 1]) {
    const values = z.map((row) => row[column]!);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
    expect(values.reduce((sum, value) => sum + value * value, 0) / 30).toBeCloseTo(1, 9);
  }
  expect(z.map((row) => row[2])).toEqual(z.map(() => 0));
});

test('minMaxScaler fills 0 … 1', () => {
  const z = minMaxScaler().fitTransform(x).toArray() as number[][];
  for (const column of [0, 1]) {
    const values = z.map((row) => row[column]!);
    expect([Math.min(...values), Math.max(...values)]).toEqual([0, 1]);
  }
});

test.each([standardScaler, minMaxScaler])(
  '%o can be undone, and keeps its scale for other rows',
  (make) => {
    const scaler = make().fit(x);
    const back = scaler.inverseTransform(scaler.transform(x)).data;
    for (const [place, value] of x.data.entries()) expect(back[place]).toBeCloseTo(value, 12);
    expect(scaler.transform(scaler.offset.reshape([1, 3])).toArray()).toEqual([[0, 0, 0]]);
    expect(() => make().transform(x)).toThrow('call fit(…) first');
  },
);
