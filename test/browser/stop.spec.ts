// A cell that never ends costs the reader nothing: the page stays smooth, Stop works, values come back.
import { expect, test } from '@playwright/test';
import { chapter, runCell, sourceOf, type LiveCell } from './page.ts';

for (const loop of [
  'while (true) {}',
  'for (;;) await 0',
  'const spin = (): void => { for (;;); }; spin()',
]) {
  test(`${loop} is stopped and the next run has the same values`, async ({ page }) => {
    await page.goto(chapter('en'));
    const before = await runCell(page, 'train');
    const edited = await page.evaluate(async (loop) => {
      const cell = document.querySelector<LiveCell>('live-cell[name=paths]')!;
      cell.source = loop;
      const run = cell.run();
      while (cell.state !== 'running') await new Promise((done) => setTimeout(done, 5));
      let frames = 0;
      const from = performance.now();
      while (performance.now() - from < 1_000) {
        await new Promise((done) => requestAnimationFrame(done));
        frames++;
      }
      const stopped = performance.now();
      await cell.stop();
      await run;
      return { frames, stop: performance.now() - stopped, state: cell.state };
    }, loop);
    expect(edited.frames).toBeGreaterThan(50 / 3);
    expect(edited.stop).toBeLessThan(3 * 350);
    expect(edited.state).toBe('stopped');
    const next = await page.evaluate(async () => {
      const cell = document.querySelector<LiveCell>('live-cell[name=paths]')!;
      const from = performance.now();
      cell.source = '6 * 7';
      await cell.run();
      return { ms: performance.now() - from, outputs: cell.outputs };
    });
    expect(next.outputs).toMatchObject([{ kind: 'number', value: 42 }]);
    expect(next.ms).toBeLessThan(3 * 1_000);
    const after = await runCell(page, 'train');
    expect(after.outputs).toEqual(before.outputs);
  });
}

const faults: readonly (readonly [
  name: string,
  source: string,
  line: number | null,
  says: RegExp,
])[] = [
  ['a syntax error', 'const a = 1;\nconst b = (a + ;', 2, /./],
  ['an unknown name', 'const a = 1;\n\na + matmull', 3, /matmull/],
  ['a shape error', 'const a = tensor([[1, 2]]);\n\na.matmul(tensor([[1, 2]]))', 3, /\[1, 2\]/],
  ['a thrown string', 'const a = 1;\nthrow "no reason";', null, /no reason/],
  ['a rejected promise', 'const a = 1;\nawait Promise.reject(new Error("later"));', 2, /later/],
  ['a property of nothing', 'const a: any = undefined;\na.shape', 2, /shape/],
  ['endless recursion', 'const f = (n: number): number => 1 + f(n + 1);\nf(0)', 1, /./],
];

for (const language of ['en', 'zh-cn']) {
  for (const [name, source, line, says] of faults) {
    test(`${name} is reported at its line (${language})`, async ({ page }) => {
      await page.goto(chapter(language));
      const report = await runCell(page, 'paths', source);
      expect(report.state).toBe('error');
      const cell = page.locator('live-cell[name=paths]');
      const message = cell.locator('[data-error]');
      await expect(message).toBeVisible();
      await expect(message).toHaveText(says);
      if (language === 'zh-cn') await expect(message).toHaveText(/[\u4e00-\u9fff]/);
      if (line !== null) await expect(message).toHaveAttribute('data-line', String(line));
      expect(await cell.evaluate((element) => (element as LiveCell).source)).toBe(source);
      const other = await runCell(page, 'cost');
      expect(other.state).toBe('ok');
    });
  }
}

test('cells that need each other are told so, and the others still run', async ({ page }) => {
  await page.goto('/en/playground/');
  const first = page.locator('live-cell').first();
  const name = await first.getAttribute('name');
  const report = await runCell(page, name!, 'const ring = ring + 1;\nring');
  expect(report.state).toBe('error');
  await page.locator('[data-action=add]').first().click();
  const names = await page
    .locator('live-cell')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('name')!));
  const [a, b] = names as [string, string];
  await page.evaluate(
    ([a, b]) => {
      document.querySelector<LiveCell>(`live-cell[name="${a}"]`)!.source =
        'const left = right + 1;';
      document.querySelector<LiveCell>(`live-cell[name="${b}"]`)!.source =
        'const right = left + 1;';
    },
    [a, b],
  );
  const cycle = await runCell(page, a);
  expect(cycle.state).toBe('error');
  await expect(page.locator(`live-cell[name="${a}"] [data-error]`)).toHaveText(
    /cell 1 → cell 2 → cell 1/,
  );
});

for (const [language, early] of [
  ['en', /cell \d+ stopped early/],
  ['zh-cn', /单元格 \d+ 提前停止/],
] as const) {
  test(`a training that is stopped early keeps its weights, also when its worker is killed (${language})`, async ({
    page,
  }) => {
    await page.goto(chapter(language));
    const cell = (name: string) => page.locator(`live-cell[name=${name}]`);
    const state = (name: string) => cell(name).evaluate((element) => (element as LiveCell).state);
    const start = async (name: string, source: string) => {
      await cell(name).evaluate((element, source) => {
        (element as LiveCell).source = source;
      }, source);
      await cell(name).locator('[data-action=run]').click();
      await expect.poll(() => state(name)).toBe('running');
    };
    const longer = (await sourceOf(page, 'train')).replace('step < 300', 'step < 3_000_000');
    await start('train', longer);
    await expect(cell('train').getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^\d+$/);
    await cell('train').locator('[data-action=stop]').click();
    await expect.poll(() => state('train')).toBe('stopped');
    const before = await runCell(page, 'table');
    expect(before.state).toBe('ok');
    await expect(cell('table').locator('[data-status]')).toHaveText(early);

    await start('paths', 'const spin = (): void => { for (;;); };\nspin();');
    await cell('paths').locator('[data-action=stop]').click();
    await expect.poll(() => state('paths')).toBe('stopped');
    const after = await runCell(page, 'table');
    expect(after.outputs).toEqual(before.outputs);
    expect(await state('train')).toBe('stopped');
  });
}
