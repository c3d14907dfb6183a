// A chapter by keyboard alone: Tab, arrows, Enter and Escape do what a pointer does.
import type { Page } from '@playwright/test';
import { languages } from './chapters.ts';
import { cellOf, chapter, expect, sourceOf, test, type LiveCell, type Stepper } from './page.ts';

/** Enough for any chapter; who needs more is trapped. */
const mostPresses = 800;

for (const language of languages) {
  test(`a chapter is read, edited, run, stepped through and solved without a pointer (${language})`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    await page.goto(chapter(language === 'en' ? 'zh-cn' : 'en'));
    await switchLanguage(page, language);
    await chooseTheme(page);
    await openSymbols(page);
    await predict(page);
    await edit(page);
    await moveSlider(page);
    await exploreFigure(page);
    await stepThrough(page);
    await solve(page);
  });
}

async function switchLanguage(page: Page, language: string) {
  await reach(page, 'a[data-language-switch]');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${chapter(language)}*`);
}

async function chooseTheme(page: Page) {
  await reach(page, 'button.theme');
  for (const theme of ['light', 'dark']) {
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
}

async function openSymbols(page: Page) {
  await reach(page, '.symbols-button');
  await page.keyboard.press('Enter');
  await expect(page.locator('.symbols-list tbody tr').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.symbols-list')).toHaveCount(0);
}

async function predict(page: Page) {
  await reach(page, 'predict-gate input');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('predict-gate input:checked')).toHaveCount(1);
  await reach(page, 'predict-gate [data-commit]');
  await page.keyboard.press('Enter');
  await expect(page.locator('predict-gate .versus').first()).toBeFocused();
  await expect(page.locator('predict-gate .versus').first()).toBeVisible();
}

/** Enter opens the code, Tab leaves it; Ctrl+M makes Tab indent, and Escape lets it leave all the same. */
async function edit(page: Page) {
  await reach(page, 'live-cell[name=example] .code');
  await page.keyboard.press('Enter');
  await expect(cellOf(page, 'example').locator('.code.rich')).toHaveCount(1);
  await expect.poll(() => within(page, '.code')).toBe(true);
  await page.keyboard.type('0; ');
  await expect.poll(() => sourceOf(page, 'example')).toMatch(/^0; /);
  await page.keyboard.press('Control+Enter');
  await expectState(page, 'example', 'ok');
  expect(await within(page, '.code'), 'the code keeps the focus while it runs').toBe(true);
  await page.keyboard.press('Tab');
  expect(await within(page, '.code'), 'Tab leaves').toBe(false);
  await page.keyboard.press('Shift+Tab');
  expect(await within(page, '.code'), 'Shift+Tab comes back').toBe(true);
  await page.keyboard.press(process.platform === 'darwin' ? 'Control+Shift+M' : 'Control+M');
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  await expect.poll(() => sourceOf(page, 'example')).toMatch(/^ {2}0; /);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await within(page, '.code'), 'Tab leaves after Escape').toBe(false);
}

async function moveSlider(page: Page) {
  const slider = 'live-cell[name=optimisers] [data-output=slider] input';
  await reach(page, 'live-cell[name=optimisers] [data-action=run]');
  await page.keyboard.press('Enter');
  await expectState(page, 'optimisers', 'ok');
  await reach(page, slider);
  const before = Number(await page.locator(slider).inputValue());
  await page.keyboard.press('ArrowRight');
  const value = () =>
    cellOf(page, 'optimisers').evaluate((cell) => {
      const slider = (cell as LiveCell).outputs.find(({ kind }) => kind === 'slider');
      return slider?.kind === 'slider' ? slider.value : null;
    });
  await expect.poll(value, 'value the cell ran with').toBeGreaterThan(before);
  await expect(page.locator(slider), 'the slider keeps the focus').toBeFocused();
}

async function exploreFigure(page: Page) {
  const figure = 'live-cell[name=optimisers] figure';
  await reach(page, `${figure} input[type=range]`);
  const explorer = page.locator(`${figure} input[type=range]`).first();
  const before = await explorer.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowRight');
  await expect(explorer).not.toHaveAttribute('aria-valuetext', before!);
  await reach(page, `${figure} summary`);
  await page.keyboard.press('Enter');
  await expect(page.locator(`${figure} details tbody tr`).first()).toBeVisible();
}

async function stepThrough(page: Page) {
  const cell = 'live-cell[name=train]';
  await reach(page, `${cell} [data-action=gradients]`);
  await page.keyboard.press('Enter');
  const stepper = page.locator(`${cell} gradient-stepper`);
  await expect(stepper).toBeVisible();
  await reach(page, `${cell} gradient-stepper .views [aria-pressed=false]`);
  await page.keyboard.press('Enter');
  await expect(stepper.locator('tbody tr').first()).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(stepper.locator('.card').first()).toBeVisible();
  const at = () => stepper.evaluate((element) => (element as Stepper).position);
  const length = await stepper.evaluate((element) => (element as Stepper).length);
  await reach(page, `${cell} gradient-stepper .controls .icon`);
  await page.keyboard.press('Enter');
  await expect.poll(at, 'to the start').toBe(0);
  await reach(page, `${cell} gradient-stepper .controls .go`);
  await page.keyboard.press('Enter');
  await expect.poll(at, 'step').toBe(1);
  await reach(page, `${cell} gradient-stepper .timeline input`);
  for (const [key, position] of [
    ['ArrowRight', 2],
    ['ArrowLeft', 1],
    ['Home', 0],
    ['End', length],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(at, key).toBe(position);
  }
  await reach(page, `${cell} gradient-stepper .card`);
  // Names of open groups stand between the cards, and above the first.
  const isNode = () => stepper.locator('.card[aria-pressed]:focus').count();
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
    await page.keyboard.press(key);
    if ((await isNode()) === 1) break;
  }
  expect(await isNode(), 'arrows lead from card to card').toBe(1);
  await page.keyboard.press('Enter');
  await expect(stepper.locator('.card[aria-pressed=true]')).toBeFocused();
}

/** The first task fails, its solution is opened, put into the code and checked. */
async function solve(page: Page) {
  const task = page.locator('live-exercise').first();
  await reach(page, 'live-exercise [data-do=check]');
  await page.keyboard.press('Enter');
  await expect(task.locator('[data-state=failed]').first()).toBeVisible();
  await expect(task.locator('[data-do=check]')).toBeFocused();
  await reach(page, 'live-exercise .hint summary');
  await page.keyboard.press('Enter');
  await expect(task.locator('.hint').first()).toHaveAttribute('open');
  await reach(page, 'live-exercise .solution summary');
  await page.keyboard.press('Enter');
  await expect(task.locator('[data-do=put]')).toBeVisible();
  await reach(page, 'live-exercise [data-do=put]');
  await page.keyboard.press('Enter');
  await expect(task.locator('live-cell .code')).toBeFocused();
  await reach(page, 'live-exercise [data-do=check]');
  await page.keyboard.press('Enter');
  await expect(task.locator('.solved')).toBeVisible();
}

async function expectState(page: Page, name: string, state: string) {
  const now = () => cellOf(page, name).evaluate((cell) => (cell as LiveCell).state);
  await expect.poll(now, { message: `state of ${name}`, timeout: 30_000 }).toBe(state);
}

/** Presses Tab until what has the focus matches. */
async function reach(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < mostPresses; press++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement!.matches(selector), selector))
      return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

function within(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((selector) => document.activeElement!.closest(selector) !== null, selector);
}
