// What readers are told of the data sets is true of the files, and every set tells where it comes from.
import { readdirSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { datasetContents } from '../src/content/data/contents.ts';
import { datasetNames } from '../src/notebook/datasets.ts';
import { readDatasetFile } from '../src/notebook/data-folder.ts';

const folder = 'src/content/data';

test('the contents name every set, in the order of the cells', () => {
  expect(Object.keys(datasetContents)).toEqual(datasetNames);
});

test.each(datasetNames)('%s has as many rows as its contents say', async (name) => {
  expect(rowsOf(JSON.parse(await readDatasetFile(name)) as DataFile)).toBe(
    datasetContents[name].rows,
  );
});

interface DataFile {
  readonly rows?: readonly unknown[];
  readonly pictures?: readonly string[];
  readonly values?: readonly number[];
  readonly lines?: readonly string[];
  readonly chapters?: readonly { readonly paragraphs: readonly string[] }[];
  readonly female?: string;
  readonly male?: string;
}

function rowsOf({ rows, pictures, values, lines, chapters, female, male }: DataFile): number {
  const list = rows ?? pictures ?? values ?? lines ?? chapters?.flatMap((one) => one.paragraphs);
  return list?.length ?? `${female} ${male}`.split(' ').length;
}

test('the digits take no more than 90 kB, all sets together no more than 350 kB', () => {
  const sizes = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => statSync(`${folder}/${file}`).size);
  expect(statSync(`${folder}/digits.json`).size).toBeLessThan(90_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(350_000);
});
