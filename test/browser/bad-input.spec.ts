// Bad input in the page: it stays alive and smooth, the other cell keeps its output, the error is told at its line
// in the reader's language, and the next run works. The inputs and how they must end are in ../bad-input.
import { expect, test, type Page } from '@playwright/test';
import type { BadInput } from '../bad-input/bad-input.ts';
import { badInputs, otherCell } from '../bad-input/table.ts';
import type { LiveCell } from './page.ts';

/** Milliseconds: the goals, which a busy machine may miss by a factor. */
const goals = { stop: 350, next: 1_000 };
const slack = 3;
/** Milliseconds after which a page is called stuck. The goal is 100; the longest gap of each family is printed. */
const stuck: Readonly<Record<string, number>> = { chromium: 2_000, firefox: 10_000 };

interface Report {
  readonly state: string;
  readonly code: string | null;
  readonly line: string | null;
  readonly text: string;
  readonly shows: unknown;
  /** The longest time in which the page could do nothing else. */
  readonly gap: number;
  readonly stopped: number;
  readonly next: number;
  readonly nextShows: unknown;
  readonly otherShows: unknown;
}

const languages = ['en', 'zh-cn'] as const;

for (const [place, [family, inputs]] of Object.entries(badInputs).entries()) {
  const language = languages[place % 2]!;
  test(`${family}: ${inputs.length} inputs (${language})`, async ({ page, browserName }) => {
    test.setTimeout(300_000);
    await openTwoCells(page, language);
    let worst = { gap: 0, name: '' };
    for (const input of inputs.filter(({ crashes }) => crashes !== true)) {
      const report = await page.evaluate(runBadly, { input, goals });
      expectEnd(input, report, language, browserName);
      if (report.gap > worst.gap) worst = { gap: report.gap, name: input.name };
    }
    console.log(`measure: ${family}: longest gap ${worst.gap.toFixed(0)} ms (${worst.name})`);
  });
}

const crashing = Object.values(badInputs).flatMap((inputs) =>
  inputs.filter(({ crashes }) => crashes === true),
);

for (const input of crashing) {
  test(`${input.name}: the page lives on, and says so`, async ({ page, browserName }) => {
    test.skip(browserName !== 'chromium', 'other browsers have no process of its own to lose');
    await openTwoCells(page, 'en');
    // Playwright takes the death of the frame for that of the page; the page itself answers as before.
    const session = await page.context().newCDPSession(page);
    const expression = `(${runBadly.toString()})(${JSON.stringify({ input, goals })})`;
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    expectEnd(input, result.value as Report, 'en', browserName);
  });
}

/** A playground with the other cell, which has run, above the bad one. */
async function openTwoCells(page: Page, language: string): Promise<void> {
  await page.goto(`/${language}/playground/`, { waitUntil: 'load' });
  await page.locator('[data-action=add]').first().click();
  await page.evaluate(async (source) => {
    const [other, bad] = document.querySelectorAll<LiveCell>('live-cell');
    other!.source = source;
    await other!.run();
    // The first error and the first figure load what shows them.
    bad!.source = 'plot.line([1, 2]); display([1]); print(1); throw null';
    await bad!.run();
  }, otherCell.source);
}

/** Runs in the page. */
async function runBadly({
  input,
  goals,
}: {
  input: BadInput;
  goals: { next: number };
}): Promise<Report> {
  const [other, bad] = document.querySelectorAll<LiveCell>('live-cell') as unknown as LiveCell[];
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const until = async (holds: () => boolean, most: number) => {
    for (const from = performance.now(); !holds() && performance.now() - from < most;)
      await pause(5);
  };
  const message = () => bad!.querySelector('[data-error]');
  let [gap, last] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    gap = Math.max(gap, now - last - 5);
    last = now;
  }, 5);
  bad!.source = input.code;
  const ended = bad!.run();
  let stopped = 0;
  if (input.ends === 'endless') {
    await until(() => bad!.state === 'running', 5_000);
    await pause(300);
    const from = performance.now();
    await bad!.stop();
    stopped = performance.now() - from;
  } else if (input.ends === 'any') {
    const late = setTimeout(() => void bad!.stop(), 10_000);
    await ended;
    clearTimeout(late);
  }
  await ended;
  if (input.lingers === true) await pause(300);
  if (input.late === true) await until(() => message() !== null, 3_000);
  await pause(30);
  const report = {
    state: bad!.state,
    code: message()?.getAttribute('data-error') ?? null,
    line: message()?.getAttribute('data-line') ?? null,
    text: message()?.textContent ?? '',
    shows: bad!.outputs,
    otherShows: other!.outputs,
    stopped,
  };
  const from = performance.now();
  bad!.source = '6 * W.sum().item()';
  await Promise.race([bad!.run(), pause(10 * goals.next)]);
  const next = performance.now() - from;
  clearInterval(timer);
  return { ...report, gap, next, nextShows: bad!.outputs };
}

function expectEnd(input: BadInput, report: Report, language: string, browser: string): void {
  const { name, ends, error, line } = input;
  const told = { message: `${name}: ${JSON.stringify(report).slice(0, 600)}` };
  const soft = expect.soft;
  if (ends === 'endless') soft(report.state, told.message).toBe('stopped');
  else if (error !== undefined) soft(report.code, told.message).toBe(error);
  else if (ends === 'any') soft(['ok', 'error', 'stopped'], told.message).toContain(report.state);
  else soft(report.state, told.message).toBe(ends);
  if (line !== undefined) soft(report.line, told.message).toBe(line === null ? null : String(line));
  if (report.code !== null && language === 'zh-cn') soft(report.text).toMatch(/\p{Script=Han}/u);
  if (input.shows !== undefined) soft(report.shows).toMatchObject([{ value: input.shows }]);
  soft(report.otherShows, told.message).toMatchObject([{ kind: 'tensor', values: [1, 2] }]);
  soft(report.nextShows, told.message).toMatchObject([{ value: 18 }]);
  soft(report.next, `${name}: next run`).toBeLessThan(goals.next * slack);
  soft(report.stopped, `${name}: stop`).toBeLessThan(goals.stop * slack);
  soft(report.gap, `${name}: the page's longest gap`).toBeLessThan(stuck[browser] ?? 0);
}
