// plot.fn: functions of one number over a stretch of the x axis, with their slopes if wanted.
// Leaves when it is evaluated to evaluated-output.ts.
import { backwardSteps, tensor, type DType, type Tensor } from '#engine';
import type { CellLibrary, FunctionOfOne, FunctionOptions, Functions } from '../cell-library.ts';
import { NotebookError } from '../errors.ts';
import { caps, type FunctionCurve, type FunctionOutput } from '../output.ts';
import { isTensor } from './describe.ts';
import { EvaluatedOutput, type EvaluatingRun } from './evaluated-output.ts';
import { tooMany, wrongShape, wrongValue } from './figure-errors.ts';
import { labelOf, rangeOf } from './figure-options.ts';
import { inWords } from './tree.ts';

const figure = 'plot.fn';
/** An even number of steps, so that the middle of the axis is a place of its own. */
const steps = 200;
const symmetric: readonly [number, number] = [-5, 5];

/** Makes `plot.fn` for one run. */
export function plotFunction(run: EvaluatingRun): CellLibrary['plot']['fn'] {
  return (functions, options = {}) => {
    const plan = planOf(options);
    const output = new EvaluatedOutput(
      run,
      functions,
      (latest: Functions) => curvesOf(latest, plan),
      (id, curves): FunctionOutput => ({ kind: 'function', id, ...plan.frame, curves }),
    );
    return { push: (next) => output.push(next) };
  };
}

/** Everything about the figure but its curves. */
interface Plan {
  readonly frame: Omit<FunctionOutput, 'kind' | 'id' | 'curves'>;
  readonly at: Float64Array;
  readonly dtype: DType;
}

function planOf(options: FunctionOptions): Plan {
  const { dtype = 'float32' } = options;
  const domain = rangeOf(figure, options.x ?? symmetric, dtype);
  const [low, high] = domain;
  const at = Float64Array.from({ length: steps + 1 }, (_, i) => low + ((high - low) * i) / steps);
  const frame = {
    title: labelOf(options.title),
    x: { label: labelOf(options.xLabel ?? 'x'), domain },
    y: {
      label: labelOf(options.yLabel),
      domain: options.y === undefined ? null : rangeOf(figure, options.y, 'float64'),
    },
    derivative: options.derivative === true,
  };
  return { frame, at, dtype };
}

function curvesOf(functions: Functions, plan: Plan): readonly FunctionCurve[] {
  const named = typeof functions === 'function' ? [['', functions] as const] : entries(functions);
  if (named.length > caps.functions) throw tooMany(figure, named.length, caps.functions);
  return named.map(([label, f]) => curveOf(labelOf(label), f, plan));
}

function entries(functions: unknown): (readonly [string, FunctionOfOne])[] {
  if (typeof functions !== 'object' || functions === null) throw notAFunction(functions);
  return Object.entries(functions).map(([label, f]: [string, unknown]) => {
    if (typeof f !== 'function') throw notAFunction(f);
    // What it gives is checked when it is called.
    return [label, f as FunctionOfOne] as const;
  });
}

function curveOf(label: string, f: FunctionOfOne, { at, dtype, frame }: Plan): FunctionCurve {
  const x = tensor(at, { dtype, requiresGrad: frame.derivative });
  const y: unknown = f(x);
  if (!isTensor(y)) throw wrongValue(figure, `Tensor [${at.length}]`, inWords(y));
  if (y.shape.length !== 1 || y.size !== at.length) {
    throw wrongShape(figure, `[${at.length}]`, y.shape);
  }
  const values = Array.from(y.data);
  return { label, values, slopes: frame.derivative ? slopesOf(x, y) : null };
}

/**
 * ∂(Σ y)/∂x, which is f′ at each x, without touching any gradient; null where no gradient reaches x.
 * Where f is no number it has no slope, whatever its formula gives.
 */
function slopesOf(x: Tensor, y: Tensor): readonly number[] | null {
  if (!y.requiresGrad) return null;
  for (const { node, gradient } of backwardSteps(y.sum())) {
    if (node !== x) continue;
    return Array.from(gradient.data, (slope, i) => (Number.isFinite(y.data[i]) ? slope : NaN));
  }
  return null;
}

function notAFunction(found: unknown): NotebookError {
  return wrongValue(figure, 'x => y', inWords(found));
}
