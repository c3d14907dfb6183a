// The worker's surroundings in a worker thread of Node: no prelude, because only the project's own cells run there.
import type { CellFunction, Host } from './host.ts';

/** Node's `require`, which the runner hands to the worker's text. */
export interface NodeRequire {
  (name: 'node:vm'): typeof import('node:vm');
  (name: 'node:worker_threads'): typeof import('node:worker_threads');
}

export function nodeHost(require: NodeRequire): Host {
  const { Script } = require('node:vm');
  const { parentPort } = require('node:worker_threads');
  if (parentPort === null) throw new TypeError('worker: not started as a worker thread');
  return {
    async importCell(code, cell) {
      const script = `cell:${cell}`;
      const run = new Script(`(${code})`, { filename: script }).runInThisContext() as CellFunction;
      return { run, script };
    },
    post: (message) => parentPort.postMessage(message),
    listen: (receive) => parentPort.on('message', receive),
    onLateError(report) {
      process.on('uncaughtException', report);
      process.on('unhandledRejection', report);
    },
    turn: () => new Promise((resolve) => setImmediate(resolve)),
    now: () => performance.now(),
    later: (action, ms) => setTimeout(action, ms).unref(),
    harden(replacements) {
      for (const [name, value] of Object.entries(replacements)) {
        Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
      }
    },
  };
}
