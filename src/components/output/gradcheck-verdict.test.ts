import { expect, test } from 'vitest';
import { outputWords } from '../../i18n/output.ts';
import type { GradcheckOutput, GradcheckRow } from '../../notebook/output.ts';
import { gradcheckVerdict } from './gradcheck-verdict.ts';

const row = (name: string, error: number): GradcheckRow => ({
  name,
  index: [],
  tested: 1,
  reference: 1,
  error,
  kink: false,
});
const elements = (verdict: GradcheckOutput['verdict']) =>
  gradcheckVerdict(
    {
      id: 'o1',
      kind: 'gradcheck',
      against: 'engine',
      verdict,
      worst: 0.5,
      rows: [row('W', 1e-8), row('b', 3e-8)],
      omitted: 0,
    },
    outputWords.en,
  ).rows.map(({ element }) => element);

test('a check that agrees lists the elements in the order of the parameters', () => {
  expect(elements('agree')).toEqual(['W', 'b']);
});

test('a check that differs lists the worst element first', () => {
  expect(elements('differ')).toEqual(['b', 'W']);
});

test('the worst element is marked; where only kinks differ, the first of those', () => {
  const check = (verdict: GradcheckOutput['verdict'], rows: readonly GradcheckRow[]) => {
    const facts = { against: 'engine', verdict, worst: 0.5, rows, omitted: 0 } as const;
    return gradcheckVerdict({ id: 'o1', kind: 'gradcheck', ...facts }, outputWords.en).worst;
  };
  const kink = { ...row('k', 1), kink: true };
  expect(check('differ', [row('W', 1e-8), row('b', 0.5), kink])?.name).toBe('b');
  expect(check('kink', [row('W', 1e-8), kink])?.name).toBe('k');
  expect(check('agree', [])).toBeNull();
});
