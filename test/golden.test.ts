// Every reference case: values and gradients, in float64 at the case's tolerance and in float32.
import { describe, expect, test } from 'vitest';
import { ops } from '#engine';
import { golden } from './golden/read.ts';
import { missesOf } from './golden/replay.ts';

/** Cases that wait for operations and layers the engine does not have yet. Any other must pass. */
const notYetCovered: readonly string[] = [];

describe('reference cases', () => {
  for (const reference of golden.cases.filter(({ id }) => !notYetCovered.includes(id))) {
    test(`${reference.id} in float64`, () => {
      expect(missesOf(reference, 'float64')).toEqual([]);
    });
    test(`${reference.id} in float32`, () => {
      expect(missesOf(reference, 'float32')).toEqual([]);
    });
  }
});

test('no operation of the engine waits for its reference cases', () => {
  const names = new Set(ops.map(({ name }) => name));
  const waiting = golden.cases.filter(({ id, op }) => notYetCovered.includes(id) && names.has(op));
  expect(waiting.map(({ id }) => id)).toEqual([]);
});
