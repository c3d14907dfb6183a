// The functions a cell may call besides the engine's: their types and promises.
// Inside a cell the worker puts its own in their place (worker/library.ts); elsewhere calling one is an error.
import type { DType, GradcheckOptions, GradcheckReport, Model, Nested, Tensor } from '#engine';
import type { DatasetName, Datasets } from './datasets.ts';
import { NotebookError } from './errors.ts';

/** Numbers in a row: a tensor of rank 1 or a list. */
export type Values = Tensor | readonly number[];

/** A curve: values over 0, 1, 2 …, or points as a tensor [n, 2] or a list of [x, y]. */
export type Curve = Values | readonly (readonly [x: number, y: number])[];

export interface AxisOptions {
  readonly label?: string;
  readonly scale?: 'linear' | 'log';
}

export interface LineOptions {
  readonly title?: string;
  /** Label of the axis, or label and scale. */
  readonly x?: string | AxisOptions;
  readonly y?: string | AxisOptions;
}

export interface LinePlot {
  /**
   * Adds one point to the curve, or one to each named curve: `push(step, { loss, accuracy })`. Tensors of one
   * element do as numbers. The figure on the page follows while the cell runs.
   */
  push(x: number, y: number | Tensor | Readonly<Record<string, number | Tensor>>): void;
}

export interface HeatmapOptions {
  readonly title?: string;
  /** Names of the rows and of the columns. */
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
}

export interface HeatmapPlot {
  /** Shows other numbers in the same squares; the latest are drawn. */
  push(values: Tensor): void;
}

export interface SurfaceOptions {
  readonly title?: string;
  /** The rectangle over which the function is drawn; [−1, 1] without. */
  readonly x?: readonly [low: number, high: number];
  readonly y?: readonly [low: number, high: number];
  /** Data points, [n, 2], and for each the class 0 or 1. */
  readonly points?: Tensor;
  readonly targets?: Tensor;
  /** Evaluations along one side, 2 to 96; 40 without. */
  readonly resolution?: number;
  /** The height that separates the classes; 0.5 without. */
  readonly level?: number;
}

/** For points [n, 2] their heights, [n] or [n, 1]. */
export type SurfaceFunction = (points: Tensor) => Tensor;

export interface SurfacePlot {
  /**
   * Draws the function again, as often as the page can show it. The last one pushed is
   * evaluated when the cell ends, with the numbers it then sees.
   */
  push(height: SurfaceFunction): void;
}

/** For numbers x [n] the values of a function there, [n]: each depends on its own x alone. */
export type FunctionOfOne = (x: Tensor) => Tensor;

/** One function, or several by name. */
export type Functions = FunctionOfOne | Readonly<Record<string, FunctionOfOne>>;

export interface FunctionOptions {
  readonly title?: string;
  /** Where the functions are drawn; [−5, 5] without. */
  readonly x?: readonly [low: number, high: number];
  /** The values that are drawn; chosen by the values without. */
  readonly y?: readonly [low: number, high: number];
  readonly xLabel?: string;
  readonly yLabel?: string;
  /** True draws f′ too, dashed: the engine's own backward() of the sum of f(x). */
  readonly derivative?: boolean;
  /** Precision of x; 'float32' without. */
  readonly dtype?: DType;
}

export interface FunctionPlot {
  /**
   * Draws other functions, as often as the page can show them. The last ones pushed are
   * evaluated when the cell ends, with the numbers they then see.
   */
  push(functions: Functions): void;
}

/** Points on a plane: a tensor [n, 2] or a list of [x, y]. */
export type Points = Tensor | readonly (readonly [x: number, y: number])[];

/** One group of points, or several by name. */
export type PointGroups = Points | Readonly<Record<string, Points>>;

export interface ScatterOptions {
  readonly title?: string;
  /** Label of the axis, or label and scale. */
  readonly x?: string | AxisOptions;
  readonly y?: string | AxisOptions;
}

export interface ScatterPlot {
  /** Shows other points; the latest are drawn. */
  push(points: PointGroups): void;
}

export interface ImagesOptions {
  readonly title?: string;
  /** A name for each picture. */
  readonly labels?: readonly string[];
  /** What is drawn as ground and as full ink; from 0 (or −m) to the largest |pixel| m without. */
  readonly range?: readonly [low: number, high: number];
}

export interface ImagesPlot {
  /** Shows other pictures; the latest are drawn. */
  push(images: Tensor): void;
}

export interface BarsOptions {
  readonly title?: string;
  /** Names of the groups: what each place of the lists stands for. */
  readonly groups?: readonly string[];
  /** Label of the axis of the values, or label and scale. */
  readonly y?: string | AxisOptions;
}

/** One number for each name, or for each name a list with one number for each group. */
export type Bars = Values | Readonly<Record<string, number | Values>>;

export interface BarsPlot {
  /** Shows other numbers; the latest are drawn. */
  push(values: Bars): void;
}

export interface HistogramOptions {
  readonly title?: string;
  /** How many bins, 1 to 60. Without it round ones by the rule of Freedman and Diaconis: each about 2·IQR/∛n wide. */
  readonly bins?: number;
  /** Label of the axis of the values. */
  readonly x?: string;
}

/** Numbers in any order: a tensor of any shape or a list, or several of them by name. */
export type Samples = Values | Readonly<Record<string, Values>>;

export interface HistogramPlot {
  /** Shows other numbers, in bins of their own; the latest are drawn. */
  push(values: Samples): void;
}

export interface NetworkParts {
  /** From each layer to the next, each [in, out]. */
  readonly weights: readonly Tensor[];
  /** One for each of the weights, [out] or [1, out]. */
  readonly biases?: readonly Tensor[];
  /** Activations of one example, inputs first: one for each layer, [units] or [1, units]. */
  readonly values?: readonly Tensor[];
  /** Names of the first and of the last layer's units. */
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly title?: string;
}

export interface NetworkDiagram {
  /** Shows other weights, biases or values; what is left out is read again. The latest are drawn. */
  push(parts: Partial<NetworkParts>): void;
}

export interface ModelDiagramOptions {
  /** One example, [1, in]: its activations are shown on the units. */
  readonly example?: Tensor;
  /** Names of the first and of the last layer's units. */
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly title?: string;
}

export interface ModelDiagram {
  /** Reads the model's weights again; what is left out stays. The latest are drawn. */
  push(options?: ModelDiagramOptions): void;
}

/** Draws weights, or a model of dense layers. */
export interface DrawNetwork {
  (parts: NetworkParts): NetworkDiagram;
  (model: Model, options?: ModelDiagramOptions): ModelDiagram;
}

export interface SliderOptions {
  readonly min: number;
  readonly max: number;
  /** Distance between two values; a hundredth of the range without. */
  readonly step?: number;
  /** Where it starts; in the middle without. */
  readonly value?: number;
}

/** What the worker offers to cells. */
export interface CellLibrary {
  readonly display: (value: unknown, label?: string) => void;
  readonly print: (...values: readonly unknown[]) => void;
  readonly plot: {
    readonly line: (
      data?: Curve | Readonly<Record<string, Curve>>,
      options?: LineOptions,
    ) => LinePlot;
    readonly heatmap: (values: Tensor, options?: HeatmapOptions) => HeatmapPlot;
    readonly surface: (height: SurfaceFunction, options?: SurfaceOptions) => SurfacePlot;
    readonly fn: (functions: Functions, options?: FunctionOptions) => FunctionPlot;
    readonly scatter: (points: PointGroups, options?: ScatterOptions) => ScatterPlot;
    readonly images: (images: Tensor, options?: ImagesOptions) => ImagesPlot;
    readonly bars: (values: Bars, options?: BarsOptions) => BarsPlot;
    readonly histogram: (values: Samples, options?: HistogramOptions) => HistogramPlot;
  };
  readonly network: DrawNetwork;
  readonly dataset: <Name extends DatasetName>(name: Name) => Promise<Datasets[Name]>;
  readonly slider: (label: string, options: SliderOptions) => number;
  readonly select: <const Option extends string>(
    label: string,
    options: readonly Option[],
    initial?: NoInfer<Option>,
  ) => Option;
  readonly steps: (scalar: Tensor) => void;
  readonly gradcheck: (
    loss: () => Tensor,
    parameters: Readonly<Record<string, Tensor>>,
    gradients?: Readonly<Record<string, Tensor | Nested>>,
    options?: GradcheckOptions,
  ) => GradcheckReport;
}

/** Shows a value: a tensor with its shape, a number, text, a list of records as a table, anything else opened. */
export const display: CellLibrary['display'] = () => outside('display');

/** Shows values in one line of text. */
export const print: CellLibrary['print'] = () => outside('print');

/**
 * Figures.
 *
 * - `plot.line(curve | { name: curve })`: curves over one axis; `push(x, y)` adds points.
 * - `plot.heatmap(matrix)`: a matrix [rows, columns] as coloured squares; `push(matrix)` replaces it.
 * - `plot.surface(points => heights)`: a function of two inputs over a rectangle, with data points on it.
 * - `plot.fn(x => y | { name: x => y })`: functions of one number; `derivative: true` draws their slopes too, made
 *   by backward(). Where a value is NaN or infinite the curve has a gap.
 * - `plot.scatter(points | { name: points })`: points [n, 2], each group with a mark of its own; `push` replaces them.
 * - `plot.images(pictures)`: pictures [height, width] or [n, height, width] of few pixels; `push` replaces them.
 * - `plot.bars({ name: number })`, `plot.bars({ name: numbers }, { groups })`: bars from zero, blue above it and
 *   orange below; `push(values)` replaces them.
 * - `plot.histogram(numbers | { name: numbers })`: how often values fall into each bin, with mean μ and standard
 *   deviation √(Σ(x − μ)²/n); `push(numbers)` replaces them.
 *
 * @throws NotebookError `figure-shape`, `figure-value`, `figure-range`, `figure-limit` where the data do not fit the figure
 */
export const plot: CellLibrary['plot'] = {
  line: () => outside('plot.line'),
  heatmap: () => outside('plot.heatmap'),
  surface: () => outside('plot.surface'),
  fn: () => outside('plot.fn'),
  scatter: () => outside('plot.scatter'),
  images: () => outside('plot.images'),
  bars: () => outside('plot.bars'),
  histogram: () => outside('plot.histogram'),
};

/**
 * Draws a network: units in columns, weights as edges whose colour is their sign and whose width their size.
 * `network({ weights: [W1, W2], biases: [b1, b2], values: [x, h, y] })`, or `network(model, { example })` for a model of
 * dense layers; `push` replaces what it is given.
 *
 * @throws NotebookError `figure-shape` unless each layer's weights [in, out] go on where the ones before end;
 * `network-count`, `figure-limit`; of a model `network-layer`, `network-unbuilt`
 */
export const network: DrawNetwork = () => outside('network');

/**
 * A shipped data set: `const digits = await dataset('digits')`. Loaded when a cell first asks for it; every call gives
 * new tensors.
 *
 * `digits`, `iris`, `penguins`, `wine`: pictures or features with labels; `sunspots`, `co2`, `seattle-weather`:
 * values over time; `first-names`, `lunyu`, `sanzijing`: texts.
 *
 * @throws NotebookError `dataset-unknown`; `dataset-unavailable` where its file cannot be loaded
 * @peers sklearn.datasets
 */
export const dataset: CellLibrary['dataset'] = () => outside('dataset');

/**
 * A slider from `min` to `max`; returns its present value. Moving it runs this cell again, and what depends on it.
 *
 * @throws NotebookError `slider-range` unless min < max and the step is positive
 */
export const slider: CellLibrary['slider'] = () => outside('slider');

/**
 * A choice of one of `options`; returns the chosen one. Choosing another runs this cell again, and what depends on it.
 *
 * @param initial what is chosen at first; the first option without
 * @throws NotebookError `select-options` unless there are options, each once, and `initial` is one of them
 */
export const select: CellLibrary['select'] = () => outside('select');

/**
 * Opens the gradient stepper on a tensor with one element: how it came about and how its gradient flows back.
 * Leaves every `.grad` as it is.
 *
 * @throws NotebookError `not-a-scalar`, `graph-too-large`
 */
export const steps: CellLibrary['steps'] = () => outside('steps');

/**
 * Compares gradients, element by element, and shows the result.
 *
 * `gradcheck(loss, { W, b })`: the engine's gradient against central differences in double precision.
 * `gradcheck(loss, { W }, { W: dW })`: your own gradient against the engine's.
 *
 * @param loss computes the scalar from the parameters, each time it is called
 */
export const gradcheck: CellLibrary['gradcheck'] = () => outside('gradcheck');

function outside(name: string): never {
  throw new NotebookError('outside-cell', { name });
}
