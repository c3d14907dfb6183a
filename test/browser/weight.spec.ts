// Nothing is loaded before it is wanted: sizes of a chapter before any interaction, gzipped as a host would.
import { gzipSync } from 'node:zlib';
import { chapters, languages, pathOf } from './chapters.ts';
import { measure } from './measurement.ts';
import { expect, test } from './page.ts';

for (const chapter of chapters) {
  for (const language of languages) {
    test(`${chapter.slug} is light before any interaction (${language})`, async ({ page }) => {
      await page.goto(pathOf(chapter, language), { waitUntil: 'networkidle' });
      const loaded = await page.evaluate(() => [
        location.href,
        ...performance.getEntriesByType('resource').map(({ name }) => name),
      ]);
      const texts = { html: '', js: '', css: '' };
      const sizes = { html: 0, js: 0, css: 0 };
      for (const address of new Set(loaded)) {
        const kind = kindOf(address);
        if (kind === null) continue;
        const text = await (await fetch(address)).text();
        texts[kind] += text;
        sizes[kind] += gzipSync(text, { level: 9 }).length / 1_000;
      }
      const where = `${chapter.slug} (${language})`;
      // The same bytes everywhere: no slack.
      const exact = { unit: 'kB', slack: 1 };
      measure(`${where}: HTML before any interaction, gzip`, [sizes.html], 40, exact);
      measure(`${where}: JS before any interaction, gzip`, [sizes.js], 20, exact);
      measure(`${where}: CSS before any interaction, gzip`, [sizes.css], 16, exact);
      expect(texts.css).not.toBe('');
      expect(texts.js).not.toMatch(/monaco|backwardSteps|TypeScript worker/i);
    });
  }
}

function kindOf(address: string): 'html' | 'js' | 'css' | null {
  const { pathname } = new URL(address);
  if (pathname.endsWith('/')) return 'html';
  return pathname.endsWith('.js') ? 'js' : pathname.endsWith('.css') ? 'css' : null;
}
