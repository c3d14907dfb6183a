// Data sets in cells: what they hold, that each call is fresh, and what happens where they cannot be had.
import { readdir } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { readDatasetFile } from './data-folder.ts';
import { datasetNames, type LoadDataset } from './datasets.ts';
import { createNodeRunner } from './node-runner.ts';
import { createNotebook } from './notebook.ts';
import type { Runner } from './runner.ts';
import { buildWorkerText } from './worker-text.ts';

const { text } = await buildWorkerText();
const runners: Runner[] = [];
afterAll(() => runners.forEach((runner) => runner.dispose()));

/** A notebook of one cell. */
function open(source: string, load?: LoadDataset) {
  const runner = createNodeRunner(text, load);
  runners.push(runner);
  return createNotebook({ cells: [{ name: 'cell', source }], runner });
}

/** What the cell prints. */
async function printed(source: string, load?: LoadDataset): Promise<string> {
  const notebook = open(source, load);
  await notebook.run('cell');
  const { error, outputs } = notebook.cell('cell');
  expect(error).toBeNull();
  return outputs.map((output) => (output.kind === 'text' ? output.text : output.kind)).join('\n');
}

test('every name has its file, and every file its name', async () => {
  const files = await readdir('src/content/data');
  const names = files.filter((file) => file.endsWith('.json'));
  expect(names.toSorted()).toEqual(datasetNames.map((name) => `${name}.json`).toSorted());
});

test('digits are 1797 pictures of 8 × 8 with ink from 0 to 1', async () => {
  const source = `const { images, labels } = await dataset('digits');
    print(images.shape.join(), labels.shape.join(), images.min().item(), images.max().item());
    print(images.mul(16).sum().item(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((d) => labels.equal(d).sum().item()).join());
    print(images.slice(0).mul(16).toArray().slice(0, 2).join(' | '), labels.data[0]);`;
  expect(await printed(source)).toBe(
    `1797,8,8 1797 0 1\n561718 178,182,177,183,181,182,181,179,174,180\n0,0,5,13,9,1,0,0 | 0,0,13,15,10,15,5,0 0`,
  );
});

test.each(['iris', 'wine', 'penguins'])('%s are rows of features with labels', async (name) => {
  const source = `const d = await dataset('${name}');
    print(d.features.shape.join(), d.labels.shape.join(), d.featureNames.length, d.classNames.length,
      d.classNames.map((_, c) => d.labels.equal(c).sum().item()).join());`;
  const facts = {
    iris: '150,4 150 4 3 50,50,50',
    wine: '178,13 178 13 3 59,71,48',
    penguins: '344,4 344 4 3 152,68,124',
  };
  expect(await printed(source)).toBe(facts[name as keyof typeof facts]);
});

test('the irises are those of Fisher: rows 34 and 37 hold his numbers', async () => {
  const source = `const { features } = await dataset('iris');
    print([34, 37].map((row) => features.slice(row).toArray().map((v) => v.toFixed(1)).join()).join(' | '))`;
  expect(await printed(source)).toBe('4.9,3.1,1.5,0.2 | 4.9,3.6,1.4,0.1');
});

test('penguins have gaps: NaN and null', async () => {
  const source = `const { features, islands, sexes } = await dataset('penguins');
    print(features.slice(3).data.join(), islands[3], sexes[3], sexes.filter((s) => s === null).length, sexes[0]);`;
  expect(await printed(source)).toBe('NaN,NaN,NaN,NaN Torgersen null 11 male');
});

test('series have a time for each value', async () => {
  const source = `const s = await dataset('sunspots'), c = await dataset('co2'), w = await dataset('seattle-weather');
    print(s.time.data[0], s.time.data[308], s.values.data[0], s.values.shape.join());
    print(c.time.data[0].toFixed(3), c.months[740], c.values.data[740].toFixed(2), c.time.shape.join());
    print(w.days[0], w.days[1460], w.values.shape.join(), w.weather[0], w.valueNames.length, w.time.data[1460]);`;
  expect(await printed(source)).toBe(
    '1700 2008 5 309\n1958.167 2020-04 416.18 741\n2012-01-01 2015-12-31 1461,4 drizzle 4 1460',
  );
});

test('texts are strings', async () => {
  const source = `const n = await dataset('first-names'), l = await dataset('lunyu'), z = await dataset('sanzijing');
    print(n.female.length, n.male.length, n.female[0], l.chapters.length, l.chapters[0].title, z.lines[0]);
    print([...l.text].filter((sign) => /\\p{Script=Han}/u.test(sign)).length, l.text.includes('学而时习之'));`;
  expect(await printed(source)).toBe(
    '4951 3898 Aaren 20 学而篇 人之初，性本善，性相近，習相遠。\n15917 true',
  );
});

test('every call gives new tensors, of a file that is fetched once', async () => {
  const asked: string[] = [];
  const load: LoadDataset = (name) => {
    asked.push(name);
    return readDatasetFile(name);
  };
  const source = `const [one, other] = [await dataset('iris'), await dataset('iris')];
    one.features.assign(zeros([150, 4]));
    print(other.features.sum().item().toFixed(1))`;
  expect(await printed(source, load)).toBe('2078.7');
  expect(asked).toEqual(['iris']);
});

test('an unknown name is refused, with the names there are', async () => {
  const notebook = open(`1;\nawait dataset('digit')`);
  await notebook.run('cell');
  expect(notebook.cell('cell').error).toMatchObject({
    code: 'dataset-unknown',
    params: { name: 'digit', suggestion: 'digits', known: datasetNames.join(', ') },
    line: 2,
  });
});

test('a file that cannot be had is told at its line, and asked for again', async () => {
  let isOffline = true;
  const load: LoadDataset = async (name) => {
    if (isOffline) throw new Error('offline');
    return readDatasetFile(name);
  };
  const notebook = open(`1;\nawait dataset('iris');`, load);
  await notebook.run('cell');
  const { error } = notebook.cell('cell');
  expect(error).toMatchObject({ code: 'dataset-unavailable', params: { name: 'iris' }, line: 2 });
  isOffline = false;
  await notebook.run('cell');
  expect(notebook.cell('cell')).toMatchObject({ state: 'ok', error: null });
});

test('a cell that waits for its data can be stopped', async () => {
  const asked = Promise.withResolvers<void>();
  const notebook = open(`await dataset('iris')`, () => {
    asked.resolve();
    return new Promise(() => {});
  });
  const run = notebook.run('cell');
  await asked.promise;
  const began = performance.now();
  await notebook.stop('cell');
  await run;
  expect(notebook.cell('cell').state).toBe('stopped');
  expect(performance.now() - began).toBeLessThan(1_000);
});
