import { expect, test } from 'vitest';
import { changeAt, mostChanged } from './change.ts';
import { plainTex, scalars, tensors } from './example-traces.ts';
import { formulasOf } from './formulas.ts';
import { sentenceOf } from './sentence.ts';
import { snapshotOf, stateAt } from './state.ts';
import { tableRows } from './table-rows.ts';
import { codeAt, indexTrace } from './trace-index.ts';
import type { Trace } from '../../notebook/trace.ts';

/** The trace with updates after its backward pass: node by name, values after. */
function updated(trace: Trace, changes: readonly (readonly [string, readonly number[]])[]) {
  const now = new Map(trace.nodes.map(({ name, value }) => [name, value]));
  const updates = changes.map(([name, after]) => {
    const before = now.get(name)!;
    now.set(name, after);
    const { id } = trace.nodes.find((node) => node.name === name)!;
    const place = { cell: 'train', line: 7, column: 1 };
    return { node: id, before, after, rule: 'adam', formula: `${name} \\leftarrow v`, ...place };
  });
  const steps = updates.map(({ node }, update) => ({ phase: 'update' as const, node, update }));
  return indexTrace({ ...trace, updates, steps: [...trace.steps, ...steps] });
}

const twice = updated(scalars, [
  ['w', [1.5]],
  ['w', [1.75]],
]);
const matrix = updated(tensors, [['W', [0.5, -0.25, 0.5, 0.75]]]);
const end = (index: typeof twice) => index.trace.steps.length;

test('an update is told with the rule, both values and the change, in both languages', () => {
  const state = stateAt(twice, end(twice));
  expect(sentenceOf(twice, state, 'en')).toBe(
    'adam moves w: 1.5000 → 1.7500, a change of +0.2500.',
  );
  expect(sentenceOf(twice, state, 'zh-cn')).toBe('adam 更新 w：1.5000 → 1.7500，变化 +0.2500。');
});

test('of a tensor the element that changed most is told', () => {
  expect(sentenceOf(matrix, stateAt(matrix, end(matrix)), 'en')).toContain(
    'Its element [1][0] changes most: 1.0000 → 0.5000, by −0.5000.',
  );
  expect(plainTex(formulasOf(matrix, end(matrix), 2, null)[0]!)).toContain(
    String.raw`W[1,0]: \quad 1 - 0.5000 = 0.5000`,
  );
});

test('at the last update it is said how many more there were', () => {
  const index = indexTrace({ ...twice.trace, omittedUpdates: 998 });
  const at = (position: number) => sentenceOf(index, stateAt(index, position), 'en');
  expect(at(end(index))).toContain('1000 updates follow this backward pass. Only the first 2 are');
  expect(at(end(index) - 1)).not.toContain('1000');
});

test('an update leaves the value of the forward pass alone', () => {
  const at = (position: number) => {
    const [w] = snapshotOf(twice, stateAt(twice, position), '').nodes.filter(
      ({ name }) => name === 'w',
    );
    return [w!.value, w!.updated];
  };
  expect([2, 1, 0].map((back) => at(end(twice) - back))).toEqual([
    [[2], null],
    [[2], [1.5]],
    [[2], [1.75]],
  ]);
});

test('the table has the change once it has happened', () => {
  const rows = (position: number) => tableRows(twice, stateAt(twice, position), 9, 9, null);
  expect(rows(9)[0]!.change).toMatchObject({ before: 1.5, after: 1.75, element: null });
  expect(rows(8)[0]!.change).toBeNull();
  expect(changeAt(twice, 7)).toBeNull();
});

test('the line of an update is its own, not that of its leaf', () => {
  expect(codeAt(twice, 9)).toMatchObject({ cell: 'train', line: 7 });
  expect(codeAt(twice, 1)!.line).not.toBe(7);
  expect(tableRows(twice, stateAt(twice, 9), 9, 9, null)[0]!.line).toBe(7);
});

test('an element that has become NaN has changed most', () => {
  expect(mostChanged([1, 2, NaN], [9, NaN, NaN])).toBe(1);
});
