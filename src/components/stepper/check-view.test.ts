import { expect, test } from 'vitest';
import { createExplainer } from '../../notebook/explainer/explainer.ts';
import { checkView } from './check-view.ts';
import * as traces from './example-traces.ts';
import { indexTrace } from './trace-index.ts';

const tensors = indexTrace(traces.tensors);
const view = async () => checkView(tensors, await createExplainer(traces.tensors).check());

test('a check shows the worst element of each parameter, and says over how many it looked', async () => {
  const { output, placeOf, worst, differs } = await view();
  expect([output.verdict, output.rows.map(({ name }) => name)]).toEqual(['agree', ['W', 'b']]);
  expect(output.rows.length + output.omitted).toBe(6);
  expect(differs).toBe(false);
  const errors = output.rows.map((row) => row.error);
  const largest = output.rows[errors.indexOf(Math.max(...errors))]!;
  expect(worst).toEqual(placeOf(largest));
  const [first] = output.rows;
  const place = placeOf(first!)!;
  expect(tensors.trace.nodes[place.node]!.name).toBe('W');
  expect(place.element).toBe(first!.index[0]! * 2 + first!.index[1]!);
});

test('where gradients disagree the worst of all is named', async () => {
  const check = await createExplainer(traces.tensors).check();
  const [w, b] = check.parameters;
  const wrong = { ...b!, worst: { ...b!.worst!, element: 1, error: 0.5 } };
  const found = checkView(tensors, { ...check, verdict: 'differ', parameters: [w!, wrong] });
  expect(tensors.trace.nodes[found.worst!.node]!.name).toBe('b');
  expect(found.worst!.element).toBe(1);
  expect(found.differs).toBe(true);
});
