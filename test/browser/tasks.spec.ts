// What a chapter asks of its reader, and how it answers: predict, then run; check an exercise; find a bug.
import type { Locator, Page } from '@playwright/test';
import { chapters, languages, pathOf } from './chapters.ts';
import { cellOf, expect, reload, test } from './page.ts';

for (const chapter of chapters) {
  for (const language of languages) {
    test(`an output of ${chapter.slug} stays covered until the reader has committed, also after a reload (${language})`, async ({
      page,
    }) => {
      await page.goto(pathOf(chapter, language));
      const gates = await page.locator('predict-gate').all();
      for (const gate of gates) await expect(await outputOf(page, gate)).toBeHidden();
      for (const gate of gates) {
        await expect(gate.locator('[data-commit]')).toBeDisabled();
        await guess(gate);
        await gate.locator('[data-commit]').click();
        await expect(gate.locator('.versus')).toBeVisible();
        await expect(await outputOf(page, gate)).toBeVisible();
      }
      await reload(page);
      for (const gate of gates) {
        await expect(gate.locator('.versus')).toBeVisible();
        await expect(await outputOf(page, gate)).toBeVisible();
      }
    });
  }

  for (const [place, task] of chapter.tasks.entries()) {
    test(`${task} of ${chapter.slug} says why its first code fails, tells its hints, takes its solution and stays solved`, async ({
      page,
      browserName,
    }) => {
      test.skip(browserName === 'firefox' && place % 3 > 0, 'Chromium tries every task');
      // The words of reasons and results, in one language each.
      const language = place % 2 === 0 ? 'en' : 'zh-cn';
      await page.goto(pathOf(chapter, language));
      const box = page.locator(`live-exercise[name="${task}"]`);
      await box.locator('[data-do=check]').click();
      // A test that fails, or code that stops before any test: both are said in the result.
      await expect(box.locator('.result .err').first()).toBeVisible();
      await expect(box.locator('.solved')).toBeHidden();
      for (const hint of await box.locator('details.hint').all()) {
        await hint.locator('summary').click();
        await expect(hint.locator('p').first()).toBeVisible();
      }
      await box.locator('details.solution > summary').click();
      await box.locator('[data-do=put]').click();
      await box.locator('[data-do=check]').click();
      await expect(box.locator('.solved')).toBeVisible();
      await reload(page);
      await expect(box.locator('.solved')).toBeVisible();
    });
  }
}

/** The first thing to see of the cell that a gate covers. */
async function outputOf(page: Page, gate: Locator): Promise<Locator> {
  const name = (await gate.getAttribute('for')) ?? '';
  return cellOf(page, name).locator('[data-output]').first();
}

async function guess(gate: Locator) {
  if ((await gate.getAttribute('kind')) === 'number') await gate.locator('.number').fill('3');
  else await gate.locator('.opt').nth(1).click();
}
