// The console of a cell: every call becomes a line of text in the cell's output.
import type { TextOutput } from '../output.ts';
import { caps } from '../output.ts';
import type { OutputQueue } from './output-queue.ts';
import { cut, inWords } from './tree.ts';

/** The part of a console that cells get. */
export type CellConsole = Pick<
  Console,
  'log' | 'info' | 'debug' | 'warn' | 'error' | 'table' | 'dir' | 'assert'
>;

/** A console that writes into the run's outputs. */
export function cellConsole(queue: Pick<OutputQueue, 'line'>): CellConsole {
  const at =
    (level: TextOutput['level']) =>
    (...values: readonly unknown[]) =>
      queue.line(level, lineOf(values));
  return {
    log: at('log'),
    debug: at('log'),
    table: at('log'),
    dir: at('log'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    assert(holds: unknown, ...values: readonly unknown[]) {
      if (!holds) queue.line('error', lineOf(['assertion failed', ...values]));
    },
  };
}

/** Values in one line: text as it is, everything else in a few words. */
export function lineOf(values: readonly unknown[]): string {
  const words = values
    .slice(0, caps.entries)
    .map((value) => (typeof value === 'string' ? cut(value, caps.text) : inWords(value)));
  return cut(words.join(' '), caps.text);
}
