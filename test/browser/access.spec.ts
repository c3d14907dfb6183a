// What a machine can find about access: axe on every page as it opens and in the states a cell can be in, in both
// languages and both themes.
import { AxeBuilder } from '@axe-core/playwright';
// Not the test that fails on errors of the page: in Firefox axe itself causes one on each page.
import { expect, test, type Page } from '@playwright/test';
import { chapters, languages } from './chapters.ts';
import { cellOf, chapter, runCell, type LiveCell, type Stepper } from './page.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const themes = ['light', 'dark'] as const;
const pages = [
  '',
  'playground/',
  'glossary/',
  'errata/',
  'api/',
  'api/tensors/',
  'api/operations/',
  ...chapters.flatMap(({ slug }) => [`${slug}/`, `${slug}/solutions/`]),
];

for (const theme of themes) {
  test.describe(theme, () => {
    test.skip(
      ({ browserName }) => browserName === 'firefox' && theme === 'dark',
      'colours are the same in both browsers: Chromium tries both themes',
    );
    // As the page's own button leaves it: BiDi cannot tell Firefox which theme the system has.
    test.beforeEach(({ page }) =>
      page.addInitScript((theme) => {
        if (self === top) localStorage.setItem('nabla-theme', theme);
      }, theme),
    );

    for (const language of languages) {
      test(`no page has a violation as it opens (${language}, ${theme})`, async ({ page }) => {
        test.setTimeout(300_000);
        for (const path of pages) {
          await page.goto(`/${language}/${path}`);
          await expect(page.locator(`html[data-theme=${theme}]`)).toHaveCount(1);
          expect.soft(await violations(page), `/${language}/${path}`).toEqual([]);
        }
      });

      test(`a chapter has none while a cell is edited, runs, failed or explains its gradient (${language}, ${theme})`, async ({
        page,
        browserName,
      }) => {
        test.skip(browserName === 'firefox' && language !== 'en', 'Chromium tries both languages');
        test.setTimeout(240_000);
        await page.goto(chapter(language));
        for (const [state, enter] of Object.entries(states)) {
          await enter(page);
          expect.soft(await violations(page), state).toEqual([]);
        }
      });
    }
  });
}

/** The states of a cell, each with the way from the one before. */
const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  editing: async (page) => {
    await cellOf(page, 'paths').locator('.code').click();
    await expect(cellOf(page, 'paths').locator('.code.rich')).toHaveCount(1);
    await page.keyboard.type('// edited ');
  },
  running: (page) =>
    cellOf(page, 'paths').evaluate(async (element) => {
      const cell = element as LiveCell;
      cell.source = 'while (true) {}';
      void cell.run();
      while (cell.state !== 'running') await new Promise((done) => setTimeout(done, 10));
    }),
  error: async (page) => {
    await cellOf(page, 'paths').evaluate((cell) => (cell as LiveCell).stop());
    await runCell(page, 'paths', 'const a = 1;\na.b.c;');
    await expect(cellOf(page, 'paths').locator('[data-error]')).toBeVisible();
  },
  'stepper open': async (page) => {
    await runCell(page, 'train');
    await cellOf(page, 'train').locator('[data-action=gradients]').click();
    await expect(cellOf(page, 'train').locator('gradient-stepper')).toBeVisible();
  },
  'a number explained, gradients checked': async (page) => {
    const stepper = cellOf(page, 'train').locator('gradient-stepper');
    await stepper.evaluate((element) => (element as Stepper).seek(13));
    await stepper.locator('.so-far .terms.why button').first().click();
    await expect(stepper.locator('.trail')).toBeVisible();
    await stepper.locator('.check .btn').click();
    await expect(stepper.locator('.check .verdict')).toBeVisible();
  },
  'gradients checked under a cell': async (page) => {
    await cellOf(page, 'train').locator('[data-action=check]').click();
    await expect(cellOf(page, 'train').locator('.gradient-check .verdict')).toBeVisible();
  },
  'a run pinned': async (page) => {
    await cellOf(page, 'train').locator('.compare .btn').first().click();
    await expect(cellOf(page, 'train').locator('.compare .btn')).toHaveCount(1);
  },
  'a NaN traced, beside a pinned run': async (page) => {
    const source = 'const p = tensor([0, 1], { requiresGrad: true });\nconst l = p.log().sum();\n';
    await runCell(page, 'train', `${source}l.backward();\nplot.line([1, NaN]);`);
    await expect(cellOf(page, 'train').locator('.trouble')).toBeVisible();
    await expect(cellOf(page, 'train').locator('.after-run .btn')).toHaveCount(3);
    await expect(cellOf(page, 'train').locator('.compare .btn')).toHaveCount(2);
  },
};

async function violations(page: Page): Promise<readonly string[]> {
  // One call in the page: the newer mode carries every passed check of every element out of it, which takes ten times as long.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false });
  const { violations } = await axe.withTags(tags).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' … ')}`);
}

test('the chapters fit a narrow screen without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const language of languages) {
    for (const { slug } of chapters) {
      await page.goto(`/${language}/${slug}/`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, `/${language}/${slug}/`).toBeLessThanOrEqual(320);
    }
  }
});
