// What a cell shows: plain data that can cross a wall, be stored as JSON and be drawn without trust.
// Leaves making it to library.ts and describe.ts, drawing it to the page.
import type { Trace } from './trace.ts';

/** One thing a cell shows. Reader-facing words in it are English keys, translated when drawn. */
export type Output =
  | TextOutput
  | NumberOutput
  | TensorOutput
  | TableOutput
  | TreeOutput
  | LineOutput
  | HeatmapOutput
  | SurfaceOutput
  | SliderOutput
  | StepsOutput
  | GradcheckOutput;

interface Shown {
  /** Unique within one run of one cell; a later output with the same id replaces the earlier one. */
  readonly id: string;
  /** What the reader called it: `display(value, label)`. */
  readonly label?: string;
  /** How many more of its sort the cell made after this one; a cap left them out. */
  readonly dropped?: number;
}

/** Text: console lines and string values. */
export interface TextOutput extends Shown {
  readonly kind: 'text';
  readonly level: 'value' | 'log' | 'info' | 'warn' | 'error';
  readonly text: string;
}

export interface NumberOutput extends Shown {
  readonly kind: 'number';
  readonly value: number;
}

/** A tensor: the first `maxTensorValues` elements, row-major. */
export interface TensorOutput extends Shown {
  readonly kind: 'tensor';
  readonly dtype: 'float32' | 'float64';
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export type Scalar = string | number | boolean | null;

export interface TableOutput extends Shown {
  readonly kind: 'table';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Scalar[])[];
  /** Rows that were left out because of the cap. */
  readonly omitted: number;
}

/** Any other value, opened to a bounded depth without running a getter. */
export interface TreeOutput extends Shown {
  readonly kind: 'tree';
  readonly root: TreeNode;
}

export type TreeNode =
  | { readonly type: 'leaf'; readonly text: string }
  | {
      readonly type: 'branch';
      readonly name: string;
      readonly size: number;
      readonly entries: readonly (readonly [key: string, value: TreeNode])[];
    };

export interface Axis {
  readonly label: string;
  readonly scale: 'linear' | 'log';
}

/** Curves over one x axis. */
export interface LineOutput extends Shown {
  readonly kind: 'line';
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

export interface Series {
  readonly label: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A matrix as coloured squares, zero in the middle of the scale. */
export interface HeatmapOutput extends Shown {
  readonly kind: 'heatmap';
  readonly title: string;
  readonly shape: readonly [rows: number, columns: number];
  readonly values: readonly number[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** A function of two inputs over a rectangle, with data points on it. Row 0 is the lowest y. */
export interface SurfaceOutput extends Shown {
  readonly kind: 'surface';
  readonly title: string;
  readonly x: Axis & { readonly domain: readonly [number, number] };
  readonly y: Axis & { readonly domain: readonly [number, number] };
  readonly size: readonly [columns: number, rows: number];
  readonly values: readonly number[];
  /** Height of the line that separates the classes. */
  readonly level: number;
  readonly points: readonly SurfacePoint[];
}

export interface SurfacePoint {
  readonly x: number;
  readonly y: number;
  /** The class the data give it (0 or 1). */
  readonly target: number;
  /** The surface's height there. */
  readonly value: number;
}

export interface SliderOutput extends Shown {
  readonly kind: 'slider';
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
}

/** A recorded computation for the gradient stepper. */
export interface StepsOutput extends Shown {
  readonly kind: 'steps';
  readonly trace: Trace;
}

/** Two gradients, element by element. */
export interface GradcheckOutput extends Shown {
  readonly kind: 'gradcheck';
  /** What was compared: the engine against central differences, or the reader's gradient against the engine's. */
  readonly against: 'differences' | 'engine';
  readonly verdict: 'agree' | 'differ' | 'kink' | 'not-a-number';
  /** Largest relative error over all elements that are not at a kink. */
  readonly worst: number;
  readonly rows: readonly GradcheckRow[];
}

export interface GradcheckRow {
  readonly name: string;
  readonly index: readonly number[];
  /** The gradient under test and the one it is held against. */
  readonly tested: number;
  readonly reference: number;
  readonly error: number;
  readonly kink: boolean;
}

/** What a top-level name of a cell holds after a run: for formulas, prose and lists of symbols. */
export type NamedValue =
  | {
      readonly type: 'tensor';
      readonly dtype: 'float32' | 'float64';
      readonly shape: readonly number[];
      /** The first `caps.namedValues` elements, row-major. */
      readonly values: readonly number[];
      readonly requiresGrad: boolean;
    }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'other'; readonly text: string };

/** Caps that keep one cell from drowning the page. */
export const caps = {
  /** Characters in one text. */
  text: 10_000,
  /** Console lines in one run. */
  lines: 1_000,
  /** Other outputs in one run. */
  outputs: 200,
  /** Elements of a tensor that cross the wall. */
  tensorValues: 4_096,
  /** Elements of a tensor kept with its name. */
  namedValues: 1_024,
  /** Top-level names of one cell that are kept. */
  names: 200,
  /** Rows of a table, and its columns. */
  rows: 200,
  columns: 32,
  /** Nodes of an opened value, and its depth. */
  treeNodes: 400,
  treeDepth: 4,
  /** Entries of one branch of an opened value. */
  entries: 50,
  /** Points of one series kept by the page. */
  points: 4_096,
  /** Curves of all figures in one run. */
  series: 64,
  /** Cells of a surface along one side. */
  resolution: 96,
  /** Data points on a surface. */
  surfacePoints: 1_000,
  /** Characters of a label, a title or a name. */
  label: 200,
  /** Nodes of a traced graph, and numbers in all of its tensors together. */
  traceNodes: 4_000,
  traceNumbers: 1_000_000,
} as const;
