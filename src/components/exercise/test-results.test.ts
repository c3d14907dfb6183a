import { expect, test } from 'vitest';
import type { Output } from '../../notebook/output.ts';
import { describe } from '../../notebook/worker/describe.ts';
import { testResults } from './test-results.ts';

const shown = (value: unknown): Output[] => [describe(value, '1')];

test('results with measured numbers are read from the tree that shows them', () => {
  const outputs = shown([
    { id: 'zero', passed: true, measured: { x: 0, yours: 1, note: 'a "b"' } },
    { id: 'slope', passed: false, reason: 'sign', measured: { x: -0.7, yours: NaN, right: 1e-7 } },
  ]);
  expect(testResults(outputs)).toEqual([
    {
      id: 'zero',
      passed: true,
      reason: null,
      measured: [
        ['x', 0],
        ['yours', 1],
        ['note', 'a "b"'],
      ],
    },
    {
      id: 'slope',
      passed: false,
      reason: 'sign',
      measured: [
        ['x', -0.7],
        ['yours', NaN],
        ['right', 1e-7],
      ],
    },
  ]);
});

test('results without measured numbers are read from the table that shows them', () => {
  const outputs = shown([
    { id: 'a', passed: true },
    { id: 'b', passed: false, reason: 'no' },
  ]);
  expect(testResults(outputs)?.map(({ id, reason }) => [id, reason])).toEqual([
    ['a', null],
    ['b', 'no'],
  ]);
});

test.each([[[]], [[{ id: 1, passed: true }]], ['text'], [[{ id: 'a', passed: true }, 3]]])(
  'what is no list of results is none (%#)',
  (value) => {
    expect(testResults(shown(value))).toBeNull();
  },
);
