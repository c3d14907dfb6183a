import { expect, test } from 'vitest';
import { Timers } from './timers.ts';

/** Timers that go off when they are told to. */
function open(owner: () => string | null) {
  const waiting = new Map<number, () => void>();
  const thrown: unknown[] = [];
  let count = 0;
  const set = (action: () => void) => {
    waiting.set(++count, action);
    return count;
  };
  const raw = {
    setTimeout: set,
    setInterval: set,
    clear: (timer: unknown) => void waiting.delete(timer as number),
    queueMicrotask: set,
  };
  const timers = new Timers<string>({
    raw,
    owner,
    thrown: (error, of) => void thrown.push([error, of]),
  });
  const fire = () => [...waiting.values()].forEach((action) => action());
  return { timers, thrown, waiting, fire };
}

test('an error in a timer is told with the run that set it', () => {
  let now: string | null = 'first';
  const { timers, thrown, fire } = open(() => now);
  timers.names.setTimeout(() => {
    throw 'late';
  });
  now = 'second';
  fire();
  expect(thrown).toEqual([['late', 'first']]);
});

test('what a timer sets belongs to the same run', () => {
  let now: string | null = 'first';
  const { timers, thrown, fire } = open(() => now);
  timers.names.setTimeout(() => {
    timers.names.queueMicrotask(() => {
      throw 'later';
    });
  });
  now = 'second';
  fire();
  fire();
  expect(thrown).toContainEqual(['later', 'first']);
});

test('the timers of a run that is gone are taken away, those of others stay', () => {
  let now = 'first';
  const { timers, waiting } = open(() => now);
  timers.names.setInterval(() => {});
  now = 'second';
  timers.names.setInterval(() => {});
  timers.clear((owner) => owner === 'first');
  expect(waiting.size).toBe(1);
});

test('a timer hands over its values, and needs a function', () => {
  const { timers, fire } = open(() => 'first');
  const got: unknown[] = [];
  timers.names.setTimeout((...values) => got.push(...values), 0, 1, 'two');
  fire();
  expect(got).toEqual([1, 'two']);
  expect(() => timers.names.setTimeout('alert(1)' as never)).toThrow(/not a function/);
});
