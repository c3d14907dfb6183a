// The errata gallery links to where a chapter answers a mistake.
import { expect, test } from 'vitest';
import { erratumPlaces } from './erratum-places.ts';

const bugs = { slope: { meta: { ids: ['F01', 'F08'] } } };
const places = (mdx: string) =>
  erratumPlaces(mdx, bugs).map(({ erratum, heading, line, bug }) => [
    erratum,
    heading.id,
    heading.title,
    line,
    bug,
  ]);

test('an exercise answers every erratum it carries, under the last heading before it', () => {
  const mdx = '## One\n\n## Two\n\n### First\n\n### A slope\n\nText.\n\n<FindTheBug name="slope">';
  expect(places(mdx)).toEqual([
    ['F01', 's2-2', 'A slope', 11, 'slope'],
    ['F08', 's2-2', 'A slope', 11, 'slope'],
  ]);
});

test('a section without subsections is a heading too', () => {
  expect(places('## One\n\n### Sub\n\n## Of `relu`\n\n<FindTheBug name="slope" />')[0]).toEqual([
    'F01',
    's2',
    'Of relu',
    7,
    'slope',
  ]);
});

test('a sentence answers the errata that its place in the articles names', () => {
  const mdx =
    '## Words\n\nAs <Article id="S0" section="3.2" errata="P09 P15" /> says, `<Article />`.';
  expect(places(mdx)).toEqual([
    ['P09', 's1', 'Words', 3, null],
    ['P15', 's1', 'Words', 3, null],
  ]);
});
