// A reader opens the chapter, edits the XOR network, trains it, and steps through its gradient.
import { expect, test } from '@playwright/test';
import {
  chapter,
  collectComplaints,
  openWithoutScripts,
  reload,
  runCell,
  sourceOf,
  type LiveCell,
  type Snapshot,
  type Stepper,
} from './page.ts';

for (const language of ['en', 'zh-cn']) {
  test.describe(language, () => {
    test('without JavaScript every cell shows its code and its output', async ({
      browser,
      baseURL,
    }) => {
      const page = await openWithoutScripts(browser, baseURL + chapter(language));
      const cells = page.locator('live-cell');
      const count = await cells.count();
      expect(count).toBeGreaterThanOrEqual(6);
      for (let i = 0; i < count; i++) {
        const name = await cells.nth(i).getAttribute('name');
        await expect(cells.nth(i).locator('pre'), `code of ${name}`).not.toBeEmpty();
        if (name!.startsWith('exercise/')) continue;
        await expect(
          cells.nth(i).locator('[data-output]').first(),
          `output of ${name}`,
        ).toBeVisible();
      }
      expect(await page.locator('.katex').count()).toBeGreaterThan(5);
      expect(await page.locator('.katex-error').count()).toBe(0);
      await page.context().close();
    });

    test('the hidden width is changed, the network trains, only dependants rerun', async ({
      page,
    }) => {
      const complaints = collectComplaints(page);
      await page.goto(chapter(language));
      await runCell(page, 'train');
      const changed = await page.evaluate(async () => {
        const ran: string[] = [];
        const cells = [...document.querySelectorAll<LiveCell>('live-cell')];
        for (const cell of cells) {
          cell.addEventListener('change', () => {
            if (cell.state === 'running') ran.push(cell.getAttribute('name')!);
          });
        }
        const train = cells.find((cell) => cell.getAttribute('name') === 'train')!;
        train.source = train.source.replace(/const hidden = \d+/, 'const hidden = 6');
        await train.run();
        return { ran: [...new Set(ran)], state: train.state, outputs: train.outputs };
      });
      expect(changed.state).toBe('ok');
      const curve = changed.outputs.find((output) => output.kind === 'line')!;
      const losses = curve.series[0]!.y;
      expect(losses.at(-1)!).toBeLessThan(0.01);
      expect(changed.ran[0]).toBe('train');
      expect(changed.ran.slice(1).sort()).toEqual(await dependants(page, 'train'));
      expect(complaints).toEqual([]);
    });

    test('the backward pass is walked to its end and back, and its numbers add up', async ({
      page,
    }) => {
      await page.goto(chapter(language));
      await runCell(page, 'train');
      await page.locator('live-cell[name=train] [data-action=gradients]').click();
      const stepper = page.locator('live-cell[name=train] gradient-stepper');
      await expect(stepper).toBeVisible();
      const walk = await stepper.evaluate(async (element) => {
        const stepper = element as Stepper;
        const at: Snapshot[] = [];
        for (let k = 0; k <= stepper.length; k++) {
          await stepper.seek(k);
          at.push(stepper.snapshot());
        }
        const same: boolean[] = [];
        for (let k = stepper.length; k >= 0; k--) {
          await stepper.seek(k);
          same.push(JSON.stringify(stepper.snapshot()) === JSON.stringify(at[k]));
        }
        return { start: at[0]!, end: at.at(-1)!, same };
      });
      expect(walk.same.every(Boolean)).toBe(true);
      expect(walk.start.nodes.some((node) => node.gradient !== null)).toBe(false);
      expectGradientsToAddUp(walk.end);
    });

    test('a cell that shows its own stepper gets no second one', async ({ page }) => {
      await page.goto(chapter(language));
      await runCell(page, 'paths');
      await page.locator('live-cell[name=paths] [data-action=gradients]').click();
      await expect(page.locator('live-cell[name=paths] gradient-stepper')).toHaveCount(1);
      await expect(page.locator('live-cell[name=paths] gradient-stepper')).toBeInViewport();
    });

    test('reset brings the published code and its output back', async ({ page }) => {
      await page.goto(chapter(language));
      const original = await sourceOf(page, 'example');
      const before = await runCell(page, 'example');
      const edited = await runCell(page, 'example', '1 + 1');
      expect(edited.outputs).toMatchObject([{ kind: 'number', value: 2 }]);
      await page.evaluate(() =>
        document.querySelector<LiveCell>('live-cell[name=example]')!.reset(),
      );
      expect(await sourceOf(page, 'example')).toBe(original);
      const after = await runCell(page, 'example');
      expect(after.outputs).toEqual(before.outputs);
    });
  });
}

test('every cell gives what was recorded, bit for bit, and the same when run again', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto(chapter('en'));
  const names = await page
    .locator('live-cell')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('name')!));
  for (const name of names) {
    const recorded = await page.evaluate(
      (name) => document.querySelector<LiveCell>(`live-cell[name="${name}"]`)!.outputs,
      name,
    );
    const first = await runCell(page, name);
    const second = await runCell(page, name);
    if (!name.startsWith('exercise/')) expect(first.outputs, name).toEqual(recorded);
    expect(second.outputs, `${name}, second run`).toEqual(first.outputs);
  }
});

test('an edit survives a reload and the switch of language, and the switch keeps the place', async ({
  page,
}) => {
  await page.goto(chapter('en'));
  await runCell(page, 'example', '20 + 22');
  await reload(page);
  expect(await sourceOf(page, 'example')).toBe('20 + 22');
  const heading = page.locator('main h2').nth(2);
  const id = await heading.getAttribute('id');
  await page.evaluate((id) => document.getElementById(id!)!.scrollIntoView(), id);
  // By mouse: a locator's click would first scroll the page to where the sticky header began.
  const link = (await page.locator('a[data-language-switch]').boundingBox())!;
  await page.mouse.click(link.x + link.width / 2, link.y + link.height / 2);
  await page.waitForURL(/zh-cn/);
  expect(await sourceOf(page, 'example')).toBe('20 + 22');
  await expect
    .poll(() =>
      page.evaluate(
        (id) => Math.abs(document.getElementById(id!)!.getBoundingClientRect().top),
        id,
      ),
    )
    .toBeLessThan(200);
});

/** Sorted names of the cells that read, directly or not, what `name` declares. */
async function dependants(page: import('@playwright/test').Page, name: string): Promise<string[]> {
  return page.evaluate((name) => {
    const cells = [...document.querySelectorAll<LiveCell>('live-cell')].filter(
      (cell) => !/^(exercise|bug)\//.test(cell.getAttribute('name')!),
    );
    const declared = (source: string) =>
      [...source.matchAll(/^(?:export )?(?:const|let|function|class|async function) +(\w+)/gm)].map(
        (match) => match[1]!,
      );
    const owned = (source: string) =>
      [...source.matchAll(/\b(?:const|let|function) +(\w+)/g)].map((match) => match[1]!);
    // Words that are no reads: in strings, after a dot, as the key of an object.
    const code = (source: string) =>
      source.replaceAll(/'[^']*'|\.\w+/g, '').replaceAll(/\b\w+ *:/g, '');
    const names = new Map(cells.map((cell) => [cell.getAttribute('name')!, cell.source]));
    const found = new Set([name]);
    for (let size = 0; size !== found.size;) {
      size = found.size;
      for (const [other, source] of names) {
        const reads = [...found].flatMap((cell) => declared(names.get(cell)!));
        if (
          reads.some(
            (read) =>
              new RegExp(`\\b${read}\\b`).test(code(source)) && !owned(source).includes(read),
          )
        )
          found.add(other);
      }
    }
    found.delete(name);
    return [...found].sort();
  }, name);
}

function expectGradientsToAddUp(snapshot: Snapshot) {
  const root = snapshot.nodes.at(-1)!;
  let checked = 0;
  for (const node of snapshot.nodes) {
    expect(node.line, `line of ${node.op}`).toBeGreaterThan(0);
    const contributions = snapshot.edges
      .filter((edge) => edge.from === node.id && edge.contribution !== null)
      .map((edge) => edge.contribution!);
    if (node.id === root.id || node.gradient === null) continue;
    const sum = contributions.reduce((total, next) =>
      total.map((value, i) => Math.fround(value + next[i]!)),
    );
    expect(sum, `gradient of ${node.op}`).toEqual(node.gradient);
    checked++;
  }
  expect(checked).toBeGreaterThan(8);
}
