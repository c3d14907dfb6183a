import { expect, test } from 'vitest';
import { cellWords } from '../../i18n/cell.ts';
import type { StatusFacts } from './status.ts';
import { statusOf } from './status.ts';

const facts: StatusFacts = {
  state: 'idle',
  recorded: false,
  edited: false,
  error: null,
  milliseconds: 0,
  other: null,
  stopping: false,
  deaf: false,
  lost: false,
  basis: null,
};
const text = (part: Partial<StatusFacts>) => statusOf({ ...facts, ...part }, cellWords.en).text;

test('every state has its own words', () => {
  const states = [
    'idle',
    'stale',
    'queued',
    'running',
    'ok',
    'error',
    'stopped',
    'blocked',
  ] as const;
  expect(new Set(states.map((state) => text({ state }))).size).toBe(states.length);
});

test('the words of the design', () => {
  const error = { code: 'x', params: {}, message: '', cell: 'a', line: 5, column: null };
  expect(text({})).toBe('not run yet');
  expect(text({ state: 'stale', other: 'cell 1' })).toBe('stale: cell 1 changed');
  expect(text({ state: 'queued', other: 'cell 1' })).toBe('queued, after cell 1');
  expect(text({ state: 'running', milliseconds: 3210 })).toBe('running, 3.2 s');
  expect(text({ state: 'ok', milliseconds: 31.2 })).toBe('ran in 31 ms');
  expect(text({ state: 'error', error })).toBe('error in line 5');
  expect(text({ state: 'blocked', other: 'cell 1' })).toBe('needs cell 1');
});

test('a run tells its time after a second, that it is stopping, and that it hears nothing', () => {
  const running = { state: 'running', milliseconds: 3210 } as const;
  expect(text({ ...running, milliseconds: 990 })).toBe('running');
  expect(text({ ...running, stopping: true })).toBe('stopping…');
  expect(text({ ...running, deaf: true })).toBe('busy, 3.2 s');
});

test('a stopped cell says whether its values are there, and so does what was computed from them', () => {
  expect(text({ state: 'stopped' })).toBe('stopped early');
  expect(text({ state: 'stopped', lost: true })).toBe('stopped, values lost');
  expect(text({ state: 'ok', basis: 'cell 8' })).toBe('ran · cell 8 stopped early');
});

test('a cell shown from the recording does not pretend to have run', () => {
  expect(text({ recorded: true })).toBe('recorded');
});
