// Which names of the chapter the code of a cell may link to. Leaves finding them in a line to code-lines.ts.
import type { CellSpec, Unit } from '#notebook';

/** The chapter's names in a cell's code: all of them, or in a private cell those that it reads from the chapter. */
export function linkedNames(
  names: ReadonlySet<string>,
  spec: Pick<CellSpec, 'private'>,
  unit: Pick<Unit, 'reads'> | undefined,
): ReadonlySet<string> {
  if (spec.private !== true) return names;
  return new Set(unit?.reads.map(({ name }) => name).filter((name) => names.has(name)));
}
