// What the browser suites do with a page: open it, speak to its cells through their contract, and listen for complaints.
import { expect, test as plainTest, type Browser, type Locator, type Page } from '@playwright/test';
import type { Output } from '../../src/notebook/output.ts';

export { expect };

/** A test that also fails where the page reported an error or a warning. */
export const test = plainTest.extend<{ readonly complaints: readonly string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints = collectComplaints(page);
      await use(complaints);
      expect(complaints, 'errors and warnings of the page').toEqual([]);
    },
    { auto: true },
  ],
});

/** The chapter of the scenarios that need a certain cell. */
export const chapter = (language: string) => `/${language}/backpropagation/`;

/** The contract of `<live-cell>` and `<gradient-stepper>`, as an outsider sees it. */
export interface LiveCell extends HTMLElement {
  source: string;
  readonly state: string;
  readonly outputs: readonly Output[];
  run(): Promise<void>;
  stop(): Promise<void>;
  reset(): Promise<void>;
}

export interface Snapshot {
  readonly position: number;
  readonly nodes: readonly {
    readonly id: string;
    readonly op: string;
    readonly shape: readonly number[];
    readonly value: readonly number[] | null;
    readonly gradient: readonly number[] | null;
    readonly line: number;
    readonly column: number;
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly contribution: readonly number[] | null;
  }[];
  readonly sentence: string;
}

export interface Stepper extends HTMLElement {
  readonly length: number;
  readonly position: number;
  seek(position: number): Promise<void>;
  snapshot(): Snapshot;
}

export interface CellReport {
  readonly state: string;
  readonly outputs: readonly Output[];
  readonly text: string;
}

/** Puts `source` into a cell, runs it, and says how it ended. */
export function runCell(page: Page, name: string, source?: string): Promise<CellReport> {
  return page.evaluate(
    async ([name, source]) => {
      const cell = document.querySelector<LiveCell>(`live-cell[name="${name}"]`)!;
      if (source !== null) cell.source = source;
      await cell.run();
      return { state: cell.state, outputs: cell.outputs, text: cell.textContent };
    },
    [name, source ?? null] as const,
  );
}

export function sourceOf(page: Page, name: string): Promise<string> {
  return page.evaluate(
    (name) => document.querySelector<LiveCell>(`live-cell[name="${name}"]`)!.source,
    name,
  );
}

export function cellOf(page: Page, name: string): Locator {
  return page.locator(`live-cell[name="${name}"]`);
}

/** Shows the outputs of a cell where a question covers them, without an answer. */
export async function uncover(page: Page, name: string): Promise<void> {
  const skip = page.locator(`predict-gate[for="${name}"] .link`);
  if ((await skip.count()) > 0) await skip.click();
}

/** Every error and warning the page reports, collected while a test runs. */
export function collectComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}

/** Loads the page anew as its reader does. Asked to do it over BiDi, Firefox may report a fetch that this ends. */
export async function reload(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.evaluate(() => void setTimeout(() => location.reload()));
  await loaded;
}

/** A page where no script runs. BiDi cannot switch JavaScript off: in Firefox a policy forbids every script. */
export async function openWithoutScripts(browser: Browser, address: string): Promise<Page> {
  const firefox = browser.browserType().name() === 'firefox';
  const page = await browser.newPage({ javaScriptEnabled: firefox });
  if (firefox) {
    await page.route(address, async (route) => {
      const response = await route.fetch();
      const policy = { 'content-security-policy': "script-src 'none'" };
      await route.fulfill({ response, headers: { ...response.headers(), ...policy } });
    });
  }
  await page.goto(address);
  return page;
}
