import { expect, test } from 'vitest';
import { firstBroken } from './first-broken.ts';

const from =
  (first: number, asked: number[] = []) =>
  (pass: number) => {
    asked.push(pass);
    return Promise.resolve(pass >= first);
  };

test('the first broken pass of any number is found', async () => {
  for (let count = 1; count <= 20; count++) {
    for (let first = 1; first <= count; first++) {
      expect(await firstBroken(count, from(first))).toBe(first);
    }
  }
});

test('a thousand passes take eleven questions', async () => {
  const asked: number[] = [];
  expect(await firstBroken(1000, from(3, asked))).toBe(3);
  expect(asked.length).toBeLessThanOrEqual(11);
});

test('none is found where the last pass is healthy, or where there is none', async () => {
  expect(await firstBroken(9, from(10))).toBeNull();
  expect(await firstBroken(0, from(0))).toBeNull();
});
