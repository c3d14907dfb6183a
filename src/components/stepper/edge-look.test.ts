import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryTrace } from './arbitrary-trace.ts';
import { edgeLook, lineLook } from './edge-look.ts';
import { stateAt } from './state.ts';
import { indexTrace } from './trace-index.ts';

test('a line for several edges has the sign that all that has arrived shares', () => {
  fc.assert(
    fc.property(arbitraryTrace(), fc.nat(), (trace, n) => {
      const index = indexTrace(trace);
      const state = stateAt(index, n % (trace.steps.length + 1));
      const edges = trace.edges.map((_, edge) => edge);
      const kinds = edges.map((edge) => edgeLook(index, state, edge, 1).kind);
      const signs = new Set(kinds.filter((kind) => !['never', 'pending', 'zero'].includes(kind)));
      const { kind } = lineLook(index, state, edges, 1);
      if (signs.size > 0) expect(kind).toBe(signs.size === 1 ? [...signs][0] : 'mixed');
      else
        expect(['zero', 'pending', 'never'].find((weak) => kinds.includes(weak as never))).toBe(
          kind,
        );
    }),
    { seed: 37 },
  );
});
