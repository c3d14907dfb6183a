// Runs cells in a worker thread of Node, for the build and the tests: the same worker text, without the prelude.
import { Worker } from 'node:worker_threads';
import { readDatasetFile } from './data-folder.ts';
import type { LoadDataset } from './datasets.ts';
import type { FromWorker } from './protocol.ts';
import { WorkerPool } from './runner.ts';
import type { Loss, Runner, RunnerStatus, WorkerHandle } from './runner.ts';

/** A runner over worker threads. `workerText` comes from worker-text.ts; data sets come from the project's folder. */
export function createNodeRunner(
  workerText: string,
  loadDataset: LoadDataset = readDatasetFile,
): Runner {
  const heard = new Set<(message: FromWorker) => void>();
  const watchers = new Set<(event: 'status' | Loss) => void>();
  let status: RunnerStatus = 'idle';
  const become = (next: RunnerStatus) => {
    status = next;
    for (const seen of watchers) seen('status');
  };
  const pool = new WorkerPool({
    spawn: (hear, lost) => spawn(workerText, hear, lost),
    hear: (message) => heard.forEach((hear) => hear(message)),
    lost: (how) => watchers.forEach((seen) => seen(how)),
    keepSpare: false,
    loadDataset,
  });
  const settle = async (ready: Promise<boolean>) => {
    become('starting');
    const live = await ready;
    become(live ? 'ready' : 'unavailable');
    return live;
  };
  return {
    get status() {
      return status;
    },
    start: () => settle(pool.start()),
    send: (message) => pool.send(message),
    replace: () => settle(pool.replace()),
    listen: (hear) => void heard.add(hear),
    watch: (seen) => void watchers.add(seen),
    dispose: () => pool.dispose(),
  };
}

function spawn(text: string, hear: (message: unknown) => void, lost: () => void): WorkerHandle {
  const worker = new Worker(`((nodeRequire) => {${text}\n})(require)`, { eval: true });
  worker.on('message', hear);
  worker.on('error', (error) => {
    // Nobody else sees why a worker could not start.
    process.emitWarning(error instanceof Error ? error : String(error));
    lost();
  });
  worker.on('exit', lost);
  return {
    send: (message) => worker.postMessage(message),
    kill: async () => void (await worker.terminate()),
  };
}
