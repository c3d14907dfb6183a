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
  const { setTimeout, setInterval, clearTimeout, queueMicrotask } = globalThis;
  if (parentPort === null) throw new TypeError('worker: not started as a worker thread');
  return {
    async importCell(code, cell) {
      const script = `cell:${cell}`;
      // Strict, as the modules of browsers are.
      const run = new Script(`'use strict';(${code})`, {
        filename: script,
      }).runInThisContext() as CellFunction;
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
    timers: {
      setTimeout,
      setInterval,
      clear: (timer) => clearTimeout(timer as Parameters<typeof clearTimeout>[0]),
      queueMicrotask,
    },
    harden(replacements) {
      for (const [name, value] of Object.entries(replacements)) {
        Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
      }
    },
  };
}
