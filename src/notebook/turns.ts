// The turns of cells at the worker: a cell's turn makes, unseen, whatever it needs and is not there, then runs it.
// Leaves whose turn it is, and what an end means for the page, to notebook.ts.
import { canReplay, needsRun, seedOf, type Cell } from './cell.ts';
import type { CellList } from './cell-list.ts';
import { applyChanges } from './apply-changes.ts';
import { NotebookError, type CellError } from './errors.ts';
import { lossCodes, type Ending, type Execution, type Listener } from './execution.ts';
import type { Output } from './output.ts';
import type { OutputChange, RunRequest } from './protocol.ts';
import { serialize } from './serialize.ts';
import type { Trace } from './trace.ts';
import type { WorkerMemory } from './worker-memory.ts';

/** Why a cell cannot run now. `waits`: a cell it needs was changed and has to run first. */
export type Obstacle =
  | { readonly type: 'error'; readonly error: CellError }
  | { readonly type: 'blocked' | 'waits'; readonly by: string }
  | { readonly type: 'stopped' | 'gone' };

/** What the notebook does for a cell that another one needs. */
export interface Preparation {
  /** A cell that was run unseen ended otherwise than is shown. */
  readonly differs: (cell: Cell, ending: Ending, outputs: readonly Output[]) => void;
  /** Runs a cell that takes long in plain sight; true when its values are there. */
  readonly rerun: (cell: Cell) => Promise<boolean>;
}

export class Turns {
  readonly #list: CellList;
  readonly #memory: WorkerMemory;
  readonly #execution: Execution;
  /** The cell whose turn it is, and the one that runs for it: itself, or one it needs. */
  #turn: { readonly name: string; readonly running: string } | null = null;
  #stopped = false;
  #halted = Promise.withResolvers<void>();

  constructor(list: CellList, memory: WorkerMemory, execution: Execution) {
    this.#list = list;
    this.#memory = memory;
    this.#execution = execution;
  }

  /** The cell that runs now. */
  get running(): string | null {
    return this.#turn?.running ?? null;
  }

  /** Whether it is this cell's turn, or it runs for another; without a name, whether it is anyone's. */
  isAt(name?: string): boolean {
    if (this.#turn === null) return false;
    return name === undefined || this.#turn.name === name || this.#turn.running === name;
  }

  begin({ spec: { name } }: Cell): void {
    this.#stopped = false;
    this.#halted = Promise.withResolvers<void>();
    this.#turn = { name, running: name };
  }

  end(): void {
    this.#turn = null;
  }

  /** Ends the present turn early; resolves when its run has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#halted.resolve();
    await this.#execution.interrupt();
  }

  /** Makes everything a cell needs; tells what stands in the way. */
  async prepare(cell: Cell, preparation: Preparation): Promise<Obstacle | null> {
    await this.#list.compileAll();
    const { name } = cell.spec;
    if (!this.#list.cells.includes(cell)) return { type: 'gone' };
    const error = cell.broken ?? this.#list.graph.cells.get(name)?.problem?.at(name);
    if (error) return { type: 'error', error };
    await Promise.race([this.#execution.wake(), this.#halted.promise]);
    if (this.#stopped) return { type: 'stopped' };
    for (const missing of this.#memory.missingFor(name, this.#list.graph)) {
      this.#turn = { name, running: missing };
      const obstacle = await this.#supply(this.#list.find(missing), name, preparation);
      if (this.#stopped) return { type: 'stopped' };
      if (obstacle !== null) return obstacle;
    }
    this.#turn = { name, running: name };
    return null;
  }

  /** Runs the cell itself. */
  async perform(cell: Cell, record: number | null, listener: Listener): Promise<Ending> {
    const ending = await this.#send(cell, { record, restore: null }, listener);
    if (ending.type === 'done' || ending.type === 'failed') {
      cell.backwards = ending.backwards;
      this.#memory.noteChanges(cell.spec.name, ending.changed);
    }
    return ending;
  }

  /** Notes whether the worker now holds the cell's values, and keeps those that may outlive it. */
  remember(cell: Cell, ending: Ending, isCurrent: boolean): void {
    const { name } = cell.spec;
    if (ending.type !== 'done' || !isCurrent) {
      this.#memory.drop(name);
      return;
    }
    // What a cell did to another one's tensors does not come back with its own values.
    const isAlone = ending.changed.every((one) => one === name);
    this.#memory.keep(name, this.#list.graph, isAlone ? ending.kept : null);
  }

  /** Runs the cell unseen and gives the trace of one of its calls of backward(). */
  async trace(cell: Cell, backward: number, preparation: Preparation): Promise<Trace | CellError> {
    const { name } = cell.spec;
    const obstacle = await this.prepare(cell, preparation);
    if (obstacle?.type === 'error') return obstacle.error;
    if (obstacle !== null && 'by' in obstacle) {
      return new NotebookError('blocked', { by: obstacle.by }).at(name);
    }
    const ending = obstacle === null ? await this.perform(cell, backward, silent) : null;
    if (ending?.type === 'failed') return ending.error;
    if (ending !== null && ending.type in lossCodes) {
      const type = ending.type as keyof typeof lossCodes; // `in` says so
      return new NotebookError(lossCodes[type], {}).at(name);
    }
    const recorded = ending?.type === 'done' ? ending.recorded : null;
    if (recorded === null) return new NotebookError('recording-stopped', {}).at(name);
    return 'trace' in recorded ? recorded.trace : recorded.error;
  }

  /** Brings a cell's values into the worker: those that were kept, else by running it again. */
  async #supply(cell: Cell, reader: string, preparation: Preparation): Promise<Obstacle | null> {
    const { view } = cell;
    if (view.state !== 'idle' && needsRun(cell)) return { type: 'waits', by: view.name };
    if (await this.#restore(cell, reader)) return null;
    if (this.#stopped) return { type: 'stopped' };
    if (!canReplay(cell)) return { type: 'blocked', by: view.name };
    const isThere = view.manual
      ? await preparation.rerun(cell)
      : await this.#replay(cell, preparation);
    if (isThere) return null;
    return { type: view.state === 'stale' ? 'waits' : 'blocked', by: view.name };
  }

  /** Makes a cell's kept values again, if they are all that the reader needs of it. */
  async #restore(cell: Cell, reader: string): Promise<boolean> {
    const { graph } = this.#list;
    const { name } = cell.spec;
    const kept = this.#memory.keptFor(name, reader, graph);
    if (kept === null) return false;
    const ending = await this.#send(cell, { record: null, restore: kept.data }, silent);
    if (ending.type === 'done') this.#memory.restored(name, graph);
    return ending.type === 'done';
  }

  /** Runs a cell unseen; true when its values are there. What it shows stays, unless it is different this time. */
  async #replay(cell: Cell, { differs }: Preparation): Promise<boolean> {
    const { revision, view } = cell;
    let outputs: readonly Output[] = [];
    const show = (changes: readonly OutputChange[]) => {
      outputs = applyChanges(outputs, changes);
    };
    const ending = await this.perform(cell, null, { ...silent, show });
    const isCurrent = cell.revision === revision;
    // An end on request is no result of the cell.
    const isResult = ending.type === 'done' ? !ending.stopped : ending.type !== 'killed';
    this.remember(cell, ending, isCurrent && isResult);
    if (!isResult || !isCurrent) return false;
    const isAsShown =
      ending.type === 'done' &&
      serialize([outputs, ending.values]) === serialize([view.outputs, view.values]);
    if (!isAsShown) this.#differ(cell, ending, outputs, differs);
    return ending.type === 'done';
  }

  #differ(
    cell: Cell,
    ending: Ending,
    outputs: readonly Output[],
    differs: Preparation['differs'],
  ): void {
    // What others kept was computed from the earlier values.
    for (const reader of this.#list.graph.downstream(cell.spec.name)) this.#memory.drop(reader);
    differs(cell, ending, outputs);
  }

  async #send(
    cell: Cell,
    what: Pick<RunRequest, 'record' | 'restore'>,
    listener: Listener,
  ): Promise<Ending> {
    const { unit, controls, spec, view } = cell;
    const { name } = spec;
    if (unit === null) throw new TypeError(`notebook: ${name} was not compiled`);
    const request = {
      ...what,
      cell: name,
      unit,
      seed: seedOf(cell),
      bindings: Object.fromEntries(this.#list.graph.cells.get(name)?.suppliers ?? []),
      controls: Object.fromEntries(controls),
      room: this.#memory.room(name),
      keep: view.manual ? 'always' : 'if-stopped',
    } as const;
    const ending = await this.#execution.run(request, listener);
    if (ending.type !== 'done' && ending.type !== 'failed') this.#memory.clear();
    return ending;
  }
}

/** Of a run that nobody watches. */
const silent: Listener = { show: () => {}, progress: () => {}, deaf: () => {} };
