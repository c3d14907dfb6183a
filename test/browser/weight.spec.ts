// Nothing is loaded before it is wanted: sizes of each chapter before any interaction, gzipped as a host would.
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { chapters, languages, pathOf } from './chapters.ts';

const limits = { document: 40_000, script: 20_000, stylesheet: 16_000 } as const;

const pages = chapters.flatMap((chapter) => languages.map((each) => pathOf(chapter, each)));

for (const address of pages) {
  test(`${address} is light before any interaction`, async ({ page }) => {
    const sizes: Record<string, number> = {};
    const scripts: string[] = [];
    page.on('response', async (response) => {
      const type = response.request().resourceType();
      if (!(type in limits)) return;
      const body = await response.body();
      sizes[type] = (sizes[type] ?? 0) + gzipSync(body, { level: 9 }).length;
      if (type === 'script') scripts.push(body.toString());
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    const inline = await page.locator('script:not([src])').allTextContents();
    console.log(
      `weight before interaction (${address}):`,
      sizes,
      `inline scripts ${inline.join('').length} characters`,
    );
    for (const [type, limit] of Object.entries(limits)) {
      expect(sizes[type] ?? 0, type).toBeLessThanOrEqual(limit);
    }
    const all = scripts.join('\n');
    expect(all).not.toMatch(/monaco|backwardSteps|TypeScript worker/i);
  });
}
