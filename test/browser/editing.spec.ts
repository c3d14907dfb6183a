// The rich editor takes over from the textarea: no letter moves, no keystroke and no caret is lost, one undo goes back.
import type { Page } from '@playwright/test';
import { cellOf, chapter, expect, sourceOf, test, type LiveCell } from './page.ts';

test('what is typed before the editor is there stays, with the caret, and nothing moves', async ({
  page,
}) => {
  await page.goto(chapter('en'));
  const cell = cellOf(page, 'by-hand');
  const published = await sourceOf(page, 'by-hand');
  const line = cell.locator('.lines').getByText('const one = tensor(1);');
  await line.click();
  const before = await boxes(page);
  await page.keyboard.press('End');
  await page.keyboard.type(' // typed');
  await expect(cell.locator('.code.rich')).toHaveCount(1);
  await page.keyboard.type(' twice');
  const edited = published.replace('tensor(1);', 'tensor(1); // typed twice');
  await expect.poll(() => sourceOf(page, 'by-hand')).toBe(edited);
  expect(await boxes(page)).toEqual(before);
});

test('undo leads back to the published code', async ({ page }) => {
  await page.goto(chapter('en'));
  const cell = cellOf(page, 'example');
  const published = await sourceOf(page, 'example');
  await cell.evaluate((element) => {
    (element as LiveCell).source = '1 + 1';
  });
  await cell.locator('.code').click();
  await expect(cell.locator('.code.rich')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => sourceOf(page, 'example')).toBe(published);
});

/** Where the lines of the cell's code and the output below them stand. */
function boxes(page: Page) {
  return cellOf(page, 'by-hand')
    .locator('.ln, .out')
    .evaluateAll((parts) =>
      parts.map((part) => {
        const { top, left, height } = part.getBoundingClientRect();
        return [top, left, height].map(Math.round);
      }),
    );
}
