// The functions a cell may call besides the engine's: their types and promises.
// Inside a cell the worker puts its own in their place (worker/library.ts); elsewhere calling one is an error.
import type { GradcheckOptions, GradcheckReport, Nested, Tensor } from '#engine';
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
   * Adds one point to the curve, or one to each named curve: `push(step, { loss, accuracy })`.
   * The figure on the page follows while the cell runs.
   */
  push(x: number, y: number | Readonly<Record<string, number>>): void;
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
  };
  readonly slider: (label: string, options: SliderOptions) => number;
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
 *
 * @throws NotebookError `figure-shape`, `figure-limit` where the data do not fit the figure
 */
export const plot: CellLibrary['plot'] = {
  line: () => outside('plot.line'),
  heatmap: () => outside('plot.heatmap'),
  surface: () => outside('plot.surface'),
};

/**
 * A slider from `min` to `max`; returns its present value. Moving it runs this cell again, and what depends on it.
 *
 * @throws NotebookError `slider-range` unless min < max and the step is positive
 */
export const slider: CellLibrary['slider'] = () => outside('slider');

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
