// The errata gallery names a bug as its chapter does.
import { expect, test } from 'vitest';
import { bugHeadings } from './bug-headings.ts';

test('a bug is found under the last heading before it, with the id that heading gets', () => {
  const mdx = '## One\n\n## Two\n\n### First\n\n### A slope\n\nText.\n\n<FindTheBug name="slope">';
  expect(bugHeadings(mdx).get('slope')).toEqual({ id: 's2-2', title: 'A slope' });
});

test('a section without subsections is a heading too', () => {
  const mdx = '## One\n\n### Sub\n\n## Two\n\n<FindTheBug name="a" />';
  expect(bugHeadings(mdx).get('a')).toEqual({ id: 's2', title: 'Two' });
});
