// Explanations of traces: over every operation, the terms of a gradient add up to it to the bit, and the terms
// of a value make it again. Each trace goes through text, as on a static page.
import { assert, asyncProperty, property } from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { addUp, ops } from '#engine';
import { any } from '../src/engine/ops/sampling/draw.ts';
import { draws } from '../src/engine/ops/sampling/draws.ts';
import { samplerOf } from '../src/engine/ops/sampling/index.ts';
import { createExplainer } from '../src/notebook/explainer/explainer.ts';
import { traced } from '../src/notebook/explainer/trace-under-test.ts';
import { createNodeRunner } from '../src/notebook/node-runner.ts';
import { program } from '../src/notebook/worker/random-programs.ts';
import { buildWorkerText } from '../src/notebook/worker-text.ts';
import { createNotebook, type Explainer, type Trace } from '#notebook';

function checkGradients(trace: Trace, explainer: Explainer): void {
  for (const { id, gradient, dtype } of trace.nodes.slice(0, -1)) {
    gradient?.forEach((element, flat) => {
      const { uses, result } = explainer.gradient(id, flat);
      expect(result).toBe(element);
      const sent = trace.edges.flatMap((edge, at) =>
        edge.from === id && edge.contribution !== null ? [at] : [],
      );
      expect(uses.map(({ edge }) => edge)).toEqual(sent);
      const sums = uses.map((use) => addUp(use, dtype));
      expect(uses.map(({ rest }) => rest)).toEqual(uses.map(() => 0));
      // + 0: −0 is written as 0 where it was added to nothing
      expect(sums.map((sum) => sum + 0)).toEqual(uses.map(({ contribution }) => contribution + 0));
      const round = dtype === 'float32' ? Math.fround : (value: number) => value;
      expect(sums.reduce((sum, next) => round(sum + next)) + 0).toBe(element + 0);
      for (const { terms } of uses) {
        for (const { to, element: at, upstream } of terms) {
          const user = trace.nodes.find((node) => node.id === to)!;
          expect(user.gradient![at]).toBe(upstream);
        }
      }
    });
  }
}

function checkValues(trace: Trace, explainer: Explainer): void {
  for (const { id, value } of trace.nodes) {
    value.forEach((element, flat) => {
      const { terms, result, retold } = explainer.value(id, flat);
      expect(result).toBe(element);
      expect(retold + 0).toBe(element + 0);
      for (const { node, element: at, value: part } of terms) {
        expect(trace.nodes.find(({ id }) => id === node)!.value[at]).toBe(part);
      }
    });
  }
}

describe.each(ops.map(({ name }) => name))('%s', (name) => {
  test.each(['float32', 'float64'] as const)('its elements are explained in %s', (dtype) => {
    const explained = property(draws, (draw) => {
      const { inputs, use } = samplerOf(name)(draw);
      const output = use(...inputs.map((input) => input.to(dtype)));
      const weights = any(output.shape, draw.seed + 9)
        .detach()
        .to(output.dtype);
      const trace = traced(output.mul(weights).add(output).square().sum());
      const explainer = createExplainer(trace);
      checkGradients(trace, explainer);
      checkValues(trace, explainer);
    });
    assert(explained, { seed: 11, numRuns: 8 });
  });
});

const runner = createNodeRunner((await buildWorkerText()).text);
afterAll(() => runner.dispose());

async function traceOf(source: string): Promise<Trace> {
  const notebook = createNotebook({ cells: [{ name: 'cell', source }], runner });
  await notebook.run('cell');
  const { outputs, error } = notebook.cell('cell');
  const output = outputs.find(({ kind }) => kind === 'steps');
  if (output?.kind !== 'steps') throw new Error(error?.message ?? 'the cell showed no steps');
  return output.trace;
}

test('every element of any program is explained', { timeout: 120_000 }, async () => {
  const explained = asyncProperty(program, async ({ source }) => {
    const trace = await traceOf(source);
    const explainer = createExplainer(trace);
    checkGradients(trace, explainer);
    checkValues(trace, explainer);
  });
  await assert(explained, { seed: 3, numRuns: 60 });
});
