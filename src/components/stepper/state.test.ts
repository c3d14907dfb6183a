import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryTrace } from './arbitrary-trace.ts';
import { sumOf } from '../../notebook/contribution.ts';
import { snapshotOf, stateAt } from './state.ts';
import { indexTrace } from './trace-index.ts';

const seed = { seed: 7 };
const snapshotAt = (trace: Parameters<typeof indexTrace>[0], position: number) => {
  const index = indexTrace(trace);
  return snapshotOf(index, stateAt(index, position), '');
};

describe('stateAt', () => {
  test('after the last step every value and gradient is the trace’s own, bit for bit', () => {
    fc.assert(
      fc.property(arbitraryTrace(), (trace) => {
        const end = snapshotAt(trace, trace.steps.length);
        for (const [place, node] of trace.nodes.entries()) {
          expect(end.nodes[place]!.value).toStrictEqual(node.value);
          expect(end.nodes[place]!.gradient).toStrictEqual(node.gradient);
        }
      }),
      seed,
    );
  });

  test('at the start only leaves have values, and there is no gradient and no contribution', () => {
    fc.assert(
      fc.property(arbitraryTrace(), (trace) => {
        const start = snapshotAt(trace, 0);
        start.nodes.forEach((node, place) => {
          expect(node.value === null).toBe(trace.nodes[place]!.role === 'operation');
          expect(node.gradient).toBeNull();
        });
        expect(start.edges.every((edge) => edge.contribution === null)).toBe(true);
      }),
      seed,
    );
  });

  test('there and back: the same position gives the same snapshot, whatever was visited between', () => {
    fc.assert(
      fc.property(arbitraryTrace(), fc.array(fc.nat(), { maxLength: 20 }), (trace, visits) => {
        const index = indexTrace(trace);
        const at = (position: number) => snapshotOf(index, stateAt(index, position), '');
        const first = trace.steps.map((_, position) => at(position));
        for (const visit of visits) at(visit % (trace.steps.length + 1));
        expect(trace.steps.map((_, position) => at(position))).toStrictEqual(first);
      }),
      seed,
    );
  });

  test('a step changes only what it is about: one value, or what its edges add', () => {
    fc.assert(
      fc.property(arbitraryTrace(), (trace) => {
        trace.steps.forEach((step, position) => {
          const before = snapshotAt(trace, position);
          const after = snapshotAt(trace, position + 1);
          const arrived = after.edges.flatMap((edge, place) =>
            (edge.contribution === null) === (before.edges[place]!.contribution === null)
              ? []
              : [place],
          );
          const valued = after.nodes.filter(
            (node, place) => (node.value === null) !== (before.nodes[place]!.value === null),
          );
          expect(arrived).toEqual(
            step.phase === 'backward' ? [...step.edges].sort((a, b) => a - b) : [],
          );
          expect(valued.map((node) => node.id)).toEqual(
            step.phase === 'forward' ? [step.node] : [],
          );
        });
      }),
      seed,
    );
  });

  test('a gradient is there exactly when a contribution has arrived, and is their sum in edge order', () => {
    fc.assert(
      fc.property(arbitraryTrace(), fc.nat(), (trace, n) => {
        const { nodes, edges } = snapshotAt(trace, n % (trace.steps.length + 1));
        for (const node of nodes.slice(0, -1)) {
          const terms = edges
            .filter((edge) => edge.from === node.id)
            .flatMap((edge) => (edge.contribution ? [edge.contribution] : []));
          expect(node.gradient).toStrictEqual(sumOf(terms, node.dtype));
        }
      }),
      seed,
    );
  });
});

test('a sum adds from the left and rounds every addition to the dtype', () => {
  const terms = [[2 ** 24], [1], [1]];
  expect(sumOf(terms, 'float32')).toEqual([2 ** 24]);
  expect(sumOf(terms, 'float64')).toEqual([2 ** 24 + 2]);
  expect(sumOf([], 'float64')).toBeNull();
});

test('a sum keeps a negative zero that is the only term', () => {
  expect(Object.is(sumOf([[-0]], 'float32')![0], -0)).toBe(true);
});

test('a snapshot is the caller’s own: changing it changes no later one', () => {
  const [trace] = fc.sample(arbitraryTrace(), { numRuns: 1, seed: 3 });
  const index = indexTrace(trace!);
  const end = () => snapshotOf(index, stateAt(index, trace!.steps.length), '');
  (end().nodes[0]!.value as number[])[0] = 99;
  expect(end().nodes[0]!.value).toStrictEqual(trace!.nodes[0]!.value);
});
