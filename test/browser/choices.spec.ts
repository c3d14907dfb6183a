// The first choice on a fresh page counts: a control of static HTML that is used at once runs its cell.
import { expect, test, type LiveCell } from './page.ts';

const stateOf = (cell: Element) => (cell as LiveCell).state;

test('a choice made by keyboard on a fresh page stays and runs its cell', async ({ page }) => {
  await page.goto('/en/activations/');
  const cell = page.locator('live-cell[name=family]');
  const choice = cell.locator('select');
  await choice.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => cell.evaluate(stateOf)).toBe('ok');
  await expect(choice).toHaveValue('leaky ReLU');
});

test('a slider moved by keyboard on a fresh page stays and runs its cell', async ({ page }) => {
  await page.goto('/zh-cn/activations/');
  const cell = page.locator('live-cell[name=softmax]');
  const slider = cell.locator('.out input[type=range]').first();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => cell.evaluate(stateOf)).toBe('ok');
  await expect(slider).toHaveValue('1.25');
});
