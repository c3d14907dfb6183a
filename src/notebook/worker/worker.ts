// The worker's program: receives requests, runs cells one after the other, answers.
// Bundled with the engine into one classic script; runs in a browser's worker and in Node's.
import { manualSeed } from '#engine';
import type { RunRequest, ToWorker } from '../protocol.ts';
import { cellConsole } from './console.ts';
import type { Host } from './host.ts';
import { browserHost } from './host-browser.ts';
import { nodeHost, type NodeRequire } from './host-node.ts';
import { CellRun, type Workshop } from './run-cell.ts';
import { Scope } from './scope.ts';
import { Scripts } from './scripts.ts';
import { seededRandom } from './seeded-random.ts';

/** Given by node-runner.ts; browsers have no such name. */
declare const nodeRequire: NodeRequire | undefined;

/** Late errors told per run; a broken timer could report for ever. */
const lateErrors = 20;

function start(host: Host): void {
  // The engine's frames stand above the reader's in every stack.
  Error.stackTraceLimit = 50;
  const random = seededRandom();
  Math.random = () => random.next();
  const workshop: Workshop = {
    host,
    scope: new Scope(),
    scripts: new Scripts(),
    names: new WeakMap(),
    imported: new Map(),
    running: () => runs.current,
    late: (error) => runs.reportLate(error),
    seed(seed) {
      random.seed(seed);
      manualSeed(seed);
    },
  };
  const runs = new Runs(workshop);
  host.onLateError((thrown) => runs.reportLate(thrown));
  host.listen((message) => runs.receive(message as ToWorker));
  const line: Parameters<typeof cellConsole>[0]['line'] = (level, text) =>
    runs.current?.queue.line(level, text);
  host.harden({ console: cellConsole({ line }) });
  host.post({ type: 'ready' });
}

class Runs {
  current: CellRun | null = null;
  readonly #workshop: Workshop;
  #waiting: Promise<void> = Promise.resolve();
  #latest: CellRun | null = null;
  #late = 0;

  constructor(workshop: Workshop) {
    this.#workshop = workshop;
  }

  receive(message: ToWorker): void {
    switch (message.type) {
      case 'run':
        this.#waiting = this.#waiting.then(() => this.#run(message));
        break;
      case 'stop':
        this.current?.pace.requestStop();
        break;
      case 'forget':
        for (const cell of message.cells) this.#workshop.scope.forget(cell);
        break;
      case 'ping':
        this.#workshop.host.post({ type: 'pong', id: message.id });
        break;
    }
  }

  reportLate(thrown: unknown): void {
    const run = this.current ?? this.#latest;
    this.#late += 1;
    if (run === null || this.#late > lateErrors) return;
    this.#workshop.host.post({ type: 'late', error: run.errorOf(thrown) });
  }

  async #run(request: RunRequest): Promise<void> {
    const run = new CellRun(request, this.#workshop);
    this.current = this.#latest = run;
    this.#late = 0;
    await run.run();
    this.current = null;
  }
}

// Last, because classes exist only once they have been passed.
if (typeof nodeRequire === 'function') start(nodeHost(nodeRequire));
else void browserHost().then(start);
