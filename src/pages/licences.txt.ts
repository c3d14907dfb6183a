// The licence of the site and of everything shipped with it, in one text file.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { APIRoute } from 'astro';
import { datasetContents } from '../content/data/contents.ts';

/** Packages whose code or fonts reach the reader, with the file that holds their licence. */
const shipped = [
  ['Source Serif 4', '@fontsource-variable/source-serif-4/LICENSE'],
  ['Source Sans 3', '@fontsource-variable/source-sans-3/LICENSE'],
  ['JetBrains Mono', '@fontsource-variable/jetbrains-mono/LICENSE'],
  ['KaTeX and its fonts', 'katex/LICENSE'],
  ['Svelte', 'svelte/LICENSE.md'],
  ['D3', 'd3/LICENSE'],
  ['Monaco Editor', 'monaco-editor/LICENSE'],
  ['Shiki', 'shiki/LICENSE'],
  ['Babel parser', '@babel/parser/LICENSE'],
  ['dagre', '@dagrejs/dagre/LICENSE'],
] as const;

/** Where the data sets come from, and under which terms. */
function dataSources(): string {
  const rows = Object.entries(datasetContents).map(
    ([name, { title, source, licence, attribution, changes }]) =>
      `${name}: ${title.en}\n  source: ${source}\n  licence: ${licence}\n  attribution: ${attribution}\n  changes: ${changes}\n`,
  );
  return `Data sets\n\n${rows.join('\n')}`;
}

export const GET: APIRoute = () => {
  const parts = [
    ['Nabla', 'LICENSE'],
    ...shipped.map(([name, file]) => [name, `node_modules/${file}`]),
    ['The texts 论语 and 三字经', 'src/content/data/chinese-poetry.LICENSE'],
  ];
  const texts = parts.map(
    ([name, file]) => `${name}\n\n${readFileSync(resolve(file ?? ''), 'utf8').trim()}\n`,
  );
  return new Response([...texts, dataSources()].join(`\n${'─'.repeat(72)}\n\n`));
};
