// A cell inside the notebook: what it was given, what the page sees of it, what its text compiles to.
// Leaves changing any of it to the files that say when.
import type { CellView, RecordedCell } from './cell-view.ts';
import type { Unit } from './compile/unit.ts';
import type { CellError } from './errors.ts';
import type { CellSpec } from './parse-chapter.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export interface Cell {
  readonly spec: CellSpec;
  readonly view: Mutable<CellView>;
  /** Values of its sliders, by output id. */
  readonly controls: Map<string, number | string>;
  /** What it showed when it was recorded, if it was. */
  readonly recorded: RecordedCell | null;
  /** The last text that compiled. */
  unit: Unit | null;
  /** Why the present text does not compile. */
  broken: CellError | null;
  compiling: Promise<void> | null;
  /** Counts changes of the text. */
  revision: number;
  /** How many times its last run called backward(). */
  backwards: number;
}

export function newCell(spec: CellSpec, unit: Unit | null, recorded: RecordedCell | null): Cell {
  const { name, source, manual = false, expected = null } = spec;
  const { outputs, values } = recorded ?? { outputs: [], values: {} };
  return {
    spec,
    view: {
      name,
      source,
      original: source,
      manual,
      expected,
      state: 'idle',
      outputs,
      values,
      notFinite: null,
      scalar: false,
      error: null,
      ms: null,
      usual: usualOf(spec, source),
      progress: null,
      deaf: false,
      lost: false,
      basis: null,
      after: null,
      changed: [],
    },
    controls: new Map(),
    recorded,
    unit,
    broken: null,
    compiling: null,
    revision: 0,
    backwards: 0,
  };
}

/** Milliseconds a text is expected to take before it has run: the author spoke of his own. */
export function usualOf({ source, expected }: CellSpec, text: string): number | null {
  return text === source && expected !== undefined ? 1_000 * expected : null;
}

/** Whether other cells do not see its names: an exercise, a bug, a check. */
export function isPrivate({ spec }: Cell): boolean {
  return spec.private === true || spec.parent !== undefined;
}

/** A private cell nobody has run stays as it was recorded: its answer is not shown unasked. */
export function isUntouched(cell: Cell): boolean {
  return isPrivate(cell) && cell.view.state === 'idle';
}

/** Whether a cell has to run, seen, before its readers; one that only is not in the worker is replayed unseen. */
export function needsRun({ view, recorded }: Cell): boolean {
  if (view.state === 'idle') return recorded === null;
  return view.state === 'stale' || view.state === 'queued' || view.state === 'running';
}

/** Whether a cell whose values are gone may be run again unasked: it ran to its end before. */
export function canReplay({ view }: Cell): boolean {
  return view.state === 'ok' || view.state === 'idle';
}

/** The seed of a cell's random numbers: its own, else one made from its name (FNV-1a). */
export function seedOf({ spec }: Cell): number {
  if (spec.seed !== undefined) return spec.seed;
  let state = 0x811c9dc5;
  for (const sign of spec.name) {
    state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  }
  return state >>> 0;
}
