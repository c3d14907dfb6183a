// A reader opens a chapter: it is complete without a script, and what he edits reruns what needs it, is kept and can be reset.
import type { ChapterRecording } from '../../src/components/cell/recording.ts';
import { chapters, languages, pathOf, recordingOf } from './chapters.ts';
import {
  cellOf,
  chapter as network,
  expect,
  openWithoutScripts,
  reload,
  runCell,
  sourceOf,
  test,
  type LiveCell,
} from './page.ts';

for (const chapter of chapters) {
  const [firstCell] = chapter.cells.keys();
  if (firstCell === undefined) throw new Error(`${chapter.slug} has no cell`);

  for (const language of languages) {
    test(`without JavaScript every cell of ${chapter.slug} shows its code and its output (${language})`, async ({
      browser,
      baseURL,
    }) => {
      const { outputs } = await recordingOf(chapter, baseURL);
      const page = await openWithoutScripts(browser, baseURL + pathOf(chapter, language));
      for (const name of [...chapter.cells.keys(), ...chapter.tasks]) {
        const cell = cellOf(page, name);
        await expect(cell.locator('pre'), `code of ${name}`).not.toBeEmpty();
        if (!outputs[name]?.some(({ kind }) => kind !== 'select')) continue;
        const shown = cell.locator('[data-output]:visible, gradient-stepper:visible');
        expect(await shown.count(), `outputs of ${name}`).toBeGreaterThan(0);
      }
      expect(await page.locator('.katex').count()).toBeGreaterThan(0);
      expect(await page.locator('.katex-error').count()).toBe(0);
      await page.context().close();
    });

    test(`reset brings the published code and its output back to ${chapter.slug} (${language})`, async ({
      page,
    }) => {
      await page.goto(pathOf(chapter, language));
      const original = await sourceOf(page, firstCell);
      const before = await runCell(page, firstCell);
      const edited = await runCell(page, firstCell, '1 + 1');
      expect(edited.outputs).toMatchObject([{ kind: 'number', value: 2 }]);
      await cellOf(page, firstCell).evaluate((cell) => (cell as LiveCell).reset());
      expect(await sourceOf(page, firstCell)).toBe(original);
      const after = await runCell(page, firstCell);
      expect(after.outputs).toEqual(before.outputs);
    });
  }

  test(`in ${chapter.slug} an edit reruns the cells that need it, and no other`, async ({
    page,
    baseURL,
  }) => {
    const recording = await recordingOf(chapter, baseURL);
    const needing = [...chapter.cells.keys()].map((name) => ({
      name,
      needs: dependants(name, recording),
    }));
    // in a new chapter no cell may need another
    const { name, needs } = needing.find(({ needs }) => needs.length > 0) ?? needing[0]!;
    await page.goto(pathOf(chapter, 'en'));
    await runCell(page, name);
    const ran = await cellOf(page, name).evaluate(async (element) => {
      const ran = new Set<string>();
      for (const cell of document.querySelectorAll<LiveCell>('live-cell')) {
        cell.addEventListener('change', () => {
          if (cell.state === 'running') ran.add(cell.getAttribute('name')!);
        });
      }
      const edited = element as LiveCell;
      edited.source += '\n// edited';
      await edited.run();
      return [...ran];
    });
    expect(ran[0]).toBe(name);
    expect(ran.slice(1).sort()).toEqual(needs);
  });

  test(`an edit of ${chapter.slug} survives a reload and the switch of language, which keeps the place`, async ({
    page,
  }) => {
    await page.goto(pathOf(chapter, 'en'));
    await runCell(page, firstCell, '20 + 22');
    await reload(page);
    expect(await sourceOf(page, firstCell)).toBe('20 + 22');
    const heading = page.locator('main h2').nth(2);
    const id = await heading.getAttribute('id');
    await heading.evaluate((element) => element.scrollIntoView());
    // By mouse: a locator's click would first scroll the page to where the sticky header began.
    const link = (await page.locator('a[data-language-switch]').boundingBox())!;
    await page.mouse.click(link.x + link.width / 2, link.y + link.height / 2);
    await page.waitForURL(/zh-cn/);
    expect(await sourceOf(page, firstCell)).toBe('20 + 22');
    const away = () =>
      page.locator(`#${id}`).evaluate((element) => Math.abs(element.getBoundingClientRect().top));
    await expect.poll(away).toBeLessThan(200);
  });
}

for (const language of languages) {
  test(`the hidden width is changed, and the network trains (${language})`, async ({ page }) => {
    await page.goto(network(language));
    const source = await sourceOf(page, 'train');
    const changed = source.replace(/const hidden = \d+/, 'const hidden = 6');
    expect(changed).not.toBe(source);
    const { state, outputs } = await runCell(page, 'train', changed);
    expect(state).toBe('ok');
    const curve = outputs.find((output) => output.kind === 'line')!;
    expect(curve.series[0]!.y.at(-1)!).toBeLessThan(0.01);
  });
}

/** Sorted names of the cells that read, directly or not, what a cell declares, and run of their own accord. */
function dependants(name: string, { cells, units }: ChapterRecording): readonly string[] {
  const automatic = cells.filter((cell) => cell.private !== true && cell.manual !== true);
  const found = new Set([name]);
  // A set that grows while it is walked: whoever is found is asked for its own readers.
  for (const cell of found) {
    const declared = units[cell]?.declares ?? [];
    for (const other of automatic) {
      const reads = units[other.name]?.reads ?? [];
      if (reads.some((read) => declared.includes(read.name))) found.add(other.name);
    }
  }
  found.delete(name);
  return [...found].sort();
}
