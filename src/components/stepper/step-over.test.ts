import { describe, expect, test } from 'vitest';
import { nestedLoops } from './arbitrary-groups.ts';
import { allFolded, untouched, withGroup } from './folding.ts';
import { stepBack, stepOn } from './step-over.ts';
import { indexTrace } from './trace-index.ts';

// Three turns of two inner turns of two operations: 12 forward, the seed, 12 backward.
const index = indexTrace(nestedLoops(3, 2));
const turns = index.trace.groups.flatMap(({ parent }, place) => (parent === 0 ? [place] : []));
const second = withGroup(untouched, turns[1]!, false);

describe('a step', () => {
  test('goes one operation on, and back, where nothing is folded by hand', () => {
    for (let position = 0; position < index.trace.steps.length; position++) {
      expect(stepOn(index, untouched, position)).toEqual({ to: position + 1, passed: null });
      expect(stepBack(index, untouched, position + 1)).toBe(position);
    }
  });

  test('passes over a group that is folded by hand, forward and backward, and says which', () => {
    expect(stepOn(index, second, 4)).toEqual({
      to: 8,
      passed: { group: turns[1], first: 5, last: 8 },
    });
    expect(stepBack(index, second, 8)).toBe(4);
    expect(stepOn(index, second, 17).to).toBe(21);
    expect(stepBack(index, second, 21)).toBe(17);
  });

  test('from inside a folded group leads to its end, or back to its beginning', () => {
    expect(stepOn(index, second, 6).to).toBe(8);
    expect(stepBack(index, second, 6)).toBe(4);
  });

  test('stops between two phases: the last group of the forward pass is the first of the backward pass', () => {
    const hand = allFolded(index);
    const stops = [0];
    while (stops.at(-1)! < index.trace.steps.length)
      stops.push(stepOn(index, hand, stops.at(-1)!).to);
    expect(stops).toEqual([0, 4, 8, 12, 13, 17, 21, 25]);
  });

  test('at either end goes nowhere', () => {
    expect(stepOn(index, untouched, 25).to).toBe(25);
    expect(stepBack(index, untouched, 0)).toBe(0);
  });
});
