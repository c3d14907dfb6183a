// A cell as the page sees it: its text, its state, what it shows.
// Leaves changing it to notebook.ts.
import type { CellError } from './errors.ts';
import type { NamedValue, NotFinite, Output } from './output.ts';

/**
 * `idle`: never run here; what it shows was recorded. `stale`: its text or something it depends on changed
 * since. `stopped`: ended early on request. `blocked`: a cell it depends on has no values.
 */
export type State =
  'idle' | 'stale' | 'queued' | 'running' | 'ok' | 'error' | 'stopped' | 'blocked';

export interface CellView {
  readonly name: string;
  readonly source: string;
  /** The text it started with. */
  readonly original: string;
  readonly manual: boolean;
  /** Seconds it is expected to run, if known. */
  readonly expected: number | null;
  readonly state: State;
  readonly outputs: readonly Output[];
  readonly values: Readonly<Record<string, NamedValue>>;
  /** The first of its values that is not finite, after a run here. */
  readonly notFinite: NotFinite | null;
  /** Whether its last run here made a number that a gradient can be taken of. */
  readonly scalar: boolean;
  readonly error: CellError | null;
  /** Milliseconds of the last run. */
  readonly ms: number | null;
  /** Milliseconds a whole run is expected to take: as the last one here did, before that as its author says. */
  readonly usual: number | null;
  /** While it runs: how far its main loop is, from 0 to 1, where that can be seen. */
  readonly progress: number | null;
  /** While it runs: whether it is too busy to hear a stop. It can be ended, but then its values are lost. */
  readonly deaf: boolean;
  /** Of a stopped cell: whether its values are gone, so that nothing can be computed from them. */
  readonly lost: boolean;
  /** A cell that had been stopped early when this one was computed from what it had. */
  readonly basis: string | null;
  /** The cell that made it stale, or that it is blocked by. */
  readonly after: string | null;
  /** Other cells whose tensors, or their gradients, its last run changed; they are made anew before the next. */
  readonly changed: readonly string[];
}

/** What a cell showed when it was recorded. */
export interface RecordedCell {
  readonly outputs: readonly Output[];
  readonly values: Readonly<Record<string, NamedValue>>;
}
