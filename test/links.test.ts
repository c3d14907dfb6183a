// The check of links finds what leads nowhere in a built site, and nothing else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { deadLinks } from '../scripts/links.mjs';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** Problems of a site of these files, without the path of its folder. */
function problems(files: Readonly<Record<string, string>>, base?: string): readonly string[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nabla-links-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return deadLinks(folder, base).map((text) => text.replaceAll(folder + path.sep, ''));
}

const there = { 'en/a/index.html': '<h2 id=s1>A</h2>', 'a.css': '' };

test('pages, files, ids, quoted or not, relative or not, are found', () => {
  const page =
    '<link href=/a.css><a href="/en/a/#s1">A</a><a href=en/a/>A</a><a href="#me" id=me>me</a>' +
    '<a href="https://example.org/x">far</a><a href="mailto:a@b.c">m</a><label for=me>l</label>' +
    '<x-own for=elsewhere></x-own><!-- <a href=/no> --><script>"<a href=/no>"</script>';
  expect(problems({ ...there, 'index.html': page })).toEqual([]);
});

test('a missing page is named with file and line', () => {
  expect(problems({ 'index.html': '<p>\n<a class=x href=/en/b/>b</a>' })).toEqual([
    'index.html:2: href="/en/b/": no file en/b/',
  ]);
});

test('a missing id is named, on another page and on its own', () => {
  const page = '<a href="/en/a/#s2">A</a>\n<p aria-labelledby="s1 s9" id=s1>';
  expect(problems({ ...there, 'index.html': page })).toEqual([
    'index.html:1: href="/en/a/#s2": no element of en/a/index.html has the id s2',
    'index.html:2: aria-labelledby="s1 s9": no element has the id s9',
  ]);
});

test('an id given twice is named', () => {
  expect(problems({ 'index.html': '<p id=a><p id="a">' })).toEqual([
    'index.html: two elements have the id a',
  ]);
});

test('under a base, a link beside it is dead', () => {
  const page = '<a href=/x/en/a/>A</a> <a href=/en/a/>A</a> <b data-recording=/x/gone.json></b>';
  expect(problems({ ...there, 'index.html': page }, '/x')).toEqual([
    'index.html:1: href="/en/a/": lies outside /x/',
    'index.html:1: data-recording="/x/gone.json": no file gone.json',
  ]);
});

test('a folder without pages is no site', () => {
  expect(() => problems({ 'a.css': '' })).toThrow('no pages in');
});
