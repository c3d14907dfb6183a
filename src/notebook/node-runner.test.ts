import { expect, test } from 'vitest';
import { createNodeRunner } from './node-runner.ts';
import type { FromWorker } from './protocol.ts';
import { buildWorkerText } from './worker-text.ts';

const { text } = await buildWorkerText();

test('a worker answers a ping while it is idle', async () => {
  const runner = createNodeRunner(text);
  const heard = new Promise<FromWorker>((resolve) => runner.listen(resolve));
  expect(await runner.start()).toBe(true);
  runner.send({ type: 'ping', id: 7 });
  expect(await heard).toEqual({ type: 'pong', id: 7 });
  runner.dispose();
});

test('a text that is no worker leaves the runner unavailable', async () => {
  const runner = createNodeRunner('process.exit(1)');
  expect(await runner.start()).toBe(false);
  expect(runner.status).toBe('unavailable');
  runner.dispose();
});
