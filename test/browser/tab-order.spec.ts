// Every control of a chapter is reached by Tab in the order of the page, stays in sight, and lets go of the focus.
import type { Locator, Page } from '@playwright/test';
import { chapters, languages, pathOf } from './chapters.ts';
import { expect, test } from './page.ts';

/** Enough for any chapter; who needs more is trapped. */
const mostPresses = 800;

for (const chapter of chapters) {
  for (const language of languages) {
    test(`Tab reaches every control of ${chapter.slug} in order and comes out again, Shift+Tab the same way back (${language})`, async ({
      page,
      browserName,
    }) => {
      test.skip(browserName === 'firefox' && language !== 'en', 'Chromium walks both languages');
      test.setTimeout(240_000);
      await page.goto(pathOf(chapter, language));
      await wakeUp(page);
      const [first, last] = [page.locator('.skip'), page.locator('footer a').last()];
      for (const [key, from, to] of [
        ['Tab', first, last],
        ['Shift+Tab', last, first],
      ] as const) {
        const { missed, outOfOrder, outOfSight } = await walk(page, key, from, to);
        expect.soft(missed, `${key} misses`).toEqual([]);
        expect.soft(outOfOrder, `${key} jumps to`).toEqual([]);
        expect.soft(outOfSight, `${key} leaves out of sight`).toEqual([]);
      }
    });
  }
}

/** Uncovers what questions cover, and makes the build's pictures of steppers alive. */
async function wakeUp(page: Page) {
  for (const skip of await page.locator('predict-gate .link').all()) await skip.click();
  for (const traces of await page.locator('.traces').all()) {
    await traces.hover();
    await expect(traces.locator('.timeline input')).toBeVisible();
  }
}

/** Presses a key from one element to the other. Elements are named by the start of their HTML. */
async function walk(page: Page, key: string, from: Locator, to: Locator) {
  await from.focus();
  const reached = await page.evaluateHandle(() => {
    const reached = [document.activeElement!];
    document.addEventListener('focusin', ({ target }) => reached.push(target as Element));
    return reached;
  });
  const outOfSight: string[] = [];
  const end = await to.elementHandle();
  for (let press = 0; press < mostPresses; press++) {
    await page.keyboard.press(key);
    const { inSight, html, atEnd } = await page.evaluate(focusedElement, end);
    if (!inSight) outOfSight.push(html);
    if (atEnd) return { ...(await reached.evaluate(judge, key !== 'Tab')), outOfSight };
  }
  throw new Error(`${mostPresses} times ${key} do not lead through the page`);
}

/** What has the focus, whether the reader can see it, and whether it is the end of the walk. */
function focusedElement(end: Node | null) {
  const focused = document.activeElement!;
  const { top, bottom } = focused.getBoundingClientRect();
  const header = document.querySelector('body > header')!.getBoundingClientRect();
  const covered = focused.closest('main') === null ? 0 : header.bottom;
  const inSight = bottom > covered && top < innerHeight;
  return { inSight, html: focused.outerHTML.slice(0, 120), atEnd: focused === end };
}

/** What a walk missed, and where it left the order of the page; what was drawn anew on its way does not count. */
function judge(walked: readonly Element[], backwards: boolean) {
  const tabbable =
    'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]';
  const reached = [...new Set(walked)].filter((element) => element.isConnected);
  const groupOf = (element: Element) =>
    element instanceof HTMLInputElement && element.type === 'radio' ? element.name : element;
  const groups = new Set(reached.map(groupOf));
  const missed = [...document.querySelectorAll<HTMLElement>(tabbable)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !groups.has(groupOf(element)),
  );
  const outOfOrder = reached.filter((element, at) => {
    const before = reached[at - 1];
    if (before === undefined) return false;
    const [first, second] = backwards ? [element, before] : [before, element];
    return !(first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  const names = (elements: readonly Element[]) =>
    elements.map((element) => element.outerHTML.slice(0, 120));
  return { missed: names(missed), outOfOrder: names(outOfOrder) };
}
