// The value behind a symbol: recorded at build time until the reader's own run says something newer.
// Leaves showing it to symbol-tag.ts and symbol-list.ts.
import type { NamedValue } from '#notebook';
import { recording } from '../cell/recording.ts';

/** A value and the cell that made it. */
export interface SymbolValue {
  readonly cell: string;
  readonly value: NamedValue;
}

type Values = Readonly<Record<string, NamedValue>>;

/** What the names of each cell stand for since it ran here. */
const live = new Map<string, Values>();
let recorded: Promise<ReadonlyMap<string, Values>> | undefined;

/**
 * What a name stands for now: in the chapter's cell that declares it, else in the first cell where the reader does;
 * undefined if there is none. Rejects where the recording cannot be loaded.
 */
export async function symbolValue(name: string): Promise<SymbolValue | undefined> {
  const values = new Map([...(await recordedValues()), ...live]);
  const found = [...values].find(([, one]) => Object.hasOwn(one, name));
  const value = found?.[1][name];
  return found === undefined || value === undefined ? undefined : { cell: found[0], value };
}

/** Read once; what could not be loaded is tried again with the next question. */
function recordedValues(): Promise<ReadonlyMap<string, Values>> {
  recorded ??= readRecording();
  recorded.catch(() => (recorded = undefined));
  return recorded;
}

async function readRecording(): Promise<ReadonlyMap<string, Values>> {
  const { cells, values } = await recording();
  // The names of exercises and bugs are their own; symbols stand for the chapter's.
  const open = cells.filter((cell) => cell.private !== true);
  return new Map(open.map(({ name }) => [name, values[name] ?? {}]));
}

interface ValuesChange {
  readonly cell: string;
  readonly values: Values;
}

document.addEventListener('nabla:values', (event) => {
  const { cell, values } = (event as CustomEvent<ValuesChange>).detail; // our own event, from book.ts
  if (!cell.includes('/')) live.set(cell, values);
});
