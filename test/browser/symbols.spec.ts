// One variable is lit in formulas, in code and in steppers at once, wherever a reader points at it, taps it or gets to it.
import type { Locator, Page } from '@playwright/test';
import { languages } from './chapters.ts';
import { cellOf, chapter, expect, runCell, test, type Stepper } from './page.ts';

const words = {
  en: { table: 'Table', later: 'not computed yet' },
  'zh-cn': { table: '表格', later: '尚未算出' },
};

async function openStepper(cell: Locator, position: number): Promise<Locator> {
  await cell.locator('[data-action=gradients]').click();
  const stepper = cell.locator('gradient-stepper');
  await expect(stepper.locator('.card').first()).toBeVisible();
  await seek(stepper, position);
  return stepper;
}

const seek = (stepper: Locator, position: number) =>
  stepper.evaluate((element, to) => (element as Stepper).seek(to), position);

const inFormula = (page: Page, name: string) =>
  page.locator(`.formula .katex-html [data-sym="${name}"]`).first();

/** The cards that are lit, by their labels. */
const litCards = (stepper: Locator) => stepper.locator('.card.on .head b').allTextContents();
/** The code that is lit in a cell: `line:text`. */
const litCode = (cell: Locator) =>
  cell
    .locator('.lines')
    .evaluate((lines) =>
      [...lines.children].flatMap((line, at) =>
        [...line.querySelectorAll('.on')].map((name) => `${at + 1}:${name.textContent}`),
      ),
    );
const litFormulas = (page: Page) => page.locator('.formula .katex-html [data-sym].on').count();

async function runInPlayground(page: Page, language: string, source: string): Promise<Locator> {
  await page.goto(`/${language}/playground/`);
  const cell = page.locator('live-cell').first();
  const { state } = await runCell(page, (await cell.getAttribute('name'))!, source);
  expect(state).toBe('ok');
  return cell;
}

for (const language of languages) {
  test(`a symbol of a formula lights code, card, rule and table, and none other (${language})`, async ({
    page,
  }) => {
    await page.goto(chapter(language));
    const cell = cellOf(page, 'example');
    await inFormula(page, 'h').hover();
    await expect.poll(() => litCode(cell)).toEqual(['15:h', '16:h']);
    await expect(page.locator('.tag b')).toHaveText('h');
    const stepper = await openStepper(cell, 3);
    await inFormula(page, 'h').hover();
    await expect.poll(() => litCards(stepper)).toEqual(['h']);
    await expect(stepper.locator('.this-step [data-node].on').first()).toBeVisible();
    const ground = (target: Locator) =>
      target.evaluate((element) => getComputedStyle(element).backgroundColor);
    const yellow = await ground(inFormula(page, 'h'));
    expect(await ground(stepper.locator('.card.on'))).toBe(yellow);
    expect(await ground(stepper.locator('.this-step [data-node].on').first())).toBe(yellow);
    await stepper.getByRole('button', { name: words[language].table }).click();
    await inFormula(page, 'h').hover();
    await expect(stepper.locator('.steps [data-node].on').first()).toBeVisible();
    await page.locator('h1').hover();
    await expect(page.locator('.on')).toHaveCount(0);
    await expect(page.locator('.tag')).toHaveCount(0);
  });

  test(`a card lights its own name in code and formulas, by mouse and by keyboard (${language})`, async ({
    page,
  }) => {
    await page.goto(chapter(language));
    const cell = cellOf(page, 'example');
    const stepper = await openStepper(cell, 3);
    await stepper.locator('.card.current').hover();
    await expect.poll(() => litCode(cell)).toEqual(['15:h', '16:h']);
    expect(await litFormulas(page)).toBeGreaterThan(0);
    await page.locator('h1').hover();
    await expect(page.locator('.on')).toHaveCount(0);
    await stepper.locator('.card[tabindex="0"]').focus();
    await page.keyboard.press('ArrowUp');
    await expect(stepper.locator('.card.on:focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(page.locator('.on')).toHaveCount(0);
  });

  test(`the list of a formula follows runs and steppers (${language})`, async ({ page }) => {
    await page.goto(chapter(language));
    const cell = cellOf(page, 'example');
    await page.locator('.symbols-button').first().click();
    const row = page.locator('.symbols-list tr', { has: page.locator('[data-sym="t"]') });
    await expect(row).toContainText('[1, 1]');
    const source = await cell.evaluate(
      (element) => (element as unknown as { source: string }).source,
    );
    await runCell(page, 'example', source.replace('tensor([[1]])', 'tensor([[0.25]])'));
    await expect(row).toContainText('0.25');
    const loss = page.locator('.symbols-list tr', { has: page.locator('[data-sym="L"]') });
    const stepper = await openStepper(cell, 2);
    await expect(loss).toContainText(words[language].later);
    await expect(loss).toContainText('2');
    await seek(stepper, 20);
    await expect(loss).not.toContainText(words[language].later);
    await page.locator('.symbols-list [data-sym="W2"]').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => litCards(stepper)).toEqual(['W2']);
  });
}

test('a name that a function has for itself is another variable, and one of a loop has many nodes', async ({
  page,
}) => {
  const cell = await runInPlayground(
    page,
    'en',
    `const w = tensor(2, { requiresGrad: true });
const f = (x) => { const w = x.square(); return w; };
let s = f(w);
for (let i = 0; i < 2; i++) s = s.mul(w);
s.backward();`,
  );
  const stepper = await openStepper(cell, 0);
  await cell.locator('.lines var[data-sym="w"]').first().hover();
  await expect.poll(() => litCards(stepper)).toEqual(['w (1)']);
  expect(await litCode(cell)).toEqual(['1:w', '3:w', '4:w']);
  await cell.locator('.lines var', { hasText: /^s$/ }).first().hover();
  await expect.poll(() => litCards(stepper)).toEqual(['w (2)', 's (1)', 's (2)']);
  await stepper.locator('.card', { hasText: /^s \(1\)/ }).hover();
  await expect.poll(() => litCards(stepper)).toEqual(['s (1)']);
  expect(await litCode(cell)).toEqual(['3:s', '4:s', '4:s', '5:s']);
});

test('a folded group lights for what is in it; symbols in the rule light their cards', async ({
  page,
}) => {
  const cell = await runInPlayground(
    page,
    'en',
    `const W = tensor([[0.5, -0.2], [0.3, 0.8]], { requiresGrad: true });
let h = tensor([[1, 0]]);
for (let t = 0; t < 12; t++) {
  const z = h.matmul(W);
  h = z.tanh();
}
h.sum().backward();`,
  );
  const stepper = await openStepper(cell, 4);
  await stepper.getByRole('button', { name: 'Fold all' }).click();
  await cell.locator('.lines var', { hasText: /^z$/ }).first().hover();
  await expect(stepper.locator('.card.folded.on')).not.toHaveCount(0);
  const symbol = stepper.locator('.this-step .katex-html [data-node]').last();
  await symbol.hover();
  await expect(symbol).toHaveClass(/on/);
  await expect(stepper.locator('.card.on')).toHaveCount(1);
  await expect.poll(() => litCode(cell)).not.toEqual([]);
});

test('code lights and is pointed at while it is edited', async ({ page }) => {
  await page.goto(chapter('en'));
  const cell = cellOf(page, 'example');
  const stepper = await openStepper(cell, 3);
  await cell.locator('.lines var', { hasText: /^L$/ }).first().click();
  await expect(cell.locator('.code.rich')).toHaveCount(1);
  const box = (await cell.locator('.lines var', { hasText: /^b2$/ }).first().boundingBox())!;
  await page.mouse.move(box.x + 3, box.y + 6);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => litCards(stepper)).toEqual(['b2']);
  await stepper.locator('.card', { hasText: /^W2/ }).first().hover();
  await expect.poll(() => litCode(cell)).toEqual(['12:W2', '16:W2']);
  await cell.locator('.code').click({ position: { x: 200, y: 30 } });
  await page.keyboard.type(' ');
  await expect.poll(() => litCode(cell)).toEqual([]);
});

test.describe('by touch on a narrow screen', () => {
  test.skip(({ browserName }) => browserName === 'firefox', 'Firefox is driven without touch');
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true });

  test('a tap lights, another ends it, and so does a tap elsewhere', async ({ page }) => {
    await page.goto(chapter('en'));
    const cell = cellOf(page, 'example');
    const stepper = await openStepper(cell, 3);
    await expect(stepper.locator('.near')).toBeVisible();
    for (const target of [inFormula(page, 'h'), stepper.locator('.near .card.current')]) {
      await target.tap();
      await expect.poll(() => litCode(cell)).toEqual(['15:h', '16:h']);
      await expect.poll(() => litCards(stepper)).toEqual(['h']);
      await target.tap();
      await expect(page.locator('.on')).toHaveCount(0);
      await target.tap();
      await expect.poll(() => litCode(cell)).toEqual(['15:h', '16:h']);
      await page.locator('h1').tap();
      await expect(page.locator('.on')).toHaveCount(0);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
