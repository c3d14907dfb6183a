// Predict, then run; check an exercise; find a bug: what the page asks of the reader, and how it answers.
import { expect, test, type Page } from '@playwright/test';
import { chapter, collectComplaints, reload, type LiveCell } from './page.ts';

const output = 'live-cell[name=example] [data-output]';

async function check(page: Page, task: string, source?: string) {
  if (source !== undefined) {
    await page
      .locator(`live-cell[name="${task}"]`)
      .evaluate((cell, source) => ((cell as LiveCell).source = source), source);
  }
  const box = page.locator(`live-exercise[name="${task}"]`);
  await box.locator('[data-do=check]').click();
  await expect(box.locator('.result')).not.toBeEmpty();
  return box;
}

for (const language of ['en', 'zh-cn']) {
  test(`an output stays covered until the reader has committed, also after a reload (${language})`, async ({
    page,
  }) => {
    await page.goto(chapter(language));
    await expect(page.locator(output).first()).toBeHidden();
    const gate = page.locator('predict-gate').first();
    await expect(gate.locator('[data-commit]')).toBeDisabled();
    await gate.locator('.opt').nth(1).click();
    await gate.locator('[data-commit]').click();
    await expect(page.locator(output).first()).toBeVisible();
    await expect(gate.locator('.versus')).toBeVisible();
    await reload(page);
    await expect(page.locator(output).first()).toBeVisible();
    await expect(gate.locator('.versus')).toBeVisible();
  });

  test(`a wrong answer gets a reason, the right one is solved and stays solved (${language})`, async ({
    page,
  }) => {
    const complaints = collectComplaints(page);
    await page.goto(chapter(language));
    const box = await check(page, 'exercise/tanh-slope');
    await expect(box.locator('[data-state=failed]').first()).toBeVisible();
    await box.locator('details.solution > summary').click();
    await box.locator('[data-do=put]').click();
    await check(page, 'exercise/tanh-slope');
    await expect(box.locator('.solved')).toBeVisible();
    await reload(page);
    await expect(box.locator('.solved')).toBeVisible();
    expect(complaints).toEqual([]);
  });
}

const bugs = ['missing-slope', 'lost-in-the-sum', 'no-label', 'mean-and-sum', 'wrong-loss'];

for (const bug of bugs) {
  test(`the published code of ${bug} fails its check, the repaired code passes`, async ({
    page,
  }) => {
    await page.goto(chapter('en'));
    const box = await check(page, `bug/${bug}`);
    await expect(box.locator('[data-state=failed]').first()).toBeVisible();
    await expect(box.locator('.solved')).toBeHidden();
    await box.locator('details.solution > summary').click();
    await box.locator('[data-do=put]').click();
    await check(page, `bug/${bug}`);
    await expect(box.locator('.solved')).toBeVisible();
  });
}
