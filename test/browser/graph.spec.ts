// A reader folds and opens the groups of a long computation, moves through its picture, and steps over what is folded.
import type { Locator, Page } from '@playwright/test';
import { languages } from './chapters.ts';
import { expect, runCell, test, type Stepper } from './page.ts';

/** Twelve turns of a small recurrent network. */
const recurrent = `const W = tensor([[0.5, -0.2], [0.3, 0.8]], { requiresGrad: true });
const b = tensor([0.1, -0.1], { requiresGrad: true });
const cell = (h) => h.matmul(W).add(b).tanh();
let h = tensor([[1, 0]]);
for (let t = 0; t < 12; t++) {
  h = cell(h);
}
const L = h.square().sum();
L.backward();`;

const words = {
  en: { turn: 'turn 1 of 12', more: 'more turns', foldAll: 'Fold all', passed: /is folded/ },
  'zh-cn': { turn: '第 1 轮，共 12 轮', more: '其余', foldAll: '全部折叠', passed: /已折叠/ },
};

async function open(page: Page, language: string): Promise<Locator> {
  await page.goto(`/${language}/playground/`);
  const cell = page.locator('live-cell').first();
  const { state } = await runCell(page, (await cell.getAttribute('name'))!, recurrent);
  expect(state).toBe('ok');
  await cell.locator('[data-action=gradients]').click();
  const stepper = cell.locator('gradient-stepper');
  await expect(stepper.locator('.card').first()).toBeVisible();
  await seek(stepper, 10);
  return stepper;
}

const seek = (stepper: Locator, position: number) =>
  stepper.evaluate((element, to) => (element as Stepper).seek(to), position);
const positionOf = (stepper: Locator) =>
  stepper.evaluate((element) => (element as Stepper).position);
const placeOf = (stepper: Locator) =>
  stepper
    .locator('.box > .drawing')
    .evaluate((drawing) => (drawing as HTMLElement).style.transform);

for (const language of languages) {
  const said = words[language];

  test(`a folded turn opens by click and folds by Enter; a run gives its turns out (${language})`, async ({
    page,
  }) => {
    const stepper = await open(page, language);
    const card = stepper.locator('.card.folded', { hasText: said.turn });
    const cards = await stepper.locator('.box .card').count();
    await expect(card).toHaveAttribute('aria-expanded', 'false');
    await card.click();
    const name = stepper.locator('.frame-name', { hasText: said.turn });
    await expect(name).toBeFocused();
    await expect(name).toHaveAttribute('aria-expanded', 'true');
    expect(await stepper.locator('.box .card').count()).toBeGreaterThan(cards);
    await page.keyboard.press('Enter');
    await expect(card).toBeFocused();
    await expect(stepper.locator('.box .card')).toHaveCount(cards);
    await stepper.locator('.card.run', { hasText: said.more }).last().focus();
    await page.keyboard.press('Space');
    expect(await stepper.locator('.box .card').count()).toBeGreaterThan(cards);
  });

  test(`one step passes over what is folded, and says so; a position is always exact (${language})`, async ({
    page,
  }) => {
    const stepper = await open(page, language);
    await stepper.getByRole('button', { name: said.foldAll }).click();
    await seek(stepper, 0);
    await stepper.locator('.controls .go').click();
    await expect.poll(() => positionOf(stepper)).toBe(36);
    await expect(stepper.locator('p[aria-live]')).toHaveText(said.passed);
    await seek(stepper, 17);
    expect(await positionOf(stepper)).toBe(17);
    await expect(stepper.locator('p[aria-live]')).not.toHaveText(said.passed);
    await expect(stepper.locator('.card.current')).toHaveAttribute('aria-expanded', 'false');
  });
}

test('the picture is moved and magnified by keys, and by the mouse', async ({ page }) => {
  const stepper = await open(page, 'en');
  await stepper.locator('.card.current').focus();
  const places = [await placeOf(stepper)];
  for (const key of ['+', '+', 'Shift+ArrowRight', '-', '0']) {
    await page.keyboard.press(key);
    const place = await placeOf(stepper);
    expect(place, key).not.toBe(places.at(-1));
    places.push(place);
  }
  await page.keyboard.press('+');
  const box = (await stepper.locator('.box').boundingBox())!;
  const before = await placeOf(stepper);
  await page.mouse.move(box.x + 200, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 12, { steps: 4 });
  await page.mouse.up();
  expect(await placeOf(stepper)).not.toBe(before);
});

test('the page scrolls over the graph, unless the graph has the focus or ctrl is held', async ({
  page,
}) => {
  const stepper = await open(page, 'en');
  const scrolled = () => page.evaluate(() => scrollY);
  await stepper.locator('.title').click();
  await stepper.locator('.box').scrollIntoViewIfNeeded();
  const box = (await stepper.locator('.box').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const [place, top] = [await placeOf(stepper), await scrolled()];
  await page.mouse.wheel(0, -40);
  await expect.poll(scrolled).not.toBe(top);
  expect(await placeOf(stepper)).toBe(place);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect.poll(() => placeOf(stepper)).not.toBe(place);
});

test('Page Up and Page Down lead from turn to turn, and the slider says which', async ({
  page,
}) => {
  const stepper = await open(page, 'en');
  const line = stepper.locator('.timeline input');
  await line.focus();
  for (const [key, position, turn] of [
    ['PageUp', 13, 'turn 5 of 12'],
    ['PageUp', 16, 'turn 6 of 12'],
    ['PageDown', 13, 'turn 5 of 12'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => positionOf(stepper)).toBe(position);
    await expect(line).toHaveAttribute('aria-valuetext', new RegExp(turn));
  }
});

test.describe('by touch on a narrow screen', () => {
  test.skip(({ browserName }) => browserName === 'firefox', 'Firefox is driven without touch');
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true });

  test('folded groups are cards of the neighbourhood; taps open and fold them', async ({
    page,
  }) => {
    const stepper = await open(page, 'en');
    await expect(stepper.locator('.near')).toBeVisible();
    await seek(stepper, 12);
    const run = stepper.locator('.near .card.folded').first();
    await run.tap();
    await expect(stepper.locator('.near .path button').first()).toBeVisible();
    const around = await stepper.locator('.near .path button').count();
    await stepper.locator('.near .path button').last().tap();
    await expect(stepper.locator('.near .path button')).toHaveCount(around - 1);
    await expect(stepper.locator('.near .card.current.folded')).toBeVisible();
  });
});

test('a layer over hundreds of time steps opens; its loop folds out by time step, and its weights have names', async ({
  page,
}) => {
  await page.goto('/en/playground/');
  const cell = page.locator('live-cell').first();
  const sequence = `const x = randn([1, 238, 2], { seed: 1 });
const model = sequential([layers.lstm({ units: 4 }), layers.dense({ units: 1 })]);
model.apply(x).square().mean().backward();`;
  await runCell(page, (await cell.getAttribute('name'))!, sequence);
  await cell.locator('[data-action=gradients]').click();
  const stepper = cell.locator('gradient-stepper');
  const loop = stepper.locator('.card.folded', { hasText: 'loop, 238 turns' });
  await loop.click();
  await stepper.locator('.card.folded', { hasText: 'turn 1 of 238' }).focus();
  await page.keyboard.press('Enter');
  await expect(stepper.locator('.frame-name', { hasText: 'turn 1 of 238' })).toBeVisible();
  await seek(stepper, await stepper.evaluate((element) => (element as Stepper).length));
  const recurrent = stepper.locator('.card', { hasText: 'lstm1/recurrentKernel' }).first();
  await expect(recurrent).toBeVisible();
  await expect(stepper.locator('p[aria-live]')).toContainText('lstm1/kernel receives');
});
