// What a machine can find about access: axe on each kind of page, in both themes and in the states a cell can be in.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { chapter, runCell } from './page.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNoViolations(page: Page) {
  // One call in the page: the newer mode carries every passed check of every element out of it, which takes ten times as long.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false });
  const { violations } = await axe.withTags(tags).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    // As the page's own button leaves it: BiDi cannot tell Firefox which theme the system has.
    test.beforeEach(({ page }) =>
      page.addInitScript((theme) => localStorage.setItem('nabla-theme', theme), theme),
    );

    for (const path of ['/en/', '/zh-cn/', '/en/playground/', '/zh-cn/glossary/', '/en/errata/']) {
      test(`${path} has no violation`, async ({ page }) => {
        await page.goto(path);
        await expectNoViolations(page);
      });
    }

    for (const language of ['en', 'zh-cn']) {
      test(`the chapter has none, as opened, after a run, with an error and with the stepper (${language})`, async ({
        page,
      }) => {
        test.setTimeout(120_000);
        await page.goto(chapter(language));
        await expectNoViolations(page);
        await runCell(page, 'train');
        await runCell(page, 'paths', 'const a = 1;\na.b.c;');
        await page.locator('live-cell[name=train] [data-action=gradients]').click();
        await expect(page.locator('live-cell[name=train] gradient-stepper')).toBeVisible();
        await expectNoViolations(page);
      });
    }
  });
}

test('the chapter fits a narrow screen without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const language of ['en', 'zh-cn']) {
    await page.goto(chapter(language));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
  }
});
