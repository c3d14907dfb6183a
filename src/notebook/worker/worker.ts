// The worker's program: receives requests, runs cells one after the other, answers.
// Bundled with the engine into one classic script; runs in a browser's worker and in Node's.
import { manualSeed, watchStorage } from '#engine';
import type { RunRequest, ToWorker } from '../protocol.ts';
import { cellConsole } from './console.ts';
import type { Host } from './host.ts';
import { browserHost } from './host-browser.ts';
import { nodeHost, type NodeRequire } from './host-node.ts';
import { countedArrays } from './counted-arrays.ts';
import { LastThrown } from './last-thrown.ts';
import { Memory } from './memory.ts';
import { CellRun, type Workshop } from './run-cell.ts';
import { Scope } from './scope.ts';
import { Scripts } from './scripts.ts';
import { seededRandom } from './seeded-random.ts';
import { Timers } from './timers.ts';
import { WantedDatasets } from './wanted-datasets.ts';

/** Given by node-runner.ts; browsers have no such name. */
declare const nodeRequire: NodeRequire | undefined;

/** Late errors told per run; a broken timer could report for ever. */
const lateErrors = 20;

function start(host: Host): void {
  // The engine's frames stand above the reader's in every stack.
  Error.stackTraceLimit = 50;
  const random = seededRandom();
  Math.random = () => random.next();
  const memory = new Memory();
  watchStorage((data) => memory.take(data, data.byteLength, 'tensors'));
  const workshop: Workshop = {
    host: pausing(host, memory),
    arrays: countedArrays(memory),
    scope: new Scope(),
    scripts: new Scripts(),
    names: new WeakMap(),
    lastThrown: new LastThrown(),
    imported: new Map(),
    stepping: new Set(),
    datasets: new WantedDatasets(host),
    running: () => runs.current,
    late: (error) => runs.reportLate(error, null),
    seed(seed) {
      random.seed(seed);
      manualSeed(seed);
    },
  };
  const runs = new Runs(workshop);
  host.onLateError((thrown) => runs.reportLate(thrown, null));
  host.listen((message) => {
    memory.pause();
    runs.receive(message as ToWorker);
  });
  const line: Parameters<typeof cellConsole>[0]['line'] = (level, text) =>
    runs.current?.queue.line(level, text);
  host.harden({ console: cellConsole({ line }), ...runs.timers.names });
  host.post({ type: 'ready' });
}

/** The same host; whenever code has let messages in, freed memory has been reported. */
function pausing(host: Host, memory: Memory): Host {
  const turn = async () => {
    await host.turn();
    memory.pause();
  };
  return { ...host, turn };
}

class Runs {
  current: CellRun | null = null;
  readonly timers: Timers<CellRun>;
  readonly #workshop: Workshop;
  /** The latest run of each cell. */
  readonly #last = new Map<string, CellRun>();
  #waiting: Promise<void> = Promise.resolve();
  #latest: CellRun | null = null;
  #late = 0;

  constructor(workshop: Workshop) {
    this.#workshop = workshop;
    this.timers = new Timers({
      raw: workshop.host.timers,
      owner: () => this.current ?? this.#latest,
      thrown: (error, run) => this.reportLate(error, run),
    });
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
        for (const cell of message.cells) this.#forget(cell);
        break;
      case 'dataset':
        this.#workshop.datasets.receive(message);
        break;
      case 'ping':
        this.#workshop.host.post({ type: 'pong', id: message.id });
        break;
    }
  }

  /** Tells an error that no run waited for; `owner` is the run whose timer it came from, if that is known. */
  reportLate(thrown: unknown, owner: CellRun | null): void {
    const from = owner ?? this.current ?? this.#latest;
    this.#late += 1;
    if (from === null || this.#late > lateErrors) return;
    const error = from.errorOf(thrown);
    const run = owner ?? this.#last.get(error.cell) ?? from;
    this.#workshop.host.post({ type: 'late', run: run.request.run, error });
  }

  async #run(request: RunRequest): Promise<void> {
    this.timers.clear((owner) => owner.request.cell === request.cell);
    const run = new CellRun(request, this.#workshop);
    this.#last.set(request.cell, run);
    this.current = this.#latest = run;
    this.#late = 0;
    await run.run();
    this.current = null;
  }

  #forget(cell: string): void {
    this.#workshop.scope.forget(cell);
    this.timers.clear((owner) => owner.request.cell === cell);
    this.#last.delete(cell);
  }
}

// Last, because classes exist only once they have been passed.
if (typeof nodeRequire === 'function') start(nodeHost(nodeRequire));
else void browserHost().then(start);
