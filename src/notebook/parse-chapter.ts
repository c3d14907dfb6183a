// Cuts a chapter's cells.ts into cells at `// #region name flags` … `// #endregion`.
// Leaves reading their code to compile.ts.
import { NotebookError } from './errors.ts';

/** A cell before it is compiled. */
export interface CellSpec {
  readonly name: string;
  readonly source: string;
  /** It takes long: it runs only when asked, and becomes stale where others would rerun. */
  readonly manual?: boolean;
  /** Seconds it is expected to run. */
  readonly expected?: number;
  /** Seed of the random numbers it starts with. */
  readonly seed?: number;
  /** No other cell sees its names, except cells whose `parent` it is. */
  readonly private?: boolean;
  /** The cell whose names it sees first. */
  readonly parent?: string;
  /** Line of the chapter's text on which its source begins, counted from 1. */
  readonly line?: number;
}

/** A chapter's program: what stands above the first region, and its cells in order. */
export interface Chapter {
  readonly imports: string;
  readonly cells: CellSpec[];
}

interface OpenRegion {
  readonly name: string;
  readonly line: number;
  readonly flags: Flags;
}

type Flags = Pick<CellSpec, 'manual' | 'expected' | 'seed'>;

/**
 * Flags of a region: `manual`, `6s` (expected seconds), `seed=3`, in any order.
 * @throws NotebookError with a region code, at the line of the chapter's text
 */
export function parseChapter(text: string): Chapter {
  const lines = text.split(/\r?\n/);
  const cells: CellSpec[] = [];
  const firstLines = new Map<string, number>();
  let open: OpenRegion | null = null;
  let imports = '';
  for (const [index, content] of lines.entries()) {
    const line = index + 1;
    const begin = /^\s*\/\/\s*#region\b\s*(.*?)\s*$/.exec(content);
    const end = /^\s*\/\/\s*#endregion\b/.test(content);
    if (begin) {
      if (firstLines.size === 0) imports = lines.slice(0, index).join('\n').trim();
      const region = parseRegion(begin[1] ?? '', line);
      refuseNested(region, open);
      refuseDuplicate(region, firstLines);
      firstLines.set(region.name, line);
      open = region;
    } else if (end) {
      if (!open) throw new NotebookError('region-unopened', {}, { line, column: 1 });
      cells.push(cellOf(open, lines.slice(open.line, index)));
      open = null;
    } else if (!open && firstLines.size > 0 && content.trim() !== '') {
      throw new NotebookError('code-outside-region', {}, { line, column: 1 });
    }
  }
  if (open) {
    const place = { line: open.line, column: 1 };
    throw new NotebookError('region-unclosed', { name: open.name }, place);
  }
  return { imports: firstLines.size > 0 ? imports : text.trim(), cells };
}

function parseRegion(header: string, line: number): OpenRegion {
  const [name = '', ...words] = header.split(/\s+/);
  if (name === '') throw new NotebookError('region-unnamed', {}, { line, column: 1 });
  let flags: Flags = {};
  for (const word of words) flags = { ...flags, ...parseFlag(word, name, line) };
  return { name, line, flags };
}

function parseFlag(flag: string, name: string, line: number): Flags {
  if (flag === 'manual') return { manual: true };
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(flag)?.[1];
  if (seconds !== undefined) return { expected: Number(seconds) };
  const seed = /^seed=(\d+)$/.exec(flag)?.[1];
  if (seed !== undefined) return { seed: Number(seed) };
  throw new NotebookError('region-flag', { name, flag }, { line, column: 1 });
}

function refuseNested({ name, line }: OpenRegion, open: OpenRegion | null): void {
  if (!open) return;
  throw new NotebookError('region-nested', { name, outer: open.name }, { line, column: 1 });
}

function refuseDuplicate({ name, line }: OpenRegion, lines: ReadonlyMap<string, number>): void {
  const first = lines.get(name);
  if (first === undefined) return;
  throw new NotebookError('region-duplicate', { name, first }, { line, column: 1 });
}

/** Blank lines around the source are no part of it. */
function cellOf({ name, flags, line }: OpenRegion, lines: readonly string[]): CellSpec {
  const first = lines.findIndex((content) => content.trim() !== '');
  const source = lines.slice(Math.max(first, 0)).join('\n').trimEnd();
  return { name, source, ...flags, line: line + 1 + Math.max(first, 0) };
}
