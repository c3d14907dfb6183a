import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

/** A pace on a clock that the test moves. */
function paced() {
  const clock = { now: 0 };
  const shares: number[] = [];
  const host = { now: () => clock.now, turn: () => Promise.resolve() };
  const pace = new Pace(host, {
    beforeYield: () => {},
    progress: (share) => shares.push(share),
    stopping: () => {},
  });
  return { clock, shares, pace };
}

test('a loop gives way after 12 ms, and asks the clock the more often the slower it is', () => {
  const { clock, pace } = paced();
  expect([pace.due(), pace.due(), pace.due()]).toEqual([2, 4, 8]);
  clock.now = 5;
  expect(pace.due()).toBe(2);
  clock.now = 13;
  expect(pace.due()).toBe(-1);
});

test('a slow loop after a quick one is not left alone for more than 256 rounds', () => {
  const { pace } = paced();
  for (let round = 0; round < 100; round++) pace.due();
  expect(pace.due()).toBe(256);
  pace.past();
  expect(pace.due()).toBe(2);
});

test('a stop ends the loop it meets and those around it', async () => {
  const { pace } = paced();
  expect(await pace.yield()).toBe(false);
  pace.requestStop();
  expect([pace.due(), await pace.yield(), await pace.yield(), pace.stopped]).toEqual([
    -1,
    true,
    true,
    true,
  ]);
});

test('loops of the statements after it have 100 ms to finish', async () => {
  const { clock, pace } = paced();
  pace.requestStop();
  await pace.yield();
  pace.past();
  expect([pace.due(), await pace.yield()]).toEqual([2, false]);
  clock.now = 90;
  pace.past();
  clock.now = 100;
  expect([pace.due(), await pace.yield()]).toEqual([-1, true]);
});

test('a second stop ends those too', async () => {
  const { pace } = paced();
  pace.requestStop();
  pace.past();
  pace.requestStop();
  expect(await pace.yield()).toBe(true);
});

test('a counted loop reports how far it is, at most ten times a second', async () => {
  const { clock, pace, shares } = paced();
  for (const [now, at] of [
    [50, 10],
    [100, 20],
    [150, 30],
    [200, 40],
  ] as const) {
    clock.now = now;
    await pace.yield(at, 0, 80);
  }
  await pace.yield();
  expect(shares).toEqual([0.25, 0.5]);
});

test('a loop whose bound is no number reports nothing', async () => {
  const { clock, pace, shares } = paced();
  clock.now = 1_000;
  await pace.yield(1, 0, NaN);
  expect(shares).toEqual([]);
});

test('what the engine awaits gives way after 12 ms, says how far it is, and ends at a stop', async () => {
  const { clock, pace, shares } = paced();
  expect(await pace.pause(0.1)).toBe(true);
  clock.now = 110;
  expect([await pace.pause(0.5), shares]).toEqual([true, [0.5]]);
  pace.requestStop();
  expect([await pace.pause(0.6), pace.stopped]).toEqual([false, true]);
});

test('a counted loop around it knows better how far the cell is', async () => {
  const { clock, pace, shares } = paced();
  clock.now = 110;
  await pace.yield(1, 0, 4);
  clock.now = 220;
  await pace.pause(0.9);
  expect(shares).toEqual([0.25]);
});
