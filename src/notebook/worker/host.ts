// What the worker needs from the place it runs in: a browser's worker or Node's.
// Leaves the two places to host-browser.ts and host-node.ts.
import type { FromWorker } from '../protocol.ts';
import type { RawTimers } from './timers.ts';

/** A compiled cell: gets the values of its parameters, gives those of its declared names, in order. */
export type CellFunction = (...values: readonly unknown[]) => Promise<readonly unknown[]>;

export interface ImportedCell {
  readonly run: CellFunction;
  /** The name under which the cell's lines appear in stacks. */
  readonly script: string;
}

/** The worker's surroundings, all of it captured before any reader's code runs. */
export interface Host {
  /** Loads the text of one async function, `async function(…){…}`, so that its stack positions are exact. */
  importCell(code: string, cell: string): Promise<ImportedCell>;
  post(message: FromWorker): void;
  /** Starts to hand over what the page sends. */
  listen(receive: (message: unknown) => void): void;
  /** Reports errors that no cell caught: in timers and in promises nobody waited for. */
  onLateError(report: (error: unknown) => void): void;
  /** Resolves after messages that wait have been handed over. */
  turn(): Promise<void>;
  /** Milliseconds; only for pacing, never in an output. */
  now(): number;
  later(action: () => void, ms: number): void;
  readonly timers: RawTimers;
  /** Takes away what reader code must not reach. Called once, with the names it gets instead. */
  harden(replacements: Readonly<Record<string, unknown>>): void;
}
