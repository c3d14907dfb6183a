// Messages between the page and the worker that runs the cells: two unions of plain data.
// Leaves checking what the worker says to check.ts and carrying it to the runners.
import type { Unit } from './compile/unit.ts';
import type { CellError } from './errors.ts';
import type { NamedValue, NotFinite, Output } from './output.ts';
import type { Trace } from './trace.ts';

/** What the page asks of the worker. */
export type ToWorker = RunRequest | StopRequest | ForgetRequest | PingRequest | DatasetAnswer;

export interface RunRequest {
  readonly type: 'run';
  /** Number of this run; every answer carries it. */
  readonly run: number;
  readonly cell: string;
  readonly unit: Unit;
  /** Seeds `Math.random` and the engine before the run. */
  readonly seed: number;
  /** For each name that another cell defines: that cell. */
  readonly bindings: Readonly<Record<string, string>>;
  /** Values of the cell's sliders, by output id. */
  readonly controls: Readonly<Record<string, number | string>>;
  /**
   * Which call of backward() to trace, counted from 1; 0 for the cell's result, as for the first call where there is
   * none; null to trace nothing. A recording run keeps no values.
   */
  readonly record: number | null;
  /** Bytes of values that may be handed to the page at the end, so that they outlive this worker. */
  readonly room: number;
  /** When that is worth it: always, or only if the run is stopped early and running it again gives others. */
  readonly keep: 'always' | 'if-stopped';
  /** Values to make again instead of running the cell. */
  readonly restore: ArrayBuffer | null;
}

/** Bytes of values that the page keeps for all cells together. */
export const keptBytes = 16 * 2 ** 20;

/** Values that can be made again in another worker. The page passes the data on and never reads them. */
export interface Kept {
  readonly names: readonly string[];
  readonly data: ArrayBuffer;
}

/** Asks the loops of the running cell to break at their next chance. */
export interface StopRequest {
  readonly type: 'stop';
}

/** Lets go of the values of cells that are gone. */
export interface ForgetRequest {
  readonly type: 'forget';
  readonly cells: readonly string[];
}

export interface PingRequest {
  readonly type: 'ping';
  readonly id: number;
}

/** The text of a data set that the worker asked for; null where it cannot be had. */
export interface DatasetAnswer {
  readonly type: 'dataset';
  /** The request's. */
  readonly id: number;
  readonly text: string | null;
}

/** What the worker tells the page. Untrusted until check.ts has read it: the reader's code lives there too. */
export type FromWorker =
  Ready | Outputs | Progress | Stopping | Done | Failed | LateError | Pong | DatasetRequest;

/** The worker has started and listens. */
export interface Ready {
  readonly type: 'ready';
}

export interface Outputs {
  readonly type: 'out';
  readonly run: number;
  readonly changes: readonly OutputChange[];
}

/** How far the running cell's main loop is, from 0 to 1. */
export interface Progress {
  readonly type: 'progress';
  readonly run: number;
  readonly share: number;
}

/** A loop of the running cell ended because it was asked to; what follows it is still to run. */
export interface Stopping {
  readonly type: 'stopping';
  readonly run: number;
}

/** A new or replaced output, or points added at the end of a line figure's curves. */
export type OutputChange =
  | { readonly change: 'set'; readonly output: Output }
  | { readonly change: 'append'; readonly id: string; readonly points: readonly AppendedPoints[] };

export interface AppendedPoints {
  /** Which curve of the figure, from 0. */
  readonly series: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

interface Ended {
  readonly run: number;
  readonly ms: number;
  /** How many times the cell called backward(). */
  readonly backwards: number;
  /** Cells whose tensors, or their gradients, this run changed. */
  readonly changed: readonly string[];
}

export interface Done extends Ended {
  readonly type: 'done';
  readonly values: Readonly<Record<string, NamedValue>>;
  readonly notFinite: NotFinite | null;
  /** Whether it has made a number that a gradient can be taken of. */
  readonly scalar: boolean;
  /** True when a stop request ended a loop early. */
  readonly stopped: boolean;
  /** What `record` asked for: the trace, or why there is none. */
  readonly recorded: { readonly trace: Trace } | { readonly error: CellError } | null;
  /** Values that outlive the worker, if there was room for them and reason to keep them. */
  readonly kept: Kept | null;
}

export interface Failed extends Ended {
  readonly type: 'failed';
  readonly error: CellError;
}

/** An error after its cell had ended: in a timer, or a promise nobody waited for. */
export interface LateError {
  readonly type: 'late';
  /** The run that left it behind. */
  readonly run: number;
  readonly error: CellError;
}

export interface Pong {
  readonly type: 'pong';
  readonly id: number;
}

/** A cell wants a data set. The page knows which there are: any other name is answered with null. */
export interface DatasetRequest {
  readonly type: 'dataset';
  readonly id: number;
  readonly name: string;
}
