import { expect, test } from 'vitest';
import { cellWords } from '../../i18n/cell.ts';
import { estimate, hintOf } from './progress.ts';

const unknown = { progress: null, usual: null };
const hint = (elapsed: number, facts: Parameters<typeof estimate>[1]) =>
  hintOf(estimate(elapsed, facts), elapsed, cellWords.en);

test('a run nobody knows anything about shows no share and no time', () => {
  expect(estimate(5_000, unknown)).toEqual({ share: null, left: null, overdue: false });
  expect(hint(5_000, unknown)).toBe('');
});

test('the usual time gives share and rest', () => {
  expect(estimate(1_500, { ...unknown, usual: 6_000 })).toMatchObject({ share: 0.25, left: 5 });
  expect(hint(1_500, { ...unknown, usual: 6_000 })).toBe('about 5 s left');
});

test('a loop that is counted knows better', () => {
  expect(estimate(2_000, { progress: 0.1, usual: 6_000 })).toMatchObject({ share: 0.1, left: 18 });
  expect(estimate(200, { progress: 0.1, usual: null })).toMatchObject({ share: 0.1, left: null });
});

test('in the first second the usual time counts', () => {
  expect(estimate(600, { progress: 0.01, usual: 6_000 })).toMatchObject({ share: 0.1, left: 6 });
});

test('a run that takes longer than it should says so, and its line waits for the end', () => {
  expect(estimate(9_000, { ...unknown, usual: 6_000 })).toMatchObject({ share: 0.95, left: null });
  expect(hint(9_000, { ...unknown, usual: 6_000 })).toBe('longer than expected');
});

test('a run that usually takes no second has no time to show', () => {
  expect(estimate(400, { ...unknown, usual: 300 }).share).toBeNull();
});

test('minutes are told as minutes', () => {
  expect(hint(2_000, { progress: 0.01, usual: null })).toBe('about 3 min left');
  expect(hint(1_100, { progress: 0.99, usual: null })).toBe('about 1 s left');
});
