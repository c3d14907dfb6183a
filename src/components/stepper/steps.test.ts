import { describe, expect, test } from 'vitest';
import { createExplainer } from '../../notebook/explainer/explainer.ts';
import { edgeLook, gradientScale } from './edge-look.ts';
import * as traces from './example-traces.ts';
import { explainedNode } from './explained.ts';
import { fold } from './fold.ts';
import { foldingAt, openAtRest, untouched } from './folding.ts';
import { neighbourhood } from './neighbourhood.ts';
import { stateAt } from './state.ts';
import { columnsOf } from './strip.ts';
import { tableRows } from './table-rows.ts';
import { endOfForward, stretches } from './timeline.ts';
import { indexTrace, nodeAt } from './trace-index.ts';

const scalars = indexTrace(traces.scalars);
const explainer = createExplainer(traces.scalars);
const end = (index: typeof scalars) => stateAt(index, index.trace.steps.length);
const allOpen = (index: typeof scalars) =>
  fold(index, foldingAt(index, openAtRest(index), untouched, null));
const placeOf = (index: typeof scalars, name: string) =>
  index.trace.nodes.findIndex((node) => node.name === name);

test('the timeline has a forward, a seed and a backward stretch', () => {
  expect(stretches(scalars.trace)).toEqual([
    { phase: 'forward', first: 1, last: 3 },
    { phase: 'seed', first: 4, last: 4 },
    { phase: 'backward', first: 5, last: 7 },
  ]);
  expect(endOfForward(scalars.trace)).toBe(3);
});

test('a table row reads arrives × slope = passes on', () => {
  const [row] = tableRows(scalars, end(scalars), 7, 7, explainer);
  expect(row!.arrives).toEqual([16]);
  expect(row!.passes).toMatchObject([{ to: placeOf(scalars, 'w'), slope: 3, passed: [48] }]);
});

test('a table row of a step that has not happened has no numbers', () => {
  const [row] = tableRows(scalars, stateAt(scalars, 4), 7, 7, explainer);
  expect(row!.arrives).toBeNull();
  expect(row!.passes).toMatchObject([{ slope: null, passed: null }]);
});

describe('an edge', () => {
  const scale = gradientScale(scalars);
  const looks = (position: number) =>
    scalars.trace.edges.map((_, edge) =>
      edgeLook(scalars, stateAt(scalars, position), edge, scale),
    );

  test('is pending until its contribution has arrived, and never coloured where none is wanted', () => {
    expect(looks(0).map(({ kind }) => kind)).toEqual([
      'pending',
      'never',
      'pending',
      'pending',
      'pending',
    ]);
  });

  test('has the sign of its contribution, and 1 to 8 px by magnitude', () => {
    const [first] = looks(7);
    expect(first).toEqual({ kind: 'positive', width: expect.closeTo(1 + 7 * (48 / scale), 5) });
    expect(looks(7).every(({ width }) => width >= 1 && width <= 8)).toBe(true);
  });
});

test('the node with most uses among the receivers is explained first', () => {
  expect(nodeAt(scalars, explainedNode(scalars, 6)!).name).toBe('w');
  expect(explainedNode(scalars, 0)).toBeNull();
});

test('the strip stands every operation right of its inputs and leaves just before their first use', () => {
  const { cards, cardOf } = allOpen(scalars);
  expect(cardOf).toEqual([...cards.keys()]);
  const names = columnsOf(scalars, allOpen(scalars)).map((column) =>
    column.map((place) => nodeAt(scalars, place).name),
  );
  expect(names).toEqual([['w', 'x'], ['p'], ['s'], ['L']]);
});

test('a neighbourhood has users above and inputs below, inside the width, with a wire for each use', () => {
  const near = neighbourhood(scalars, allOpen(scalars), placeOf(scalars, 'p'), 296);
  const top = (name: string) => near.boxes.find((box) => box.card === placeOf(scalars, name))!.y;
  expect(top('s')).toBeLessThan(top('p'));
  expect(top('p')).toBeLessThan(top('w'));
  expect(near.boxes.every((box) => box.x >= 0 && box.x + box.width <= 296)).toBe(true);
  expect(near.wires).toHaveLength(3);
});
