// Bad input in Node: each ends as the table says, the other cell stays, and the next run works.
// Leaves the sandbox, memory and the page's patience to the browser suites.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorText } from '../../src/i18n/errors.ts';
import { createNodeRunner } from '../../src/notebook/node-runner.ts';
import type { CellError } from '../../src/notebook/errors.ts';
import { createNotebook, type Notebook } from '../../src/notebook/notebook.ts';
import { buildWorkerText } from '../../src/notebook/worker-text.ts';
import type { BadInput } from './bad-input.ts';
import { badInputs, otherCell } from './table.ts';

const { text } = await buildWorkerText();
const runner = createNodeRunner(text);
const bad = 'bad';
let notebook: Notebook;

beforeAll(async () => {
  notebook = createNotebook({ cells: [otherCell, { name: bad, source: '' }], runner });
  await notebook.run(otherCell.name);
});

afterAll(() => runner.dispose());

for (const [family, inputs] of Object.entries(badInputs)) {
  describe(family, () => {
    test.each(inputs.filter(({ browserOnly }) => browserOnly !== true))('$name', async (input) => {
      const other = notebook.cell(otherCell.name).outputs;
      await run(input);
      expectEnd(input);
      expect(notebook.cell(otherCell.name)).toMatchObject({ state: 'ok', outputs: other });
      await runNext();
    });
  });
}

async function run(input: BadInput): Promise<void> {
  notebook.setSource(bad, input.code);
  const ended = notebook.run(bad);
  if (input.ends === 'endless') {
    await pause(100);
    expect(notebook.cell(bad).state).toBe('running');
    await notebook.stop(bad);
  }
  await ended;
  if (input.lingers === true) await pause(500);
  if (input.late === true) await until(() => notebook.cell(bad).error !== null);
}

function expectEnd({ ends, error, line, params = {}, shows }: BadInput): void {
  const cell = notebook.cell(bad);
  if (ends === 'endless') expect(cell.state).toBe('stopped');
  else if (error !== undefined)
    expect(cell).toMatchObject({ state: 'error', error: { code: error } });
  else if (ends === 'any') expect(['ok', 'error']).toContain(cell.state);
  else expect(cell.state).toBe(ends);
  expect(cell.error?.params ?? {}).toMatchObject(params);
  if (line !== undefined) expect(cell.error).toMatchObject({ line, cell: bad });
  if (cell.error !== null) expectWords(cell.error);
  if (shows !== undefined) expect(cell.outputs).toMatchObject([{ value: shows }]);
}

/** JavaScript's and the parser's own texts are quoted; everything else is said in both languages, with a remedy. */
function expectWords(error: CellError): void {
  const [english, chinese] = [errorText(error, 'en'), errorText(error, 'zh-cn')];
  expect(english.original !== undefined || english.remedy !== undefined, error.code).toBe(true);
  expect(chinese.what).toMatch(/\p{Script=Han}/u);
  expect(`${english.what}${english.remedy}${chinese.what}${chinese.remedy}`).not.toMatch(
    /[{}]\w+}/,
  );
}

async function runNext(): Promise<void> {
  notebook.setSource(bad, '6 * W.sum().item()');
  await notebook.run(bad);
  expect(notebook.cell(bad)).toMatchObject({ state: 'ok', outputs: [{ value: 18 }], error: null });
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds() && waited < 3_000; waited += 10) await pause(10);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
