// The stepper finds no fault in healthy computations: every cell of every chapter, at its first, second and last backward pass.
import { afterAll, expect, test } from 'vitest';
import type { Trace } from '#notebook';
import { findAnomaly } from '../src/components/stepper/find-anomaly.ts';
import { indexTrace } from '../src/components/stepper/trace-index.ts';
import { closeNotebooks, openChapters, openNotebook } from './open-chapter.ts';

const chapters = await openChapters();

afterAll(closeNotebooks);

test.each(chapters)('$slug: no false alarm', async (chapter) => {
  const notebook = await openNotebook(chapter);
  await notebook.runAll();
  let looked = 0;
  for (const name of chapter.names) {
    const { outputs, manual, notFinite } = notebook.cell(name);
    expect(notFinite, name).toBeNull();
    const traces: Trace[] = outputs.flatMap((one) => (one.kind === 'steps' ? [one.trace] : []));
    const count = manual ? 0 : notebook.backwards(name);
    for (const backward of new Set([1, 2, count].filter((one) => one > 0))) {
      if (backward > count) continue;
      const trace = await notebook.trace(name, backward);
      if ('code' in trace) throw new Error(`${name}: ${trace.message}`);
      traces.push(trace);
    }
    for (const trace of traces) {
      expect(findAnomaly(indexTrace(trace)), `${name}, backward ${trace.backward}`).toBeNull();
    }
    looked += traces.length;
  }
  expect(looked).toBeGreaterThan(0);
});
