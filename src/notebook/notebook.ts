// The notebook: cells, what they show, and when each runs. Knows no page and no worker, only a runner.
// Leaves which cell reads which to graph.ts, one run to execution.ts, what the worker still holds to worker-memory.ts.
import { applyChanges } from './apply-changes.ts';
import type { CellView, RecordedCell, State } from './cell-view.ts';
import type { Unit } from './compile/unit.ts';
import { NotebookError, type CellError } from './errors.ts';
import { Execution, type Ending } from './execution.ts';
import { link, type Graph } from './graph.ts';
import type { Output } from './output.ts';
import type { CellSpec } from './parse-chapter.ts';
import type { OutputChange } from './protocol.ts';
import type { Runner } from './runner.ts';
import { serialize } from './serialize.ts';
import type { Trace } from './trace.ts';
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
  /** Adds a cell below `after`, or at the end. */
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
  /** Runs the cell once more, unseen, and records its `backward`-th call of backward(), the first without. */
  trace(name: string, backward?: number): Promise<Trace | CellError>;
  /** How many times the cell's last run called backward(). */
  backwards(name: string): number;
  /** Tells every change; gives back how to stop listening. */
  subscribe(listener: (event: NotebookEvent) => void): () => void;
}

/** A notebook over a runner, which starts with the first run. */
export function createNotebook(options: NotebookOptions): Notebook {
  return new ReactiveNotebook(options);
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Cell {
  readonly spec: CellSpec;
  readonly view: Mutable<CellView>;
  readonly controls: Map<string, number | string>;
  /** The last text that compiled. */
  unit: Unit | null;
  /** Why the present text does not compile. */
  broken: CellError | null;
  compiling: Promise<void> | null;
  /** Counts changes of the text. */
  revision: number;
  backwards: number;
}

/** Another cell in the way: it has no values, or it was changed and has to run first. */
type Obstacle = { readonly blocked: string } | { readonly waits: string };

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
  readonly #cells: Cell[];
  readonly #compiled: Readonly<Record<string, Unit>>;
  readonly #recorded: Readonly<Record<string, RecordedCell>>;
  readonly #execution: Execution;
  readonly #memory = new WorkerMemory();
  readonly #listeners = new Set<(event: NotebookEvent) => void>();
  readonly #waiting = new Set<{
    readonly names: ReadonlySet<string>;
    readonly resolve: () => void;
  }>();
  #graph: Graph;
  #jobs: Job[] = [];
  /** The cell whose turn it is, and the one that runs for it: itself, or one it depends on. */
  #turn: { readonly name: string; readonly running: string } | null = null;
  #stopped = false;

  constructor({ cells, runner, compiled = {}, recorded = {} }: NotebookOptions) {
    this.#compiled = compiled;
    this.#recorded = recorded;
    this.#cells = cells.map((spec) => this.#cellOf(spec));
    this.#graph = this.#link();
    this.#execution = new Execution(runner, (error) => this.#lateError(error));
    for (const cell of this.#cells) if (cell.unit === null) this.#compile(cell);
  }

  get cells(): readonly CellView[] {
    return this.#cells.map(({ view }) => view);
  }

  cell(name: string): CellView {
    return this.#find(name).view;
  }

  setSource(name: string, source: string): void {
    const cell = this.#find(name);
    if (cell.view.source === source) return;
    cell.view.source = source;
    cell.revision += 1;
    cell.controls.clear();
    this.#tell(name, 'source');
    this.#markStale(name);
    this.#compile(cell);
  }

  add(spec: CellSpec, after?: string): void {
    if (this.#cells.some(({ spec: { name } }) => name === spec.name)) {
      throw new NotebookError('cell-duplicate', { name: spec.name });
    }
    const cell = this.#cellOf(spec);
    const place = this.#cells.findIndex(({ spec: { name } }) => name === after);
    this.#cells.splice(place < 0 ? this.#cells.length : place + 1, 0, cell);
    this.#relink();
    this.#tell(spec.name, 'list');
    if (cell.unit === null) this.#compile(cell);
  }

  remove(name: string): void {
    const cell = this.#find(name);
    const readers = this.#graph.downstream(name);
    if (this.#turn?.running === name) void this.#execution.interrupt();
    this.#jobs = this.#jobs.filter((job) => job.name !== name);
    this.#cells.splice(this.#cells.indexOf(cell), 1);
    this.#memory.drop(name);
    this.#execution.forget(name);
    this.#relink();
    for (const reader of readers) if (reader !== name) this.#becomeStale(this.#find(reader), name);
    this.#tell(name, 'list');
    this.#settle();
  }

  async setControl(name: string, outputId: string, value: number | string): Promise<void> {
    this.#find(name).controls.set(outputId, value);
    // A loop that can hear it makes way for the newer value; others finish, they are not killed for a slider.
    if (this.#turn?.running === name) this.#execution.askToStop();
    await this.#enqueue([name]);
  }

  async run(name: string): Promise<void> {
    this.#find(name);
    if (this.#turn?.running === name) await this.#execution.interrupt();
    await this.#enqueue([name]);
  }

  async runAll(): Promise<void> {
    const open = this.#cells.filter(({ spec }) => !isPrivate(spec));
    await this.#enqueue(open.map(({ spec }) => spec.name));
  }

  async stop(name?: string): Promise<void> {
    const dropped = this.#jobs.filter((job) => name === undefined || job.name === name);
    this.#jobs = this.#jobs.filter((job) => !dropped.includes(job));
    for (const job of dropped) this.#abandon(job);
    const turn = this.#turn;
    if (turn !== null && (name === undefined || turn.name === name || turn.running === name)) {
      this.#stopped = true;
      await this.#execution.interrupt();
    }
    this.#settle();
  }

  trace(name: string, backward = 1): Promise<Trace | CellError> {
    this.#find(name);
    return new Promise((resolve) => {
      this.#jobs.push({ kind: 'trace', name, backward, tell: resolve });
      void this.#work();
    });
  }

  backwards(name: string): number {
    return this.#find(name).backwards;
  }

  subscribe(listener: (event: NotebookEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  // What is to run.

  /** Queues the cells with what they need and what depends on them; resolves when all have settled. */
  async #enqueue(names: readonly string[]): Promise<void> {
    await this.#compileAll();
    const present = names.filter((name) => this.#cells.some(({ spec }) => spec.name === name));
    const wanted = new Set<string>();
    for (const name of present) {
      for (const supplier of this.#graph.upstream(name)) {
        if (this.#needsRun(this.#find(supplier))) wanted.add(supplier);
      }
      wanted.add(name);
    }
    this.#addReaders(wanted);
    for (const job of this.#jobs) if (job.kind === 'run') wanted.add(job.name);
    const traces = this.#jobs.filter(({ kind }) => kind === 'trace');
    this.#jobs = [
      ...this.#inOrder(wanted).map((name) => ({ kind: 'run', name }) as const),
      ...traces,
    ];
    for (const name of wanted) {
      if (this.#turn?.running !== name) this.#become(this.#find(name), 'queued');
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add({ names: new Set(wanted), resolve });
    void this.#work();
    return promise;
  }

  /** Adds whatever depends on the wanted cells; manual cells, and what waits for them, become stale instead. */
  #addReaders(wanted: Set<string>): void {
    const readers = new Set([...wanted].flatMap((name) => this.#graph.downstream(name)));
    const held = new Set<string>();
    for (const name of this.#inOrder(readers)) {
      const cell = this.#find(name);
      if (wanted.has(name)) continue;
      if (isPrivate(cell.spec) && cell.view.state === 'idle') continue;
      const dependencies = this.#graph.cells.get(name)?.dependencies ?? [];
      const waits = dependencies.some((one) => held.has(one)) || this.#needsManual(name, wanted);
      if (cell.view.manual || waits) {
        held.add(name);
        const cause = dependencies.find((one) => wanted.has(one) || held.has(one));
        this.#becomeStale(cell, cause ?? null);
      } else wanted.add(name);
    }
  }

  /** Whether a cell needs a manual one that would have to run for it. */
  #needsManual(name: string, wanted: ReadonlySet<string>): boolean {
    return this.#graph.upstream(name).some((one) => {
      const { view } = this.#find(one);
      return view.manual && !wanted.has(one) && !this.#memory.has(one);
    });
  }

  /** Whether a cell has to run, seen, before its readers; one that only is not in the worker is replayed unseen. */
  #needsRun({ spec, view }: Cell): boolean {
    if (view.state === 'stale' || view.state === 'queued') return true;
    return view.state === 'idle' && this.#recorded[spec.name] === undefined;
  }

  #inOrder(names: Iterable<string>): readonly string[] {
    const free = new Set<string>();
    const tangled: string[] = [];
    for (const name of names) {
      const loop = this.#graph
        .upstream(name)
        .some((one) => this.#graph.upstream(one).includes(one));
      if (loop || this.#graph.upstream(name).includes(name)) tangled.push(name);
      else free.add(name);
    }
    // Cells in a cycle have no order; each of them ends in the same error.
    return [...this.#graph.order(free), ...tangled];
  }

  // The work itself.

  async #work(): Promise<void> {
    if (this.#turn !== null) return;
    for (let job = this.#jobs.shift(); job !== undefined; job = this.#jobs.shift()) {
      this.#stopped = false;
      this.#turn = { name: job.name, running: job.name };
      if (job.kind === 'run') await this.#runJob(this.#find(job.name));
      else job.tell(await this.#traceJob(job.name, job.backward));
      this.#turn = null;
      this.#settle();
    }
  }

  async #runJob(cell: Cell): Promise<void> {
    const { name } = cell.spec;
    const problem = await this.#prepare(cell);
    if (problem === 'gone') return;
    if (problem === 'stopped') {
      this.#becomeStale(cell, null);
      return;
    }
    if (problem !== null) {
      this.#memory.drop(name);
      if ('waits' in problem) this.#becomeStale(cell, problem.waits);
      else if ('blocked' in problem) this.#block(cell, problem.blocked);
      else this.#fail(cell, problem);
      return;
    }
    cell.view.after = null;
    this.#become(cell, 'running');
    const { revision } = cell;
    const shown = new Shown(cell.view.outputs, (outputs) => {
      cell.view.outputs = outputs;
      this.#tell(name, 'outputs');
    });
    const ending = await this.#perform(cell, null, (changes) => shown.apply(changes));
    shown.finish();
    this.#conclude(cell, ending, cell.revision === revision);
  }

  /** Makes everything a cell needs; tells what stands in the way. */
  async #prepare(cell: Cell): Promise<CellError | Obstacle | 'stopped' | 'gone' | null> {
    await this.#compileAll();
    const { name } = cell.spec;
    if (!this.#cells.includes(cell)) return 'gone';
    if (cell.broken !== null) return cell.broken;
    const linked = this.#graph.cells.get(name);
    if (linked?.problem) return linked.problem.at(name);
    for (const missing of this.#memory.missingFor(name, this.#graph)) {
      const supplier = this.#find(missing);
      if (isUnsettled(supplier.view.state)) return { waits: missing };
      if (!canReplay(supplier.view.state)) return { blocked: missing };
      this.#turn = { name, running: missing };
      const ending = await this.#replay(supplier);
      if (this.#stopped) return 'stopped';
      if (ending === 'failed') return { blocked: missing };
    }
    this.#turn = { name, running: name };
    return this.#stopped ? 'stopped' : null;
  }

  /** Runs a cell unseen. What it shows stays, unless it is different this time. */
  async #replay(cell: Cell): Promise<'done' | 'failed'> {
    const { name } = cell.spec;
    let outputs: readonly Output[] = [];
    const { revision } = cell;
    const ending = await this.#perform(cell, null, (changes) => {
      outputs = applyChanges(outputs, changes);
    });
    if (ending.type === 'done' && !ending.stopped) {
      const differs =
        serialize([outputs, ending.values]) !== serialize([cell.view.outputs, cell.view.values]);
      this.#remember(cell, ending, cell.revision === revision);
      if (differs) {
        cell.view.outputs = outputs;
        this.#conclude(cell, ending, cell.revision === revision);
        this.#tell(name, 'outputs');
      }
      return 'done';
    }
    // An end on request is no result of the cell; whoever waited becomes stale.
    if (ending.type === 'done' || ending.type === 'killed') this.#memory.drop(name);
    else this.#conclude(cell, ending, cell.revision === revision);
    if (ending.type === 'killed') this.#memory.clear();
    return 'failed';
  }

  async #traceJob(name: string, backward: number): Promise<Trace | CellError> {
    const cell = this.#find(name);
    const problem = await this.#prepare(cell);
    if (problem === 'stopped' || problem === 'gone') return notRecorded(name);
    if (problem !== null) {
      if ('code' in problem) return problem;
      const by = 'waits' in problem ? problem.waits : problem.blocked;
      return new NotebookError('blocked', { by }).at(name);
    }
    const ending = await this.#perform(cell, backward, () => {});
    if (ending.type === 'failed') return ending.error;
    if (ending.type !== 'done') {
      this.#memory.clear();
      return ending.type === 'killed' ? notRecorded(name) : lostError(ending.type).at(name);
    }
    cell.backwards = ending.backwards;
    const { recorded } = ending;
    if (recorded === null) return notRecorded(name);
    return 'trace' in recorded ? recorded.trace : recorded.error;
  }

  async #perform(
    { spec, unit, controls }: Cell,
    record: number | null,
    show: (changes: readonly OutputChange[]) => void,
  ): Promise<Ending> {
    const { name } = spec;
    if (unit === null) throw new TypeError(`notebook: ${name} was not compiled`);
    const ending = await this.#execution.run(
      {
        cell: name,
        unit,
        seed: spec.seed ?? hash(name),
        bindings: Object.fromEntries(this.#graph.cells.get(name)?.suppliers ?? []),
        controls: Object.fromEntries(controls),
        record,
      },
      show,
    );
    if (ending.type === 'done' || ending.type === 'failed') {
      this.#memory.noteChanges(name, ending.changed);
    }
    return ending;
  }

  #conclude(cell: Cell, ending: Ending, isCurrent: boolean): void {
    const { view } = cell;
    view.ms = ending.ms;
    if (ending.type === 'done') {
      this.#remember(cell, ending, isCurrent);
      view.values = ending.values;
      view.error = null;
      view.changed = ending.changed;
      view.after = null;
      const state = ending.stopped ? 'stopped' : 'ok';
      this.#become(cell, isCurrent ? state : 'stale');
      return;
    }
    this.#memory.drop(cell.spec.name);
    if (ending.type === 'failed') {
      view.changed = ending.changed;
      cell.backwards = ending.backwards;
      this.#fail(cell, ending.error);
      return;
    }
    this.#memory.clear();
    if (ending.type === 'killed') this.#become(cell, 'stopped');
    else this.#fail(cell, lostError(ending.type).at(cell.spec.name));
  }

  #remember(cell: Cell, ending: Extract<Ending, { type: 'done' }>, isCurrent: boolean): void {
    cell.backwards = ending.backwards;
    if (isCurrent) this.#memory.keep(cell.spec.name, this.#graph);
    else this.#memory.drop(cell.spec.name);
  }

  #fail(cell: Cell, error: CellError): void {
    cell.view.error = error;
    this.#become(cell, 'error');
  }

  #block(cell: Cell, by: string): void {
    cell.view.after = by;
    cell.view.error = null;
    this.#become(cell, 'blocked');
  }

  /** An error after the end of its run: shown at its cell, whose values stay. */
  #lateError(error: CellError): void {
    const cell = this.#cells.find(({ spec }) => spec.name === error.cell);
    if (cell === undefined) return;
    cell.view.error = error;
    if (cell.view.state === 'ok') this.#become(cell, 'error');
    else this.#tell(error.cell, 'state');
  }

  #abandon(job: Job): void {
    if (job.kind === 'trace') job.tell(notRecorded(job.name));
    else this.#becomeStale(this.#find(job.name), null);
  }

  // Texts and states.

  #cellOf(spec: CellSpec): Cell {
    const { name, source, manual = false, expected = null } = spec;
    const { outputs = [], values = {} } = this.#recorded[name] ?? {};
    return {
      spec,
      view: {
        name,
        source,
        original: source,
        manual,
        expected,
        state: 'idle',
        outputs,
        values,
        error: null,
        ms: null,
        after: null,
        changed: [],
      },
      controls: new Map(),
      unit: this.#compiled[name] ?? null,
      broken: null,
      compiling: null,
      revision: 0,
      backwards: 0,
    };
  }

  /** Compiles a cell's present text. The parser is loaded for the first text that was not compiled at build time. */
  #compile(cell: Cell): void {
    const { revision, spec, view } = cell;
    const built = view.source === spec.source ? this.#compiled[spec.name] : undefined;
    if (built !== undefined) {
      cell.compiling = null;
      this.#compiledTo(cell, built);
      return;
    }
    const work = async () => {
      const { compile } = await import('./compile/compile.ts');
      if (cell.revision !== revision) return;
      cell.compiling = null;
      try {
        this.#compiledTo(cell, compile(view.source));
      } catch (error) {
        if (!(error instanceof NotebookError)) throw error;
        cell.broken = error.at(spec.name);
      }
    };
    cell.compiling = work();
  }

  #compiledTo(cell: Cell, unit: Unit): void {
    cell.unit = unit;
    cell.broken = null;
    this.#relink();
    if (cell.revision > 0) this.#markStale(cell.spec.name);
  }

  async #compileAll(): Promise<void> {
    for (;;) {
      const pending = this.#cells.flatMap(({ compiling }) => compiling ?? []);
      if (pending.length === 0) return;
      await Promise.all(pending);
    }
  }

  #link(): Graph {
    return link(
      this.#cells.map(({ spec, unit }) => ({
        name: spec.name,
        unit,
        ...(spec.private === undefined ? {} : { private: spec.private }),
        ...(spec.parent === undefined ? {} : { parent: spec.parent }),
      })),
    );
  }

  #relink(): void {
    this.#graph = this.#link();
  }

  /** The cell and everything that depends on it are stale. */
  #markStale(name: string): void {
    this.#becomeStale(this.#find(name), null);
    for (const reader of this.#graph.downstream(name)) {
      const cell = this.#find(reader);
      const untouched = isPrivate(cell.spec) && cell.view.state === 'idle';
      if (reader !== name && !untouched) this.#becomeStale(cell, name);
    }
  }

  #becomeStale(cell: Cell, after: string | null): void {
    const { name } = cell.spec;
    this.#memory.drop(name);
    // While it runs or waits it says so; what it ends in is decided then.
    if (this.#turn?.running === name && cell.view.state === 'running') return;
    if (this.#jobs.some((job) => job.kind === 'run' && job.name === name)) return;
    cell.view.after = after;
    this.#become(cell, 'stale');
  }

  #become(cell: Cell, state: State): void {
    cell.view.state = state;
    this.#tell(cell.spec.name, 'state');
  }

  #tell(cell: string, change: NotebookEvent['change']): void {
    for (const listener of [...this.#listeners]) listener({ cell, change });
  }

  /** Resolves whoever waited for cells that have all come to rest. */
  #settle(): void {
    const busy = new Set(this.#jobs.flatMap((job) => (job.kind === 'run' ? job.name : [])));
    if (this.#turn !== null) busy.add(this.#turn.name);
    for (const waiter of [...this.#waiting]) {
      if ([...waiter.names].some((name) => busy.has(name))) continue;
      this.#waiting.delete(waiter);
      waiter.resolve();
    }
  }

  #find(name: string): Cell {
    const cell = this.#cells.find(({ spec }) => spec.name === name);
    if (cell === undefined) throw new NotebookError('cell-unknown', { name });
    return cell;
  }
}

/** The outputs of a run that is under way: short runs replace what was shown at once, long ones bit by bit. */
class Shown {
  #outputs: readonly Output[] = [];
  readonly #before: readonly Output[];
  readonly #show: (outputs: readonly Output[]) => void;
  readonly #began = performance.now();

  constructor(before: readonly Output[], show: (outputs: readonly Output[]) => void) {
    this.#before = before;
    this.#show = show;
  }

  apply(changes: readonly OutputChange[]): void {
    this.#outputs = applyChanges(this.#outputs, changes);
    const settled = this.#before.length === 0 || performance.now() - this.#began > 100;
    if (settled) this.#show(this.#outputs);
  }

  finish(): void {
    this.#show(this.#outputs);
  }
}

function isPrivate(spec: CellSpec): boolean {
  return spec.private === true || spec.parent !== undefined;
}

/** Whether a cell still has to run for itself. */
function isUnsettled(state: State): boolean {
  return state === 'stale' || state === 'queued' || state === 'running';
}

/** Whether a cell whose values are gone may be run again unasked: it ran to its end before. */
function canReplay(state: State): boolean {
  return state === 'ok' || state === 'idle';
}

function lostError(type: 'lost' | 'unavailable'): NotebookError {
  return new NotebookError(type === 'lost' ? 'worker-lost' : 'runner-unavailable', {});
}

function notRecorded(name: string): CellError {
  return new NotebookError('recording-stopped', {}).at(name);
}

/** A seed of a name: FNV-1a. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const sign of text) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return state >>> 0;
}
