// A reader has the gradients of a cell checked from its bar: the verdict, the worst element, and its why.
import type { Locator, Page } from '@playwright/test';
import { languages } from './chapters.ts';
import { cellOf, chapter, expect, runCell, test, uncover } from './page.ts';

const cell = 'example';

/** One element of c stands at the kink of relu; the cell's own gradient of W is wrong in one element. */
const layer = `const X = tensor([[0, 1], [1, 1], [1, 0]]);
const W = tensor([[0.5, -0.25], [1, 0.75]], { requiresGrad: true });
const c = tensor([0, 2], { requiresGrad: true });
const L = X.matmul(W).tanh().add(c.relu()).square().mean();
L.backward();
const dW = W.grad!.mul(tensor([[1, 1], [1, -2]]));`;

const words = {
  en: {
    button: 'Check gradients',
    kink: 'They differ only at a kink.',
    agree: 'The two agree.',
    differ: 'The two disagree.',
    why: /^Why is ∂L\/∂c\[0\] = 0\?$/,
    close: 'Close the gradient check',
    noBackward: 'The cell does not call backward()',
    pass: 'Backward pass 1 of 3.',
  },
  'zh-cn': {
    button: '检验梯度',
    kink: '只在折点处不同。',
    agree: '两者一致。',
    differ: '两者不一致。',
    why: /^为什么 ∂L\/∂c\[0\] = 0？$/,
    close: '关闭梯度检验',
    noBackward: '这个单元格没有调用 backward()',
    pass: '这是第 1 次反向传播，共 3 次',
  },
};

async function open(page: Page, language: string, source: string): Promise<Locator> {
  await page.goto(chapter(language));
  expect(await runCell(page, cell, source)).toMatchObject({ state: 'ok' });
  return cellOf(page, cell);
}

for (const language of languages) {
  const said = words[language];

  test(`one click checks a cell's gradients and its own, and leads to the why of the worst (${language})`, async ({
    page,
  }) => {
    const place = await open(page, language, layer);
    await place.getByRole('button', { name: said.button }).click();
    const verdicts = place.locator('.gradient-check .verdict');
    await expect(verdicts).toHaveCount(2);
    await expect(verdicts.first()).toContainText(said.kink);
    await expect(verdicts.last()).toContainText(said.differ);
    await expect(page.locator('[role=status]', { hasText: said.kink })).toContainText(said.differ);
    await expect(place.locator('.gradient-check .worst')).toHaveText(['c[0]', 'dW[1, 1]']);
    await place.locator('.gradient-check').getByRole('button', { name: said.why }).click();
    const heading = place.locator('gradient-stepper .so-far .heading');
    await expect(heading).toBeFocused();
    await expect(heading).toBeInViewport();
    await expect(heading).toHaveText(said.why);
    await place.locator('.gradient-check .worst button').last().click();
    await expect(heading).toContainText('∂L/∂W[1][1]');
    await expect(place.locator('gradient-stepper')).toHaveCount(1);
  });

  test(`a cell without backward() has its result checked, by keys alone (${language})`, async ({
    page,
  }) => {
    const source = `manualSeed(3);
const w = tensor([0.5, -2, 1], { requiresGrad: true });
const L = dropout(w.tanh(), { probability: 0.5, training: true }).square().sum();`;
    const place = await open(page, language, source);
    const button = place.getByRole('button', { name: said.button });
    await button.focus();
    await page.keyboard.press('Enter');
    const report = place.locator('.gradient-check');
    await expect(report.locator('.verdict')).toContainText(said.agree);
    await expect(report).toContainText(said.noBackward);
    await expect(button).toBeFocused();
    await page.keyboard.press('Tab');
    while (!(await report.getByRole('button', { name: said.close }).evaluate(isFocused)))
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(report).toHaveCount(0);
    await expect(button).toBeFocused();
  });

  test(`of several backward passes the first is checked, and the check follows the code (${language})`, async ({
    page,
  }) => {
    const loop = (body: string) => `const v = tensor(3, { requiresGrad: true });
for (let i = 0; i < 3; i++) {
  v.${body}.backward();
  sgd([v], { learningRate: 0.1 }).step();
}`;
    const place = await open(page, language, loop('square()'));
    await place.getByRole('button', { name: said.button }).click();
    const report = place.locator('.gradient-check');
    await expect(report).toContainText(said.pass);
    await expect(report.locator('td').nth(1)).toHaveText('+6.000000');
    await runCell(page, cell, loop('mul(5)'));
    await expect(report.locator('td').nth(1)).toHaveText('+5.000000');
    await runCell(page, cell, 'const none = 1;');
    await expect(report).toHaveCount(0);
    await expect(place.getByRole('button', { name: said.button })).toHaveCount(0);
  });

  test(`on a small screen the check is asked by touch and fits (${language})`, async ({
    browser,
    baseURL,
  }) => {
    test.skip(browser.browserType().name() === 'firefox', 'has no touch in tests');
    const viewport = { width: 360, height: 740 };
    const context = await browser.newContext({ baseURL: baseURL!, hasTouch: true, viewport });
    const page = await context.newPage();
    const place = await open(page, language, layer);
    const button = place.getByRole('button', { name: said.button });
    const { height, width } = (await button.boundingBox())!;
    expect([height, width]).toEqual([44, 44]);
    await button.tap();
    await expect(place.locator('.gradient-check .verdict')).toHaveCount(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await context.close();
  });
}

test('a cell that asks for its own stepper has that computation checked', async ({ page }) => {
  const source = `const w = tensor([2, 3], { requiresGrad: true });
steps(w.square().sum());
steps(w.relu().sum());`;
  const place = await open(page, 'en', source);
  await uncover(page, cell);
  await place.getByRole('button', { name: words.en.button }).click();
  await expect(place.locator('.gradient-check .verdict')).toHaveCount(2);
  await place.locator('.gradient-check .worst button').last().click();
  await expect(place.locator('gradient-stepper')).toHaveCount(2);
  await expect(place.locator('gradient-stepper .so-far .heading').last()).toBeFocused();
});

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}
