// Which cell supplies which name to which cell, and the order that follows from it.
// Leaves compiling cells to compile.ts and deciding when to run them to the notebook.
import type { Unit } from './compile/unit.ts';
import { NotebookError } from './errors.ts';

/** A cell as the graph sees it. */
export interface Linkable {
  readonly name: string;
  /** Only cells whose `parent` it is see its names. A cell with a parent is private too. */
  readonly private?: boolean;
  /** The cell whose names it sees before all others. */
  readonly parent?: string;
  /**
   * Null for a cell that was never compiled. For one whose text is broken now, the last unit that
   * compiled keeps its dependants joined to it.
   */
  readonly unit: Pick<Unit, 'declares' | 'reads' | 'writes'> | null;
}

/** How a cell stands among the others. */
export interface LinkedCell {
  /** For each name it reads from another cell, that cell. */
  readonly suppliers: ReadonlyMap<string, string>;
  /** The cells it reads from, each once. */
  readonly dependencies: readonly string[];
  /** `cycle` or `assign-other-cell`, at its line; null if the cell can run. */
  readonly problem: NotebookError<'cycle' | 'assign-other-cell'> | null;
}

/** The joined cells of a notebook. Asking about a cell that is not there answers with nothing. */
export interface Graph {
  readonly cells: ReadonlyMap<string, LinkedCell>;
  /** Every cell that depends on this one, directly or through others; in notebook order. */
  downstream(name: string): string[];
  /** Every cell this one depends on, directly or through others; in notebook order. */
  upstream(name: string): string[];
  /**
   * The given cells with every supplier before its readers, otherwise in notebook order.
   * @throws NotebookError `cycle` if some of them depend on each other
   */
  order(names: Iterable<string>): string[];
}

/**
 * Joins cells by their names. A name belongs to the reader's parent if that declares it, else to the
 * nearest public cell above that declares it (a later definition shadows an earlier one), else to the
 * first public cell below. A name that no cell declares is the library's or unknown.
 */
export function link(cells: readonly Linkable[]): Graph {
  const suppliers = new Map(
    cells.map((cell, place) => [cell.name, suppliersOf(cell, place, cells)]),
  );
  const dependencies = new Map<string, readonly string[]>();
  for (const [name, byName] of suppliers) dependencies.set(name, [...new Set(byName.values())]);
  const names = cells.map(({ name }) => name);
  const upstream = (name: string): string[] => inOrder(names, reach(name, dependencies));
  const readers = reversed(dependencies);
  return {
    cells: new Map(
      cells.map((cell, place) => {
        const problem = foreignWrite(cell, place, cells) ?? cycleThrough(cell, suppliers);
        const byName = suppliers.get(cell.name) ?? new Map<string, string>();
        return [
          cell.name,
          { suppliers: byName, dependencies: dependencies.get(cell.name) ?? [], problem },
        ];
      }),
    ),
    upstream,
    downstream: (name) => inOrder(names, reach(name, readers)),
    order: (wanted) => order(inOrder(names, new Set(wanted)), upstream, suppliers),
  };
}

function suppliersOf(
  cell: Linkable,
  place: number,
  cells: readonly Linkable[],
): ReadonlyMap<string, string> {
  const suppliers = new Map<string, string>();
  for (const { name } of cell.unit?.reads ?? []) {
    const supplier = supplierOf(name, cell, place, cells);
    if (supplier !== null) suppliers.set(name, supplier);
  }
  return suppliers;
}

function supplierOf(
  name: string,
  { parent }: Linkable,
  place: number,
  cells: readonly Linkable[],
): string | null {
  const declares = ({ unit }: Linkable): boolean => unit?.declares.includes(name) ?? false;
  const isPublic = (cell: Linkable): boolean => !cell.private && cell.parent === undefined;
  const supplier =
    cells.find((cell) => cell.name === parent && declares(cell)) ??
    cells.slice(0, place).findLast((cell) => isPublic(cell) && declares(cell)) ??
    cells.slice(place + 1).find((cell) => isPublic(cell) && declares(cell));
  return supplier?.name ?? null;
}

/** A cell may change its own names only: another's value would depend on how often this one ran. */
function foreignWrite(
  cell: Linkable,
  place: number,
  cells: readonly Linkable[],
): NotebookError<'assign-other-cell'> | null {
  for (const write of cell.unit?.writes ?? []) {
    const owner = supplierOf(write.name, cell, place, cells);
    if (owner === null) continue;
    return new NotebookError('assign-other-cell', { name: write.name, owner }, write);
  }
  return null;
}

type Suppliers = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The shortest way from a cell back to itself, reported where the cell reads the next one's name. */
function cycleThrough(cell: Linkable, suppliers: Suppliers): NotebookError<'cycle'> | null {
  const path = pathBack(cell.name, suppliers);
  if (!path) return null;
  const next = path[1];
  const read = cell.unit?.reads.find(({ name }) => suppliers.get(cell.name)?.get(name) === next);
  return new NotebookError('cycle', { path: path.join(' → ') }, read);
}

function pathBack(start: string, suppliers: Suppliers): string[] | null {
  const paths = [[start]];
  const seen = new Set<string>();
  for (const path of paths) {
    const next = suppliers.get(path.at(-1) ?? '')?.values() ?? [];
    for (const name of next) {
      if (name === start) return [...path, start];
      if (seen.has(name)) continue;
      seen.add(name);
      paths.push([...path, name]);
    }
  }
  return null;
}

/** A topological pass: what is ready is taken, what is left when nothing is ready is a cycle. */
function order(
  names: readonly string[],
  upstream: (name: string) => string[],
  suppliers: Suppliers,
): string[] {
  const waiting = new Map(
    names.map((name) => [name, upstream(name).filter((one) => names.includes(one))]),
  );
  const ordered = new Set<string>();
  while (waiting.size > 0) {
    const ready = [...waiting].find(([, needed]) => needed.every((one) => ordered.has(one)));
    if (!ready) throw cycleAmong([...waiting.keys()], suppliers);
    ordered.add(ready[0]);
    waiting.delete(ready[0]);
  }
  return [...ordered];
}

function cycleAmong(names: readonly string[], suppliers: Suppliers): NotebookError<'cycle'> {
  const paths = names.flatMap((name) => pathBack(name, suppliers) ?? []);
  const path = paths.slice(0, paths.indexOf(paths[0] ?? '', 1) + 1);
  return new NotebookError('cycle', { path: path.join(' → ') });
}

/** Everything reachable from a name; the name itself only if a way leads back to it. */
function reach(start: string, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const open = [...(edges.get(start) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...(edges.get(name) ?? []));
  }
  return reached;
}

function reversed(edges: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const back = new Map<string, string[]>();
  for (const [reader, dependencies] of edges) {
    for (const name of dependencies) back.set(name, [...(back.get(name) ?? []), reader]);
  }
  return back;
}

function inOrder(names: readonly string[], wanted: ReadonlySet<string>): string[] {
  return names.filter((name) => wanted.has(name));
}
