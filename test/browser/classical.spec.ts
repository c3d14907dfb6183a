// Classical algorithms and generated data give the same bits in every browser as in Node.
import { classicalCell, classicalNumbers } from '../classical-cell.ts';
import { expect, runCell, test } from './page.ts';

test('fits, searches and generators print what they print in Node', async ({ page }) => {
  await page.goto('/en/playground/');
  const name = (await page.locator('live-cell').first().getAttribute('name'))!;
  const { state, outputs } = await runCell(page, name, classicalCell);
  expect(state).toBe('ok');
  const lines = outputs.map((output) => (output.kind === 'text' ? output.text : output.kind));
  expect(lines.join('\n')).toBe(classicalNumbers);
});
