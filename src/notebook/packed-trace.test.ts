import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTrace, unpackTrace } from './packed-trace.ts';
import type { Trace, TraceNode } from './trace.ts';

const place = { cell: 'a', line: 1, column: 1 };
const plain = {
  role: 'data',
  op: 'tensor',
  name: null,
  label: '',
  tex: '',
  dtype: 'float64',
} as const;
const rest = { ...place, ...plain, shape: [], formula: '', attributes: {}, group: null };

/** A trace with these values and gradients, an edge from each node to itself, and an update of each. */
function traceOf<Numbers>(lists: readonly (readonly [Numbers, Numbers | null])[]): Trace<Numbers> {
  const nodes = lists.map(([value, gradient], at): TraceNode<Numbers> => ({
    ...rest,
    id: `n${at}`,
    value,
    gradient,
  }));
  return {
    cell: 'a',
    backward: 1,
    nodes,
    edges: lists.map(([, contribution], at) => ({
      from: `n${at}`,
      to: `n${at}`,
      input: 0,
      contribution,
      formula: '',
      opened: null,
    })),
    steps: [],
    groups: [],
    updates: lists.map(([before], at) => ({
      ...place,
      node: `n${at}`,
      before,
      after: before,
      rule: 'sgd',
      formula: '',
    })),
  };
}

test('a trace comes back as it was, NaN and −0 included', () => {
  const numbers = fc.array(fc.double(), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(numbers, fc.option(numbers))), (lists) => {
      const trace = traceOf<readonly number[]>(lists);
      expect(unpackTrace(packTrace(trace))).toEqual(trace);
    }),
  );
});

test('an array that stands at several places is packed once', () => {
  const shared = new Float32Array([1, 2, 3]);
  const packed = packTrace(
    traceOf([
      [shared, shared],
      [shared, null],
    ]),
  );
  expect(packed.numbers).toEqual(Float64Array.of(1, 2, 3));
  const { nodes } = unpackTrace(packed);
  expect(nodes[0]?.value).toBe(nodes[1]?.value);
});
