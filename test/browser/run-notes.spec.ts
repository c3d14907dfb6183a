// What a cell offers after a run: the way from a NaN to its origin, and a pinned run to compare with.
import { languages } from './chapters.ts';
import { cellOf, chapter, expect, runCell, test, type Stepper } from './page.ts';

const cell = 'example';

const broken = `const scores = tensor([[2, -150], [1, 3]], { requiresGrad: true });
const p = scores.softmax();
const l = p.log();
const mean = l.mul(tensor([[0, 1], [0, 1]])).sum();
mean.backward();
mean`;

const descent = (rate: number) => `const v = tensor(3, { requiresGrad: true });
const errors: number[] = [];
for (let i = 0; i < 20; i++) {
  const error = v.square();
  error.backward();
  sgd([v], { learningRate: ${rate} }).step();
  v.grad = null;
  errors.push(error.item());
}
plot.line(errors, { title: 'error' });`;

test('a cell that runs again shows the new result, every time', async ({ page }) => {
  await page.goto('/en/playground/');
  const shown = page.locator('live-cell .shown').first();
  for (const number of [1, 2, 3, 4]) {
    await page.evaluate(async (source) => {
      const first = document.querySelector<HTMLElement & { source: string; run(): Promise<void> }>(
        'live-cell',
      )!;
      first.source = source;
      await first.run();
    }, String(number));
    await expect(shown).toHaveText(String(number));
  }
});

for (const language of languages) {
  test(`a NaN leads to the operation that made it (${language})`, async ({ page }) => {
    await page.goto(chapter(language));
    await runCell(page, cell, broken);
    const place = page.locator(`live-cell[name=${cell}]`);
    await place.locator('.after-run button').first().focus();
    await page.keyboard.press('Enter');
    await expect(place.locator('gradient-stepper .trouble b')).toContainText('l[0][1] = −∞');
    const position = () =>
      place.locator('gradient-stepper').evaluate((one) => (one as Stepper).position);
    await expect.poll(position).toBe(2);
    await expect(place.locator('gradient-stepper input[type=range]')).toBeFocused();
  });
}

const silent = {
  en: { line: 'l, from line 2, holds NaN', number: 'p, from line 2, is NaN' },
  'zh-cn': { line: '第 2 行的 l 里有 NaN', number: '第 2 行的 p 是 NaN' },
};

for (const language of languages) {
  test(`a NaN without backward() is told by name and line, and leads to its operation (${language})`, async ({
    page,
  }) => {
    await page.goto(chapter(language));
    const source = 'const x = tensor([1, -4]);\nconst l = x.mul(2).log();\nl.shape.join()';
    await runCell(page, cell, source);
    const place = cellOf(page, cell);
    await expect(place.locator('.after-run')).toContainText(silent[language].line);
    await place.locator('.after-run button').click();
    await expect(place.locator('gradient-stepper .trouble b')).toContainText('l[1] = NaN');
    const position = () =>
      place.locator('gradient-stepper').evaluate((one) => (one as Stepper).position);
    await expect.poll(position).toBe(2);
  });

  test(`a number that is NaN is told by name and line (${language})`, async ({ page }) => {
    await page.goto(chapter(language));
    await runCell(page, cell, 'const zero = 0;\nconst p = zero / 0;');
    const notes = cellOf(page, cell).locator('.after-run');
    await expect(notes).toContainText(silent[language].number);
    await expect(notes.locator('button')).toHaveCount(0);
  });
}

test('a training that went wrong says in which epoch, and leads to the pass in which it did', async ({
  page,
}) => {
  await page.goto(chapter('en'));
  const source = `const net = sequential([layers.dense({ units: 1 })]);
net.compile({ optimizer: { name: 'sgd', learningRate: 1e20 }, loss: 'meanSquaredError' });
const x = tensor([[1], [2]]);
const history = await net.fit(x, x, { epochs: 9, shuffle: false });
history.epoch.length`;
  expect(await runCell(page, cell, source)).toMatchObject({ state: 'ok' });
  const place = cellOf(page, cell);
  await expect(place.locator('.after-run')).toContainText(
    /The training in history, from line 4, went wrong: loss is not finite from epoch \d on/,
  );
  await place.locator('.after-run button').click();
  await expect(place.locator('gradient-stepper .trouble')).toBeVisible({ timeout: 20_000 });
});

test('a pass that is followed by more updates than are recorded says so', async ({ page }) => {
  await page.goto(chapter('en'));
  const source = `const w = tensor([1], { requiresGrad: true });
w.sum().backward();
for (let i = 0; i < 1_003; i++) w.assign(zeros([1]));`;
  await runCell(page, cell, source);
  await cellOf(page, cell).locator('[data-action=gradients]').click();
  await expect(cellOf(page, cell).locator('gradient-stepper .left-out')).toHaveText(
    '1003 updates follow this backward pass. Only the first 1000 are recorded here.',
  );
});

test('a healthy cell without curves has no notes', async ({ page }) => {
  await page.goto(chapter('en'));
  await runCell(page, cell);
  await expect(page.locator(`live-cell[name=${cell}] .after-run`)).toHaveCount(0);
});

test('a pinned run stays behind the next one, in figure and stepper, until it is unpinned', async ({
  page,
}) => {
  await page.goto(chapter('en'));
  const place = page.locator(`live-cell[name=${cell}]`);
  const notes = place.locator('.after-run');
  const behind = place.locator('.series.pinned');
  await runCell(page, cell, descent(0.1));
  await place.locator('[data-action=gradients]').click();
  await expect(place.locator('gradient-stepper')).toBeVisible();
  await notes.getByRole('button', { name: 'Pin this run' }).focus();
  await page.keyboard.press('Enter');
  await expect(notes.getByRole('button', { name: 'Unpin' })).toBeFocused();
  await expect(behind).toHaveCount(0);
  await runCell(page, cell, descent(0.3));
  await expect(behind).toHaveCount(1);
  const stepper = place.locator('gradient-stepper');
  await stepper.evaluate((one) => (one as Stepper).seek((one as Stepper).length));
  const row = stepper.locator('.compare tr', { hasText: 'after the update' });
  await expect(row.locator('td')).toHaveText(['2.4000', '1.2000', '−1.2000']);
  await stepper.locator('.compare').getByRole('button', { name: 'Unpin' }).click();
  await expect(behind).toHaveCount(0);
  await expect(notes.getByRole('button', { name: 'Pin this run' })).toBeVisible();
});
