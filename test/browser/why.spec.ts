// A reader asks numbers why: by mouse, by keys alone and by touch; follows terms and goes back; has gradients checked.
import type { Locator, Page } from '@playwright/test';
import { languages } from './chapters.ts';
import { expect, runCell, test, type Stepper } from './page.ts';

/** A layer on three examples; w is used twice, and one element of c stands at the kink of relu. */
const layer = `const X = tensor([[0, 1], [1, 1], [1, 0]]);
const W = tensor([[0.5, -0.25], [1, 0.75]], { requiresGrad: true });
const c = tensor([0, 2], { requiresGrad: true });
const w = tensor(2, { requiresGrad: true });
const h = X.matmul(W).tanh().add(c.relu());
const L = h.mul(w).square().mean().add(w);
L.backward();`;

const words = {
  en: {
    why: (name: string) => new RegExp(`^\\s*Why is ${name} = [+−]?[\\d.]+`),
    value: 'Value',
    back: 'Back',
    trail: 'The way here',
    check: 'Check the gradients',
    kink: 'They differ only at a kink.',
    products: 'the sum of 2 products',
  },
  'zh-cn': {
    why: (name: string) => new RegExp(`^\\s*为什么 ${name} = [+−]?[\\d.]+`),
    value: '值',
    back: '返回',
    trail: '追问的路径',
    check: '检验梯度',
    kink: '只在折点处不同。',
    products: '2 个乘积之和',
  },
};

async function open(page: Page, language: string): Promise<Locator> {
  await page.goto(`/${language}/playground/`);
  const cell = page.locator('live-cell').first();
  const { state } = await runCell(page, (await cell.getAttribute('name'))!, layer);
  expect(state).toBe('ok');
  await cell.locator('[data-action=gradients]').click();
  const stepper = cell.locator('gradient-stepper');
  await expect(stepper.locator('.so-far')).toBeVisible();
  await stepper.evaluate((element) => (element as Stepper).seek((element as Stepper).length));
  return stepper;
}

/** The number in a text: of “∂L/∂W[0][0] = −0.0123” the last one. */
function numberIn(text: string | null): number {
  return Number(/[+−]?[\d.]+(?:e−?\d+)?(?=[?？]?\s*$)/.exec(text ?? '')![0].replaceAll('−', '-'));
}

async function pick(stepper: Locator, label: string) {
  const card = stepper.locator('.box .card', { hasText: new RegExp(`^\\s*${label}\\b`) }).first();
  await card.focus();
  await card.press('Enter');
}

for (const language of languages) {
  const said = words[language];

  test(`terms lead to their own why and back, by mouse, and add up to what is asked (${language})`, async ({
    page,
  }) => {
    const stepper = await open(page, language);
    const heading = stepper.locator('.so-far .heading');
    await pick(stepper, 'W');
    await expect(heading).toHaveText(said.why('∂L/∂W\\[\\d\\]\\[\\d\\]'));
    const terms = stepper.locator('.so-far .terms.why');
    await expect(terms.locator('tr.product-row')).toHaveCount(3);
    const sum = (await terms.locator('tr.product-row td.v').allTextContents())
      .map((text) => (text.trim() === '0' ? 0 : numberIn(text)))
      .reduce((total, next) => total + next, 0);
    expect(sum).toBeCloseTo(numberIn(await heading.textContent()), 3);

    const first = terms.locator('button').first();
    const named = numberIn((await first.textContent())!.replace(/[()]/g, ''));
    await first.click();
    await expect(heading).toBeFocused();
    await expect(heading).toHaveText(said.why('∂L/∂matmul\\[\\d\\]\\[\\d\\]'));
    expect(numberIn(await heading.textContent())).toBeCloseTo(named, 4);
    const trail = stepper.getByRole('navigation', { name: said.trail });
    await expect(trail.locator('li')).toHaveCount(2);
    await trail.locator('li button').first().click();
    await expect(heading).toHaveText(said.why('∂L/∂W\\[\\d\\]\\[\\d\\]'));
    await expect(trail).toHaveCount(0);
  });

  test(`a value is asked by keys alone, and Backspace goes back (${language})`, async ({
    page,
  }) => {
    const stepper = await open(page, language);
    const heading = stepper.locator('.so-far .heading');
    await pick(stepper, 'matmul');
    await stepper.getByRole('button', { name: said.value, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText(said.why('matmul\\[\\d\\]\\[\\d\\]'));
    await expect(stepper.locator('.so-far')).toContainText(said.products);
    await stepper.locator('.so-far .terms.why button').first().focus();
    await page.keyboard.press('Enter');
    await expect(heading).toBeFocused();
    await expect(heading).toHaveText(said.why('X\\[\\d\\]\\[\\d\\]'));
    await page.keyboard.press('Backspace');
    await expect(heading).toBeFocused();
    await expect(heading).toHaveText(said.why('matmul\\[\\d\\]\\[\\d\\]'));
  });

  test(`what is not computed yet is a dash (${language})`, async ({ page }) => {
    const stepper = await open(page, language);
    await pick(stepper, 'W');
    await stepper.evaluate((element) => (element as Stepper).seek(0));
    await expect(stepper.locator('.so-far .heading')).toContainText('= —');
    await expect(stepper.locator('.so-far .terms.why td.v')).toHaveText(['—']);
  });

  test(`the gradient check reports a kink as a kink and leads to it (${language})`, async ({
    page,
  }) => {
    const stepper = await open(page, language);
    await stepper.getByRole('button', { name: said.check }).click();
    await expect(stepper.locator('.check .verdict')).toContainText(said.kink);
    await stepper.locator('.check table button', { hasText: 'c[0]' }).click();
    const heading = stepper.locator('.so-far .heading');
    await expect(heading).toBeFocused();
    await expect(heading).toContainText('∂L/∂c[0]');
  });

  test(`on a small screen a term is asked by touch (${language})`, async ({ browser, baseURL }) => {
    test.skip(browser.browserType().name() === 'firefox', 'has no touch in tests');
    const context = await browser.newContext({
      baseURL: baseURL!,
      hasTouch: true,
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    const stepper = await open(page, language);
    const term = stepper.locator('.so-far .terms.why button').first();
    await term.tap();
    await expect(stepper.getByRole('navigation', { name: said.trail })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const { height } = (await stepper.locator('.trail .btn').boundingBox())!;
    expect(height).toBeGreaterThanOrEqual(44);
    await stepper.locator('.trail .btn').tap();
    await expect(stepper.getByRole('navigation', { name: said.trail })).toHaveCount(0);
    await context.close();
  });
}
