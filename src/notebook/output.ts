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
  | FunctionOutput
  | ScatterOutput
  | ImagesOutput
  | BarsOutput
  | HistogramOutput
  | NetworkOutput
  | SliderOutput
  | SelectOutput
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

/** Functions of one number, each at the same evenly spaced places from one end of the domain to the other. */
export interface FunctionOutput extends Shown {
  readonly kind: 'function';
  readonly title: string;
  readonly x: { readonly label: string; readonly domain: readonly [number, number] };
  /** The range of values drawn; null where the values decide. */
  readonly y: { readonly label: string; readonly domain: readonly [number, number] | null };
  /** Whether slopes were asked for. */
  readonly derivative: boolean;
  readonly curves: readonly FunctionCurve[];
}

export interface FunctionCurve {
  readonly label: string;
  readonly values: readonly number[];
  /**
   * The derivative at the same places, NaN where the value is not finite; null where none was asked for or no
   * gradient reaches x.
   */
  readonly slopes: readonly number[] | null;
}

/** Points on a plane, in groups. */
export interface ScatterOutput extends Shown {
  readonly kind: 'scatter';
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly groups: readonly PointGroup[];
}

export interface PointGroup {
  readonly label: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Points that were left out because of the cap. */
  readonly omitted: number;
}

/** Pictures of the same size, their pixels row by row from the upper left corner. */
export interface ImagesOutput extends Shown {
  readonly kind: 'images';
  readonly title: string;
  readonly size: readonly [height: number, width: number];
  /** What is drawn as ground and as full ink; null where the pixels decide. */
  readonly range: readonly [number, number] | null;
  readonly images: readonly Picture[];
  /** Pictures that were left out because of the cap. */
  readonly omitted: number;
}

export interface Picture {
  readonly label: string;
  readonly values: readonly number[];
}

/** Bars from zero, one for each series in each group. */
export interface BarsOutput extends Shown {
  readonly kind: 'bars';
  readonly title: string;
  /** The axis of the values. */
  readonly y: Axis;
  readonly groups: readonly string[];
  /** A series may be shorter than there are groups: it has no bar in the last ones. */
  readonly series: readonly BarSeries[];
  /** Bars that were left out because of the cap. */
  readonly omitted: number;
}

export interface BarSeries {
  readonly label: string;
  readonly values: readonly number[];
}

/** How often values fall into each of the same bins, for one or several series. */
export interface HistogramOutput extends Shown {
  readonly kind: 'histogram';
  readonly title: string;
  /** Label of the axis of the values. */
  readonly x: string;
  /** Edges of the bins, rising: one more than there are bins, none without a finite value. */
  readonly edges: readonly number[];
  readonly series: readonly Distribution[];
  /** Series that were left out because of the cap. */
  readonly omitted: number;
}

export interface Distribution {
  readonly label: string;
  /** Values in each bin. */
  readonly counts: readonly number[];
  /** Of the finite values; NaN where there are none. */
  readonly mean: number;
  readonly deviation: number;
  readonly low: number;
  readonly high: number;
  /** How many values are NaN or infinite. */
  readonly notFinite: number;
}

/** A network as units in columns and weights as edges. Of a large layer the middle is folded away. */
export interface NetworkOutput extends Shown {
  readonly kind: 'network';
  readonly title: string;
  readonly layers: readonly NetworkLayer[];
  /** For each pair of neighbouring layers the weights between their shown units, row-major [in, out]. */
  readonly weights: readonly (readonly number[])[];
  /** All weights, those of folded units too. */
  readonly facts: WeightFacts;
}

export interface NetworkLayer {
  readonly size: number;
  /** Indices of the units that are shown, rising. */
  readonly units: readonly number[];
  /** For each shown unit its name; empty where it has none. */
  readonly names: readonly string[];
  /** For each shown unit its activation and its bias; null where none were given. */
  readonly values: readonly number[] | null;
  readonly biases: readonly number[] | null;
}

export interface WeightFacts {
  readonly low: number;
  readonly high: number;
  readonly positive: number;
  readonly negative: number;
  readonly zero: number;
  readonly notFinite: number;
}

export interface SliderOutput extends Shown {
  readonly kind: 'slider';
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
}

/** A choice of one of several words. */
export interface SelectOutput extends Shown {
  readonly kind: 'select';
  readonly label: string;
  /** Each once; the value is one of them. */
  readonly options: readonly string[];
  readonly value: string;
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
  /** The worst elements that the cap allows, in the order of the parameters. */
  readonly rows: readonly GradcheckRow[];
  /** Elements that were left out because of the cap: none of them is worse. */
  readonly omitted: number;
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

/** The first of a cell's values that is not finite. */
export interface NotFinite {
  /** Its top-level name; null for the value that the cell ends with. */
  readonly name: string | null;
  /** Where it is declared. */
  readonly line: number | null;
  /** The number itself: NaN, or an infinity. */
  readonly value: number;
  /** Its place in a tensor (row-major), a list, or a curve by epochs, from 0; null for a single number. */
  readonly element: number | null;
  /** Which curve of what `fit` gives back; null for anything else. */
  readonly curve: string | null;
  /** Whether a recording of the cell's result leads from it to the operation that made it. */
  readonly traced: boolean;
}

/** Caps that keep one cell from drowning the page. */
export const caps = {
  /** Characters in one text. */
  text: 10_000,
  /** Console lines in one run, and the characters of all of them. */
  lines: 1_000,
  lineCharacters: 200_000,
  /** Other outputs in one run. */
  outputs: 200,
  /** Numbers and characters of all outputs in one run, as they were first made; a stepper counts as 100 000. */
  weight: 400_000,
  /** Elements of a tensor that cross the wall. */
  tensorValues: 4_096,
  /** Elements of a tensor kept with its name. */
  namedValues: 1_024,
  /** Top-level names of one cell that are kept. */
  names: 200,
  /** Rows of a table, and its columns. */
  rows: 200,
  columns: 32,
  cells: 2_000,
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
  /** Functions of one figure, and places at which each is known. */
  functions: 8,
  places: 1_000,
  /** Groups of points of one figure, and points of all of them together. */
  groups: 8,
  scatterPoints: 1_000,
  /** Pictures of one figure, and pixels of all of them together. */
  images: 64,
  pixels: 16_384,
  /** Bars of one figure. */
  bars: 60,
  /** Bins of a histogram, and series in one. */
  bins: 60,
  distributions: 12,
  /** Layers of a network's diagram, and units of one layer that it shows. */
  layers: 8,
  units: 10,
  /** Options of a choice. */
  options: 100,
  /** Characters of a label, a title or a name. */
  label: 200,
  /** Nodes of a traced graph, and numbers in all of its values, gradients and contributions together. */
  traceNodes: 10_000,
  traceNumbers: 4_000_000,
  /** Groups of a traced graph, and updates after its backward pass. */
  traceGroups: 20_000,
  traceUpdates: 1_000,
} as const;
