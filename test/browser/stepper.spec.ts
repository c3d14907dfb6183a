// A reader walks through the gradient of a cell, to its end and back, in every cell that calls backward().
import { chapters, languages, pathOf, recordingOf } from './chapters.ts';
import { cellOf, expect, runCell, test, uncover, type Snapshot, type Stepper } from './page.ts';

for (const chapter of chapters) {
  // The engine that a chapter writes itself, for scalars, has a backward() of its own: nothing is recorded there.
  const walked = [...chapter.cells].filter(
    ([, source]) => source.includes('.backward(') && !source.includes('scalars('),
  );

  for (const language of languages) {
    test(`the backward passes of ${chapter.slug} are walked to their ends and back, and their numbers add up (${language})`, async ({
      page,
    }) => {
      test.setTimeout(300_000);
      await page.goto(pathOf(chapter, language));
      for (const [name] of walked) {
        await uncover(page, name);
        await runCell(page, name);
        const button = cellOf(page, name).locator('[data-action=gradients]');
        await button.click();
        const stepper = cellOf(page, name).locator('gradient-stepper').last();
        await expect(stepper, name).toBeVisible();
        const walk = await stepper.evaluate(thereAndBack);
        expect(walk.length, `steps of ${name}`).toBeGreaterThan(0);
        expect(walk.changed, `positions of ${name} that are not as they were`).toEqual([]);
        expect(walk.start.nodes.filter((node) => node.gradient !== null)).toEqual([]);
        expectGradientsToAddUp(walk.end, name);
        if ((await button.getAttribute('aria-expanded')) === 'true') await button.click();
      }
    });
  }

  test(`a cell of ${chapter.slug} that shows its own stepper gets no second one`, async ({
    page,
    baseURL,
  }) => {
    const { outputs } = await recordingOf(chapter, baseURL);
    await page.goto(pathOf(chapter, 'en'));
    for (const name of chapter.cells.keys()) {
      if (!outputs[name]?.some(({ kind }) => kind === 'steps')) continue;
      await uncover(page, name);
      await runCell(page, name);
      await cellOf(page, name).locator('[data-action=gradients]').click();
      await expect(cellOf(page, name).locator('gradient-stepper'), name).toHaveCount(1);
      await expect(cellOf(page, name).locator('gradient-stepper'), name).toBeInViewport();
    }
  });
}

async function thereAndBack(element: Element) {
  const stepper = element as Stepper;
  const { length } = stepper;
  const seen: string[] = [];
  const changed: number[] = [];
  for (let position = 0; position <= length; position++) {
    await stepper.seek(position);
    seen.push(JSON.stringify(stepper.snapshot()));
  }
  const end = stepper.snapshot();
  for (let position = length; position >= 0; position--) {
    await stepper.seek(position);
    if (JSON.stringify(stepper.snapshot()) !== seen[position]) changed.push(position);
  }
  return { length, changed, start: stepper.snapshot(), end };
}

/** Every gradient is the float32 sum of what came along the edges, and every node has its line. */
function expectGradientsToAddUp(snapshot: Snapshot, cell: string) {
  const root = snapshot.nodes.at(-1)!;
  let checked = 0;
  for (const node of snapshot.nodes) {
    expect(node.line, `${cell}: line of ${node.op}`).toBeGreaterThan(0);
    if (node.id === root.id || node.gradient === null) continue;
    const sum = snapshot.edges
      .filter((edge) => edge.from === node.id && edge.contribution !== null)
      .map((edge) => edge.contribution!)
      .reduce((total, next) => total.map((value, i) => Math.fround(value + next[i]!)));
    expect(sum, `${cell}: gradient of ${node.op}`).toEqual(node.gradient);
    checked++;
  }
  expect(checked, `${cell}: gradients that were added up`).toBeGreaterThan(0);
}

test('an open stepper follows a run that another cell causes', async ({ page }) => {
  await page.goto('/en/playground/');
  await page.locator('[data-action=add]').first().click();
  const cells = page.locator('live-cell');
  await expect(cells).toHaveCount(2);
  const [above, below] = await cells.evaluateAll((cells) =>
    cells.map((cell) => cell.getAttribute('name')),
  );
  await runCell(page, above!, 'const factor = 2;');
  await runCell(
    page,
    below!,
    'const w = tensor(3, { requiresGrad: true });\nw.mul(factor).backward();',
  );
  const cell = cellOf(page, below!);
  await cell.locator('[data-action=gradients]').click();
  await expect(cell.locator('gradient-stepper')).toBeVisible();
  const gradient = () =>
    cell.locator('gradient-stepper').evaluate(async (element) => {
      const stepper = element as Stepper;
      await stepper.seek(stepper.length);
      return stepper.snapshot().nodes.find(({ op }) => op === 'tensor')?.gradient;
    });
  expect(await gradient()).toEqual([2]);
  await runCell(page, above!, 'const factor = 5;');
  await expect.poll(gradient).toEqual([5]);
});
