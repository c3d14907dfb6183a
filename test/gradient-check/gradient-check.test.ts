// The gradient check of the stepper: no false alarm over all operations and all chapters’ cells, and wrong
// gradients are caught. TABLE=1 prints which.
import { afterAll, describe, expect, test } from 'vitest';
import { ops } from '#engine';
import type { NamedValue, Output, StepsOutput, Trace } from '#notebook';
import { ownGradients } from '../../src/components/stepper/own-gradients.ts';
import { indexTrace } from '../../src/components/stepper/trace-index.ts';
import { closeNotebooks, openChapters, openNotebook } from '../open-chapter.ts';
import { mutants } from '../mutation/mutants.ts';
import { judgeByTraces } from './judge.ts';
import { checked, told, tracesOf } from './traces.ts';

afterAll(closeNotebooks);

test.each(ops.map((op) => ({ name: op.name, op })))(
  '$name gives no false alarm',
  async ({ op }) => {
    for (const trace of tracesOf(op, 12)) {
      const result = await checked(trace);
      expect(['agree', 'kink'], told(result)).toContain(result.verdict);
    }
  },
);

test(
  'of the mistakes in the operations’ gradients at least 95 % are caught',
  { timeout: 240_000 },
  async () => {
    expect(Object.keys(mutants).length * ops.length).toBeGreaterThan(40);
    const judged = await judgeByTraces();
    const missed = judged.filter(({ verdict }) => verdict === 'missed');
    const caught = judged.filter(({ verdict }) => verdict === 'caught');
    if (process.env['TABLE']) console.log(caught.length, missed);
    expect(caught.length).toBeGreaterThanOrEqual(40);
    const share = caught.length / (caught.length + missed.length);
    expect(share, JSON.stringify(missed)).toBeGreaterThanOrEqual(0.95);
  },
);

const chapters = await openChapters();

describe.each(chapters)('chapter $slug', (chapter) => {
  test('no cell with a scalar gives a false alarm', { timeout: 240_000 }, async () => {
    const notebook = await openNotebook(chapter);
    await notebook.runAll();
    const found: string[] = [];
    for (const name of chapter.names) {
      const traces = notebook
        .cell(name)
        .outputs.filter(isSteps)
        .map(({ trace }) => trace);
      const { scalar, values } = notebook.cell(name);
      if (scalar || notebook.backwards(name) > 0) {
        const trace = await notebook.trace(name);
        if ('message' in trace) throw new TypeError(`${name}: ${trace.message}`);
        traces.push(trace);
        if (notebook.backwards(name) < 2) found.push(await ownVerdictOf(name, trace, values));
      }
      for (const trace of traces) found.push(await verdictOf(name, trace));
    }
    expect(found.filter((line) => !/: (agree|kink):/.test(line))).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });
});

/** The verdict on the gradients that a cell computes itself, if it does. */
async function ownVerdictOf(
  cell: string,
  trace: Trace,
  values: Readonly<Record<string, NamedValue>>,
): Promise<string> {
  const own = ownGradients(indexTrace(trace), values, await checked(trace, 60));
  return `${cell}: ${own === null ? 'agree: none' : `${own.output.verdict}: ${own.output.worst}`}`;
}

function isSteps(output: Output): output is StepsOutput {
  return output.kind === 'steps';
}

async function verdictOf(cell: string, trace: Trace): Promise<string> {
  return `${cell}: ${told(await checked(trace, 60))}`;
}
