// The cells of a notebook in order, their texts, and how they hang together.
// Leaves states and running to notebook.ts.
import { isPrivate, newCell, usualOf, type Cell } from './cell.ts';
import type { RecordedCell } from './cell-view.ts';
import type { Unit } from './compile/unit.ts';
import { NotebookError } from './errors.ts';
import { link, type Graph } from './graph.ts';
import type { CellSpec } from './parse-chapter.ts';
import { symbolsOf, type CodeSymbol } from './symbols.ts';

export interface CellListOptions {
  readonly cells: readonly CellSpec[];
  /** Units made at build time, by cell; they hold for the original text. */
  readonly compiled: Readonly<Record<string, Unit>>;
  readonly recorded: Readonly<Record<string, RecordedCell>>;
  /** Told when an edited text has been compiled, and its cell may hang together with others than before. */
  readonly relinked: (cell: Cell) => void;
}

export class CellList {
  readonly cells: Cell[];
  graph: Graph;
  readonly #options: CellListOptions;
  /** The variables in the cells' code, for as long as no text changes. */
  readonly #symbols = new WeakMap<Graph, Map<string, readonly CodeSymbol[]>>();

  constructor(options: CellListOptions) {
    this.#options = options;
    this.cells = options.cells.map((spec) => this.#make(spec));
    this.graph = this.#link();
    for (const cell of this.cells) if (cell.unit === null) this.#compile(cell);
  }

  /** @throws NotebookError `cell-unknown` */
  find(name: string): Cell {
    const cell = this.cells.find(({ spec }) => spec.name === name);
    if (cell === undefined) throw new NotebookError('cell-unknown', { name });
    return cell;
  }

  has(name: string): boolean {
    return this.cells.some(({ spec }) => spec.name === name);
  }

  /**
   * Adds a cell below `after`, or at the end.
   *
   * @throws NotebookError `cell-duplicate`
   */
  add(spec: CellSpec, after?: string): void {
    if (this.has(spec.name)) throw new NotebookError('cell-duplicate', { name: spec.name });
    const cell = this.#make(spec);
    const place = this.cells.findIndex((one) => one.spec.name === after);
    this.cells.splice(place < 0 ? this.cells.length : place + 1, 0, cell);
    this.graph = this.#link();
    if (cell.unit === null) this.#compile(cell);
  }

  remove(cell: Cell): void {
    this.cells.splice(this.cells.indexOf(cell), 1);
    this.graph = this.#link();
  }

  /** Gives a cell another text. */
  edit(cell: Cell, source: string): void {
    cell.view.source = source;
    cell.view.usual = usualOf(cell.spec, source);
    cell.revision += 1;
    this.#compile(cell);
  }

  /** Resolves when every text has been compiled. */
  async compileAll(): Promise<void> {
    for (;;) {
      const pending = this.cells.flatMap(({ compiling }) => compiling ?? []);
      if (pending.length === 0) return;
      await Promise.all(pending);
    }
  }

  /** The given cells, suppliers first. Cells in a cycle have no order: they stand last. */
  inOrder(names: Iterable<string>): readonly string[] {
    const { graph } = this;
    const isTied = (name: string) => graph.upstream(name).includes(name);
    const free: string[] = [];
    const tied: string[] = [];
    for (const name of names) {
      const hangs = isTied(name) || graph.upstream(name).some(isTied);
      (hangs ? tied : free).push(name);
    }
    return [...graph.order(free), ...tied];
  }

  /**
   * The variables in a cell's code, the same list until some text changes; none while its text does not compile, or
   * where there is no such cell.
   */
  symbols(name: string): readonly CodeSymbol[] {
    const cell = this.cells.find(({ spec }) => spec.name === name);
    if (cell === undefined || cell.compiling !== null || cell.broken !== null) return noSymbols;
    const known = this.#symbols.get(this.graph) ?? new Map<string, readonly CodeSymbol[]>();
    this.#symbols.set(this.graph, known);
    const suppliers = this.graph.cells.get(name)?.suppliers ?? new Map<string, string>();
    const symbols = known.get(name) ?? symbolsOf(naming(cell), this.cells.map(naming), suppliers);
    known.set(name, symbols);
    return symbols;
  }

  #make(spec: CellSpec): Cell {
    const { compiled, recorded } = this.#options;
    return newCell(spec, compiled[spec.name] ?? null, recorded[spec.name] ?? null);
  }

  /** Compiles the present text. The parser is loaded for the first text that was not compiled at build time. */
  #compile(cell: Cell): void {
    const { spec, view } = cell;
    const built = view.source === spec.source ? this.#options.compiled[spec.name] : undefined;
    if (built !== undefined) {
      cell.compiling = null;
      this.#take(cell, built);
    } else cell.compiling = this.#parse(cell);
  }

  async #parse(cell: Cell): Promise<void> {
    const { revision, spec, view } = cell;
    const { compile } = await import('./compile/compile.ts');
    // A newer text is being compiled already.
    if (cell.revision !== revision) return;
    cell.compiling = null;
    try {
      this.#take(cell, compile(view.source));
    } catch (error) {
      if (!(error instanceof NotebookError)) throw error;
      cell.broken = error.at(spec.name);
    }
  }

  #take(cell: Cell, unit: Unit): void {
    cell.unit = unit;
    cell.broken = null;
    this.graph = this.#link();
    if (cell.revision > 0) this.#options.relinked(cell);
  }

  #link(): Graph {
    return link(
      this.cells.map(({ spec, unit }) => ({
        name: spec.name,
        unit,
        ...(spec.private === undefined ? {} : { private: spec.private }),
        ...(spec.parent === undefined ? {} : { parent: spec.parent }),
      })),
    );
  }
}

const noSymbols: readonly CodeSymbol[] = [];

function naming(cell: Cell) {
  return { name: cell.spec.name, private: isPrivate(cell), unit: cell.unit };
}
