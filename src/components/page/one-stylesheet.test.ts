// Pages with several stylesheets get one; a sheet that some page links alone stays.
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinStylesheets } from './one-stylesheet.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nabla-styles-')) + path.sep;
  mkdirSync(`${folder}_astro`);
  writeFileSync(`${folder}_astro/a.css`, 'a{}');
  writeFileSync(`${folder}_astro/b.css`, 'b{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

const linked = (...names: string[]) =>
  names.map((name) => `<link rel=stylesheet href=/x/_astro/${name}.css>`).join('');
const sheets = () => readdirSync(`${folder}_astro`).sort();

test('the stylesheets of a page become one, in their order, also under a path', () => {
  writeFileSync(`${folder}index.html`, linked('b', 'a'));
  joinStylesheets(folder, '/x');
  const [name = ''] = sheets();
  expect(readFileSync(`${folder}index.html`, 'utf8')).toBe(
    `<link rel=stylesheet href=/x/_astro/${name}>`,
  );
  expect(readFileSync(`${folder}_astro/${name}`, 'utf8')).toBe('b{}a{}');
  expect(sheets()).toHaveLength(1);
});

test('a stylesheet that another page links alone stays', () => {
  writeFileSync(`${folder}index.html`, linked('a', 'b'));
  writeFileSync(`${folder}404.html`, linked('a'));
  joinStylesheets(folder, '/x');
  expect(sheets()).toEqual(['a.css', expect.stringMatching(/^page\.\w+\.css$/)]);
});
