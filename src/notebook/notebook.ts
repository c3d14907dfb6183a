// The notebook: cells, what they show, and when each runs. Knows no page and no worker, only a runner.
// Leaves texts to cell-list.ts, what a run entails to plan.ts, the turns themselves to turn.ts.
import { isPrivate, isUntouched, type Cell } from './cell.ts';
import { CellList } from './cell-list.ts';
import type { CellView, RecordedCell, State } from './cell-view.ts';
import type { Unit } from './compile/unit.ts';
import { NotebookError, type CellError } from './errors.ts';
import { Execution, lossCodes, type Ending } from './execution.ts';
import type { CellSpec } from './parse-chapter.ts';
import { plan } from './plan.ts';
import type { Runner } from './runner.ts';
import { Shown } from './shown.ts';
import type { CodeSymbol } from './symbols.ts';
import type { Trace } from './trace.ts';
import { Turns, type Obstacle, type Preparation } from './turns.ts';
import { WorkerMemory } from './worker-memory.ts';

export interface NotebookOptions {
  readonly cells: readonly CellSpec[];
  readonly runner: Runner;
  /** Units made at build time, by cell; they hold for the original text. */
  readonly compiled?: Readonly<Record<string, Unit>>;
  /** What the cells showed when they were recorded: shown until they run here. */
  readonly recorded?: Readonly<Record<string, RecordedCell>>;
}

export interface NotebookEvent {
  readonly cell: string;
  readonly change: 'state' | 'outputs' | 'source' | 'list';
}

/** Reactive cells. Every promise here resolves; what went wrong is in the cells. */
export interface Notebook {
  readonly cells: readonly CellView[];
  /** @throws NotebookError `cell-unknown` */
  cell(name: string): CellView;
  /** Changes a cell's text: it and everything that depends on it become stale. Nothing runs. */
  setSource(name: string, source: string): void;
  /**
   * Adds a cell below `after`, or at the end.
   *
   * @throws NotebookError `cell-duplicate`
   */
  add(spec: CellSpec, after?: string): void;
  remove(name: string): void;
  /** Moves a slider: its cell runs again with the value, the latest one if there were several. */
  setControl(name: string, outputId: string, value: number | string): Promise<void>;
  /** Runs stale cells above first, then this one, then what depends on it; resolves when all have settled. */
  run(name: string): Promise<void>;
  /** Runs every public cell in order. */
  runAll(): Promise<void>;
  /** Ends the running cell and empties the queue; with a name, of this cell only. */
  stop(name?: string): Promise<void>;
  /**
   * Runs the cell once more, unseen, and records its `backward`-th call of backward(), the first without. 0 records
   * the cell's result instead: what is not finite, else its last number that has a gradient.
   */
  trace(name: string, backward?: number): Promise<Trace | CellError>;
  /** How many times the cell's last run called backward(). */
  backwards(name: string): number;
  /**
   * The variables in the cell's present text; the same list until some cell's text changes. None where there is no
   * such cell: a recording may speak of one that is gone.
   */
  symbols(name: string): readonly CodeSymbol[];
  /** Tells every change; gives back how to stop listening. */
  subscribe(listener: (event: NotebookEvent) => void): () => void;
}

/** A notebook over a runner, which starts with the first run. */
export function createNotebook(options: NotebookOptions): Notebook {
  return new ReactiveNotebook(options);
}

/** Something the worker is to do. */
type Job =
  | { readonly kind: 'run'; readonly name: string }
  | {
      readonly kind: 'trace';
      readonly name: string;
      readonly backward: number;
      readonly tell: (result: Trace | CellError) => void;
    };

class ReactiveNotebook implements Notebook {
  readonly #list: CellList;
  readonly #execution: Execution;
  readonly #memory = new WorkerMemory();
  readonly #turns: Turns;
  readonly #listeners = new Set<(event: NotebookEvent) => void>();
  readonly #waiting = new Set<{ readonly names: ReadonlySet<string>; readonly done: () => void }>();
  /** Errors that came while their cell was still running. */
  readonly #early = new Map<string, CellError>();
  /** Cells that were asked for and whose texts are still being compiled. */
  readonly #coming = new Set<Set<string>>();
  #jobs: Job[] = [];

  constructor({ cells, runner, compiled = {}, recorded = {} }: NotebookOptions) {
    const relinked = (cell: Cell) => this.#markStale(cell);
    this.#list = new CellList({ cells, compiled, recorded, relinked });
    this.#execution = new Execution(runner, {
      late: (error) => this.#lateError(error),
      lost: () => this.#memory.clear(),
    });
    this.#turns = new Turns(this.#list, this.#memory, this.#execution);
  }

  get cells(): readonly CellView[] {
    return this.#list.cells.map(({ view }) => view);
  }

  cell(name: string): CellView {
    return this.#list.find(name).view;
  }

  setSource(name: string, source: string): void {
    const cell = this.#list.find(name);
    if (cell.view.source === source) return;
    cell.controls.clear();
    this.#list.edit(cell, source);
    this.#tell(name, 'source');
    this.#markStale(cell);
  }

  add(spec: CellSpec, after?: string): void {
    this.#list.add(spec, after);
    this.#tell(spec.name, 'list');
  }

  remove(name: string): void {
    const cell = this.#list.find(name);
    const readers = this.#list.graph.downstream(name).filter((reader) => reader !== name);
    if (this.#turns.running === name) void this.#execution.interrupt();
    this.#drop((job) => job.name === name);
    this.#list.remove(cell);
    this.#memory.drop(name);
    this.#execution.forget(name);
    for (const reader of readers) this.#becomeStale(this.#list.find(reader), name);
    this.#tell(name, 'list');
    this.#settle();
  }

  async setControl(name: string, outputId: string, value: number | string): Promise<void> {
    this.#list.find(name).controls.set(outputId, value);
    // A loop that can hear it makes way for the newer value; nothing is killed for a slider.
    if (this.#turns.running === name) this.#execution.askToStop();
    await this.#enqueue([name]);
  }

  async run(name: string): Promise<void> {
    this.#list.find(name);
    if (this.#turns.running === name) await this.#execution.interrupt();
    await this.#enqueue([name]);
  }

  async runAll(): Promise<void> {
    const open = this.#list.cells.filter((cell) => !isPrivate(cell));
    await this.#enqueue(open.map(({ spec }) => spec.name));
  }

  async stop(name?: string): Promise<void> {
    for (const names of this.#coming) {
      if (name === undefined) names.clear();
      else names.delete(name);
    }
    this.#drop((job) => name === undefined || job.name === name);
    if (this.#turns.isAt(name)) await this.#turns.stop();
    this.#settle();
  }

  trace(name: string, backward = 1): Promise<Trace | CellError> {
    this.#list.find(name);
    return new Promise((tell) => {
      this.#jobs.push({ kind: 'trace', name, backward, tell });
      void this.#work();
    });
  }

  backwards(name: string): number {
    return this.#list.find(name).backwards;
  }

  symbols(name: string): readonly CodeSymbol[] {
    return this.#list.symbols(name);
  }

  subscribe(listener: (event: NotebookEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Queues the cells with what that entails; resolves when all of it has settled. */
  async #enqueue(names: readonly string[]): Promise<void> {
    const present = await this.#compiled(names);
    const { run, stale } = plan(present, this.#list, this.#memory);
    for (const { name, after } of stale) this.#becomeStale(this.#list.find(name), after);
    const queued = this.#jobs.flatMap((job) => (job.kind === 'run' ? job.name : []));
    const traces = this.#jobs.filter(({ kind }) => kind === 'trace');
    const order = this.#list.inOrder(new Set([...queued, ...run]));
    this.#jobs = [...order.map((name) => ({ kind: 'run', name }) as const), ...traces];
    for (const name of order) {
      if (this.#turns.running !== name) this.#become(this.#list.find(name), 'queued');
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add({ names: run, done: resolve });
    void this.#work();
    this.#settle();
    return promise;
  }

  /** Waits until every text is compiled; gives the cells that are there and have not been stopped meanwhile. */
  async #compiled(names: readonly string[]): Promise<string[]> {
    const wanted = new Set(names);
    this.#coming.add(wanted);
    await this.#list.compileAll();
    this.#coming.delete(wanted);
    return [...wanted].filter((name) => this.#list.has(name));
  }

  /** Does the jobs one after the other. */
  async #work(): Promise<void> {
    if (this.#turns.running !== null) return;
    for (let job = this.#jobs.shift(); job !== undefined; job = this.#jobs.shift()) {
      const cell = this.#list.find(job.name);
      this.#turns.begin(cell);
      if (job.kind === 'run') await this.#run(cell);
      else job.tell(await this.#turns.trace(cell, job.backward, this.#preparationFor(cell)));
      this.#turns.end();
      this.#settle();
    }
  }

  async #run(cell: Cell): Promise<void> {
    const obstacle = await this.#turns.prepare(cell, this.#preparationFor(cell));
    if (obstacle === null) await this.#perform(cell);
    else this.#hold(cell, obstacle);
  }

  /** Runs a cell whose suppliers are there, and shows it. */
  async #perform(cell: Cell): Promise<Ending> {
    const { view, revision } = cell;
    Object.assign(view, { after: null, progress: null, deaf: false, lost: false });
    view.basis = this.#stoppedEarly(cell);
    this.#early.delete(view.name);
    this.#become(cell, 'running');
    const shown = new Shown(view.outputs, (outputs) => {
      view.outputs = outputs;
      this.#tell(view.name, 'outputs');
    });
    const ending = await this.#turns.perform(cell, null, {
      show: (changes) => shown.apply(changes),
      progress: (share) => (view.progress = share),
      deaf: (isDeaf) => {
        view.deaf = isDeaf;
        this.#tell(view.name, 'state');
      },
    });
    shown.finish();
    this.#conclude(cell, ending, cell.revision === revision);
    return ending;
  }

  /** What is done for the cells that this one needs. */
  #preparationFor(cell: Cell): Preparation {
    return {
      differs: (one, ending, outputs) => {
        one.view.outputs = outputs;
        this.#conclude(one, ending, true);
        this.#tell(one.spec.name, 'outputs');
      },
      rerun: async (one) => {
        cell.view.after = one.spec.name;
        if (cell.view.state === 'queued') this.#become(cell, 'queued');
        const ending = await this.#perform(one);
        return ending.type === 'done' && one.view.state !== 'stale';
      },
    };
  }

  /** The nearest cell above that was stopped early: what this one computes rests on it. */
  #stoppedEarly({ spec }: Cell): string | null {
    const upstream = this.#list.graph.upstream(spec.name);
    return upstream.findLast((one) => this.#list.find(one).view.state === 'stopped') ?? null;
  }

  /** What the end of a run means for its cell. A run of an older text leaves the cell stale. */
  #conclude(cell: Cell, ending: Ending, isCurrent: boolean): void {
    const { view } = cell;
    Object.assign(view, { ms: ending.ms, progress: null, deaf: false, notFinite: null });
    this.#turns.remember(cell, ending, isCurrent);
    if (ending.type === 'done') {
      const { values, notFinite, scalar } = ending;
      Object.assign(view, { values, notFinite, scalar, error: null, after: null });
      view.changed = ending.changed;
      if (!ending.stopped && isCurrent) view.usual = ending.ms;
      const early = this.#early.get(view.name);
      const state = ending.stopped ? 'stopped' : 'ok';
      if (early !== undefined) this.#fail(cell, early);
      else this.#become(cell, isCurrent ? state : 'stale');
    } else if (ending.type === 'failed') {
      view.changed = ending.changed;
      this.#fail(cell, ending.error);
    } else if (ending.type === 'killed') {
      view.lost = true;
      this.#become(cell, 'stopped');
    } else {
      this.#fail(cell, new NotebookError(lossCodes[ending.type], {}).at(view.name));
      // Without a runner the others would each wait in vain.
      if (ending.type === 'unavailable') this.#drop(() => true);
    }
  }

  /** What an obstacle means for the cell that could not run. */
  #hold(cell: Cell, obstacle: Obstacle): void {
    this.#memory.drop(cell.spec.name);
    switch (obstacle.type) {
      case 'error':
        this.#fail(cell, obstacle.error);
        break;
      case 'blocked':
        this.#markLost(this.#list.find(obstacle.by));
        Object.assign(cell.view, { after: obstacle.by, error: null });
        this.#become(cell, 'blocked');
        break;
      case 'waits':
        this.#becomeStale(cell, obstacle.by);
        break;
      case 'stopped':
        this.#becomeStale(cell, null);
        break;
      case 'gone':
        break;
    }
  }

  /** A cell that was stopped early, and whose values went with their worker: running it again gives others. */
  #markLost(cell: Cell): void {
    if (cell.view.state !== 'stopped' || cell.view.lost) return;
    cell.view.lost = true;
    this.#become(cell, 'stopped');
  }

  #fail(cell: Cell, error: CellError): void {
    cell.view.error = error;
    this.#become(cell, 'error');
  }

  /** An error that no run waited for: shown at its cell, whose values stay. */
  #lateError(error: CellError): void {
    if (!this.#list.has(error.cell)) return;
    const cell = this.#list.find(error.cell);
    if (cell.view.state === 'running') this.#early.set(error.cell, error);
    else if (cell.view.state === 'ok') this.#fail(cell, error);
  }

  /** Takes jobs out of the queue; their cells become stale. */
  #drop(which: (job: Job) => boolean): void {
    const dropped = this.#jobs.filter(which);
    this.#jobs = this.#jobs.filter((job) => !dropped.includes(job));
    for (const job of dropped) {
      if (job.kind === 'run') this.#becomeStale(this.#list.find(job.name), null);
      else job.tell(new NotebookError('recording-stopped', {}).at(job.name));
    }
  }

  /** The cell and everything that depends on it are stale. */
  #markStale(cell: Cell): void {
    const { name } = cell.spec;
    this.#becomeStale(cell, null);
    for (const reader of this.#list.graph.downstream(name)) {
      const one = this.#list.find(reader);
      if (one !== cell && !isUntouched(one)) this.#becomeStale(one, name);
    }
  }

  #becomeStale(cell: Cell, after: string | null): void {
    const { name } = cell.spec;
    this.#memory.drop(name);
    // While it runs or waits it says so; what it ends in is decided then.
    if (this.#turns.running === name && cell.view.state === 'running') return;
    if (this.#jobs.some((job) => job.kind === 'run' && job.name === name)) return;
    cell.view.after = after;
    this.#become(cell, 'stale');
  }

  #become(cell: Cell, state: State): void {
    if (!this.#list.cells.includes(cell)) return;
    cell.view.state = state;
    this.#tell(cell.spec.name, 'state');
  }

  #tell(cell: string, change: NotebookEvent['change']): void {
    for (const listener of this.#listeners) listener({ cell, change });
  }

  /** Resolves whoever waited for cells that have all come to rest. */
  #settle(): void {
    const isBusy = (name: string) =>
      this.#turns.isAt(name) || this.#jobs.some((job) => job.kind === 'run' && job.name === name);
    for (const waiter of this.#waiting) {
      if ([...waiter.names].some(isBusy)) continue;
      this.#waiting.delete(waiter);
      waiter.done();
    }
  }
}
