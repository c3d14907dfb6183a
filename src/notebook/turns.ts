// The turns of cells at the worker: a cell's turn makes, unseen, whatever it needs and is not there, then runs it.
// Leaves whose turn it is, and what an end means for the page, to notebook.ts.
import { canReplay, needsRun, seedOf, type Cell } from './cell.ts';
import type { CellList } from './cell-list.ts';
import { applyChanges } from './apply-changes.ts';
import { NotebookError, type CellError } from './errors.ts';
import type { Ending, Execution } from './execution.ts';
import type { Output } from './output.ts';
import type { OutputChange } from './protocol.ts';
import { serialize } from './serialize.ts';
import type { Trace } from './trace.ts';
import type { WorkerMemory } from './worker-memory.ts';

/** Why a cell cannot run now. `waits`: a cell it needs was changed and has to run first. */
export type Obstacle =
  | { readonly type: 'error'; readonly error: CellError }
  | { readonly type: 'blocked' | 'waits'; readonly by: string }
  | { readonly type: 'stopped' | 'gone' };

/** Told of a cell that, run unseen, ended otherwise than is shown. */
export type Surprise = (cell: Cell, ending: Ending, outputs: readonly Output[]) => void;

export class Turns {
  readonly #list: CellList;
  readonly #memory: WorkerMemory;
  readonly #execution: Execution;
  /** The cell whose turn it is, and the one that runs for it: itself, or one it needs. */
  #turn: { readonly name: string; readonly running: string } | null = null;
  #stopped = false;

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
    this.#turn = { name, running: name };
  }

  end(): void {
    this.#turn = null;
  }

  /** Ends the present turn early; resolves when its run has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#execution.interrupt();
  }

  /** Makes everything a cell needs; tells what stands in the way. */
  async prepare(cell: Cell, surprise: Surprise): Promise<Obstacle | null> {
    await this.#list.compileAll();
    const { name } = cell.spec;
    if (!this.#list.cells.includes(cell)) return { type: 'gone' };
    const error = cell.broken ?? this.#list.graph.cells.get(name)?.problem?.at(name);
    if (error) return { type: 'error', error };
    for (const missing of this.#memory.missingFor(name, this.#list.graph)) {
      const supplier = this.#list.find(missing);
      if (supplier.view.state !== 'idle' && needsRun(supplier))
        return { type: 'waits', by: missing };
      if (!canReplay(supplier)) return { type: 'blocked', by: missing };
      this.#turn = { name, running: missing };
      const replayed = await this.#replay(supplier, surprise);
      if (this.#stopped) return { type: 'stopped' };
      if (!replayed) return { type: 'blocked', by: missing };
    }
    this.#turn = { name, running: name };
    return this.#stopped ? { type: 'stopped' } : null;
  }

  /** Runs the cell itself. */
  async perform(
    cell: Cell,
    record: number | null,
    show: (changes: readonly OutputChange[]) => void,
  ): Promise<Ending> {
    const { unit, controls, spec } = cell;
    const { name } = spec;
    if (unit === null) throw new TypeError(`notebook: ${name} was not compiled`);
    const bindings = Object.fromEntries(this.#list.graph.cells.get(name)?.suppliers ?? []);
    const seed = seedOf(cell);
    const ending = await this.#execution.run(
      { cell: name, unit, seed, bindings, controls: Object.fromEntries(controls), record },
      show,
    );
    if (ending.type === 'done' || ending.type === 'failed') {
      cell.backwards = ending.backwards;
      this.#memory.noteChanges(name, ending.changed);
    } else this.#memory.clear();
    return ending;
  }

  /** Notes whether the worker now holds the cell's values. */
  remember(cell: Cell, ending: Ending, isCurrent: boolean): void {
    const { name } = cell.spec;
    if (ending.type === 'done' && isCurrent) this.#memory.keep(name, this.#list.graph);
    else this.#memory.drop(name);
  }

  /** Runs the cell unseen and gives the trace of one of its calls of backward(). */
  async trace(cell: Cell, backward: number): Promise<Trace | CellError> {
    const { name } = cell.spec;
    const obstacle = await this.prepare(cell, () => {});
    if (obstacle?.type === 'error') return obstacle.error;
    if (obstacle !== null && 'by' in obstacle) {
      return new NotebookError('blocked', { by: obstacle.by }).at(name);
    }
    const ending = obstacle === null ? await this.perform(cell, backward, () => {}) : null;
    if (ending?.type === 'failed') return ending.error;
    if (ending?.type === 'lost') return new NotebookError('worker-lost', {}).at(name);
    if (ending?.type === 'unavailable') return new NotebookError('runner-unavailable', {}).at(name);
    const recorded = ending?.type === 'done' ? ending.recorded : null;
    if (recorded === null) return new NotebookError('recording-stopped', {}).at(name);
    return 'trace' in recorded ? recorded.trace : recorded.error;
  }

  /** Runs a cell unseen; true when its values are there. What it shows stays, unless it is different this time. */
  async #replay(cell: Cell, surprise: Surprise): Promise<boolean> {
    const { revision, view } = cell;
    let outputs: readonly Output[] = [];
    const ending = await this.perform(cell, null, (changes) => {
      outputs = applyChanges(outputs, changes);
    });
    const isCurrent = cell.revision === revision;
    // An end on request is no result of the cell.
    const isResult = ending.type === 'done' ? !ending.stopped : ending.type !== 'killed';
    this.remember(cell, ending, isCurrent && isResult);
    if (!isResult || !isCurrent) return false;
    const isAsShown =
      ending.type === 'done' &&
      serialize([outputs, ending.values]) === serialize([view.outputs, view.values]);
    if (!isAsShown) surprise(cell, ending, outputs);
    return ending.type === 'done';
  }
}
