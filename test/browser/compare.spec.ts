// A run beside the pinned one: its numbers on the cards and in the table of the stepper.
import { expect, runCell, test, type Stepper } from './page.ts';

const network = (first: number) => `const x = tensor([[1, 2], [3, 4]]);
const model = sequential([layers.dense({ units: 2, kernelInitializer: 'ones' })]);
const scale = tensor(${first}, { requiresGrad: true });
const L = model.apply(x).square().mean().mul(scale);
L.backward();`;

for (const [language, width, was] of [
  ['en', 1280, 'was'],
  ['zh-cn', 360, '原'],
] as const) {
  test(`cards show what was in the pinned run, without moving or growing at a step (${language})`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`/${language}/playground/`);
    const place = page.locator('live-cell').first();
    const name = (await place.getAttribute('name'))!;
    await runCell(page, name, network(1));
    await place.locator('[data-action=gradients]').click();
    const stepper = place.locator('gradient-stepper');
    await stepper.locator('.compare button').click();
    await runCell(page, name, network(-2));
    const seek = (to: number) =>
      stepper.evaluate((one, position) => (one as Stepper).seek(position), to);
    const end = await stepper.evaluate((one) => (one as Stepper).length);
    await seek(end);
    await stepper.locator('.compare button').first().waitFor();
    const kernel = stepper.locator('.card', { hasText: 'kernel' });
    await expect(kernel.locator('.was')).toContainText(was);
    await expect(kernel.locator('.was .thumbnail')).toHaveCount(1);
    await expect(kernel).toHaveAccessibleName(/dense1\/kernel/);
    const overflowing = await stepper
      .locator('.card')
      .evaluateAll((cards) => cards.filter((card) => card.scrollWidth > card.clientWidth).length);
    expect(overflowing).toBe(0);
    const root = stepper.locator('.card', { hasText: /^L[,，]/ });
    await seek(5);
    await expect(root.locator('.was .num').first()).toHaveText('29.0000');
    const before = await root.boundingBox();
    await seek(4);
    await expect(root.locator('.was .num')).toHaveCount(0);
    const after = await root.boundingBox();
    expect([after!.width, after!.height]).toEqual([before!.width, before!.height]);
    await stepper.locator('.top .views button').last().click();
    await seek(end);
    await expect(stepper.locator('.was', { hasText: `${was} 29.0000` }).first()).toBeVisible();
  });
}
