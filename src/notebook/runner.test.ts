import { expect, test } from 'vitest';
import { WorkerPool, type Loss } from './runner.ts';

/** A pool over a worker that says what the test makes it say. */
async function open() {
  let say: (message: unknown) => void = () => {};
  const events: (Loss | 'killed' | 'heard')[] = [];
  const pool = new WorkerPool({
    spawn: (hear) => {
      say = hear;
      return { send: () => {}, kill: async () => void events.push('killed') };
    },
    hear: () => void events.push('heard'),
    lost: (how) => void events.push(how),
    keepSpare: false,
    loadDataset: () => Promise.reject(new Error('there are none')),
  });
  const ready = pool.start();
  say({ type: 'ready' });
  await ready;
  return { say: (message: unknown) => say(message), events };
}

test('a worker that says more than a page can listen to is ended, and no longer heard', async () => {
  const { say, events } = await open();
  for (let i = 0; i < 10_000; i++) say({ type: 'pong', id: i });
  expect(events.slice(-2)).toEqual(['killed', 'flooded']);
  expect(events.length).toBeLessThan(2_010);
});

test('messages that no worker of ours would send count too', async () => {
  const { say, events } = await open();
  for (let i = 0; i < 10_000; i++) say('noise');
  expect(events).toEqual(['killed', 'flooded']);
});
