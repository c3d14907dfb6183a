import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryGroups, nestedLoops } from './arbitrary-groups.ts';
import { partsOf } from './timeline.ts';
import { indexTrace } from './trace-index.ts';

test('the turns of a long computation are parts of its line, forward and then backward in reverse', () => {
  const index = indexTrace(nestedLoops(30, 5));
  const parts = partsOf(index).map(({ group, phase, first, last }) => ({
    turn: index.trace.groups[group]!.turn,
    phase,
    steps: last - first + 1,
  }));
  const turns = Array.from({ length: 30 }, (_, turn) => turn);
  expect(parts).toEqual([
    ...turns.map((turn) => ({ turn, phase: 'forward', steps: 10 })),
    ...turns.toReversed().map((turn) => ({ turn, phase: 'backward', steps: 10 })),
  ]);
});

test('a loop of more turns than can be told apart is one part', () => {
  const index = indexTrace(nestedLoops(2, 300));
  expect(partsOf(index)).toHaveLength(4);
});

test('parts do not overlap, and each holds only steps of its phase', () => {
  fc.assert(
    fc.property(arbitraryGroups(40), (trace) => {
      const parts = partsOf(indexTrace(trace));
      parts.forEach(({ first, last, phase }, i) => {
        expect(first).toBeGreaterThan(parts[i - 1]?.last ?? 0);
        for (let position = first; position <= last; position++)
          expect(trace.steps[position - 1]!.phase).toBe(phase);
      });
    }),
    { seed: 31, numRuns: 100 },
  );
});
