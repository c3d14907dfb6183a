import { expect, test } from 'vitest';
import { besideLabel, cardSize, extraHeight, shortLabel } from './card.ts';
import { traceOf } from './example-traces.ts';

const { nodes } = await traceOf(
  'steps(sequential([layers.dense({ units: 2 })]).apply(ones([1, 3])).mean())',
);

test('a card says of a layer only what its frame does not', () => {
  const said = nodes.map((node) => [shortLabel(node), besideLabel(node)]);
  expect(said).toContainEqual(['kernel', 'dense1']);
  expect(said).toContainEqual(['matmul', '']);
});

test('what was takes a line for each number, of a tensor a row of smaller cells that fits the width', () => {
  const one = { value: [1], gradient: null };
  expect(extraHeight([], one)).toBe(15);
  expect(extraHeight([], { ...one, gradient: [1] })).toBe(30);
  expect(extraHeight([], null)).toBe(0);
  expect(extraHeight([9, 9], one)).toBeLessThan(cardSize(nodes[0]!).height / 2);
});
