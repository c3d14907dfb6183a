// The value behind a symbol: recorded at build time until the reader's own run says something newer.
// Leaves showing it to symbol-tag.ts and symbol-list.ts.
import type { NamedValue } from '#notebook';
import { recording } from '../cell/recording.ts';

/** A value and the cell that made it. */
export interface SymbolValue {
  readonly cell: string;
  readonly value: NamedValue;
}

const live = new Map<string, SymbolValue>();
let recorded: Promise<ReadonlyMap<string, SymbolValue>> | undefined;

/** What a name stands for now; undefined if no cell of the chapter made it. Rejects where the recording cannot be loaded. */
export async function symbolValue(name: string): Promise<SymbolValue | undefined> {
  return live.get(name) ?? (await (recorded ??= readRecording())).get(name);
}

async function readRecording(): Promise<ReadonlyMap<string, SymbolValue>> {
  const { cells, values } = await recording();
  // The names of exercises and bugs are their own; symbols stand for the chapter's.
  const open = cells.filter((cell) => cell.private !== true).map((cell) => cell.name);
  return new Map(
    open.flatMap((cell) =>
      Object.entries(values[cell] ?? {}).map(([name, value]) => [name, { cell, value }] as const),
    ),
  );
}

interface ValuesChange {
  readonly cell: string;
  readonly values: Readonly<Record<string, NamedValue>>;
}

document.addEventListener('nabla:values', (event) => {
  const { cell, values } = (event as CustomEvent<ValuesChange>).detail; // our own event, from book.ts
  for (const [name, value] of Object.entries(values)) live.set(name, { cell, value });
});
