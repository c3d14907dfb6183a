// Formulas in a text: drawn in place, and held against the names of the chapter's cells.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { numberHeadings } from './heading-ids.ts';
import { drawFormulas, holdFormulas } from './markdown-formulas.ts';
import { topLevelNames } from './top-level-names.ts';

const folder = mkdtempSync(join(tmpdir(), 'formulas-'));
writeFileSync(join(folder, 'cells.ts'), '// #region one\nconst W1 = 2;\n// #endregion\n');

async function html(text: string, name = 'en.mdx'): Promise<string> {
  const result = await markdownToHtml(text, {
    features: { math: true },
    mdastPlugins: [holdFormulas],
    hastPlugins: [drawFormulas(topLevelNames), numberHeadings],
    fileURL: pathToFileURL(join(folder, name)),
  });
  // Drawn formulas travel in an attribute; Astro prints it as it is.
  return result.html.replaceAll('&quot;', '"');
}

test('backslashes reach KaTeX as they were written', async () => {
  expect(await html('$a\\,b\\|c$')).not.toContain('katex-error');
});

test('a display formula with symbols gets a button that names them, in the language of the text', async () => {
  expect(await html('$$\n\\sym{W1}{W_1}\n$$')).toContain('data-symbols="W1">Symbols<');
  expect(await html('$$\n\\sym{W1}{W_1}\n$$', 'zh-cn.mdx')).toContain('>符号<');
  expect(await html('$$\nW_1\n$$')).not.toContain('<button');
});

test('an unknown symbol is named together with its file and formula', async () => {
  const failure = html('$\\sym{W9}{W_9}$');
  await expect(failure).rejects.toThrow(/W9[\s\S]*en\.mdx[\s\S]*\\sym\{W9\}\{W_9\}/);
});

test('TeX that KaTeX refuses is reported with its file and formula', async () => {
  await expect(html('$\\frac{1$')).rejects.toThrow(/en\.mdx[\s\S]*\\frac\{1/);
});

test('headings are numbered by their place, anew in each text', async () => {
  const text = '## One\n\n### Sub\n\n## Two\n\n### Sub';
  const ids = async () => [...(await html(text)).matchAll(/id="([^"]*)"/g)].map(([, id]) => id);
  expect(await ids()).toEqual(['s1', 's1-1', 's2', 's2-1']);
  expect(await ids()).toEqual(['s1', 's1-1', 's2', 's2-1']);
});
