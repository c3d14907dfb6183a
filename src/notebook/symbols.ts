// Which variable a name in a cell's code means, among those of all cells: what the page lights up together.
// Leaves whose name it is to graph.ts, functions and blocks to compile/scopes.
import type { CodeName, LineAndColumn, Unit } from './compile/unit.ts';

/** A variable in the code of a cell. */
export interface CodeSymbol {
  readonly name: string;
  /** One text for one variable of the page: its name, and more where another variable has that name too. */
  readonly key: string;
  /** A function or a block of the cell has it for itself. */
  readonly isLocal: boolean;
  /** Where it stands in this cell. */
  readonly places: readonly LineAndColumn[];
}

/** A cell, in the order of the page. */
export interface NamingCell {
  readonly name: string;
  /** Other cells do not see its names. */
  readonly private: boolean;
  readonly unit: Pick<Unit, 'declares' | 'names'> | null;
}

/**
 * The variables in a cell's code; names of the library and of JavaScript are none. A variable at the top of the first
 * public cell that declares its name has the name alone as its key, so that a formula can name it. A later cell that
 * declares it again, a private cell and a function have variables of their own.
 */
export function symbolsOf(
  { name: cell, unit }: NamingCell,
  cells: readonly NamingCell[],
  suppliers: ReadonlyMap<string, string>,
): CodeSymbol[] {
  return (unit?.names ?? []).flatMap((one) => {
    const { name, places } = one;
    const isLocal = one.kind === 'local';
    if (isLocal) return { name, places, isLocal, key: localKey(cell, one) };
    const owner = one.kind === 'own' ? cell : suppliers.get(name);
    if (owner === undefined) return [];
    return { name, places, isLocal, key: topLevelKey(owner, name, cells) };
  });
}

function localKey(cell: string, { name, places: [declared] }: CodeName): string {
  return `${name}@${cell}:${declared?.join(':')}`;
}

function topLevelKey(owner: string, name: string, cells: readonly NamingCell[]): string {
  const first = cells.find((one) => !one.private && one.unit?.declares.includes(name) === true);
  return first?.name === owner ? name : `${name}@${owner}`;
}
