// Metrics by the words that `compile` takes. Leaves averaging over batches to tally.ts.
import { unknownWord } from '../known-options.ts';
import { sameShape } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import type { LossRow } from './loss-words.ts';

/** A number for a batch of outputs and its targets; their mean over all rows is reported. */
export type MetricFunction = (prediction: Tensor, target: Tensor) => number | Tensor;

/** A metric, and the name under which it is reported. */
export interface MetricRow {
  readonly key: string;
  readonly measure: (prediction: Tensor, target: Tensor, loss: LossRow) => number;
}

const squared: MetricRow['measure'] = (p, y) => meanOf(p, y, (a, b) => (a - b) * (a - b));
const absolute: MetricRow['measure'] = (p, y) => meanOf(p, y, (a, b) => Math.abs(a - b));

const byWord = {
  accuracy: { key: 'acc', measure: accuracy },
  acc: { key: 'acc', measure: accuracy },
  meanSquaredError: { key: 'mse', measure: squared },
  mse: { key: 'mse', measure: squared },
  meanAbsoluteError: { key: 'mae', measure: absolute },
  mae: { key: 'mae', measure: absolute },
} as const satisfies Readonly<Record<string, MetricRow>>;

/** `'accuracy'` is reported as `acc`, `'meanSquaredError'` as `mse`, `'meanAbsoluteError'` as `mae`. */
export type MetricName = keyof typeof byWord;

/** A name, or a function; a function is reported under its own name. */
export type MetricChoice = MetricName | MetricFunction;

/** @throws EngineError `unknown-word` */
export function metricOf(choice: MetricChoice, place: number): MetricRow {
  if (typeof choice === 'function') {
    const measure = (p: Tensor, y: Tensor): number => numberOf(choice(p, y));
    return { key: choice.name === '' ? `metric${place + 1}` : choice.name, measure };
  }
  if (typeof choice === 'string' && Object.hasOwn(byWord, choice)) return byWord[choice];
  throw unknownWord('compile metrics', choice, Object.keys(byWord));
}

/**
 * The share of right answers: of several outputs the largest must be that of the target; an output alone, or one that
 * says yes or no for itself, must lie on the target's side of the threshold.
 */
function accuracy(prediction: Tensor, target: Tensor, loss: LossRow): number {
  const same = sameShape(prediction.shape, target.shape);
  if (same && (loss.binary || prediction.shape.at(-1) === 1)) {
    const yes = loss.threshold;
    // Targets are 0 and 1, or −1 and 1 where the threshold lies between those.
    return meanOf(prediction, target, (p, y) => (p > yes === y > 0 ? 1 : 0));
  }
  const classes = prediction.shape.at(-1) ?? 1;
  const rows = prediction.size / classes;
  let right = 0;
  for (let row = 0; row < rows; row++) {
    const wanted = same ? largest(target, row, classes) : target.data[row]!;
    if (largest(prediction, row, classes) === wanted) right += 1;
  }
  return right / rows;
}

function largest({ data }: Tensor, row: number, classes: number): number {
  let best = 0;
  for (let c = 1; c < classes; c++) {
    if (data[row * classes + c]! > data[row * classes + best]!) best = c;
  }
  return best;
}

function meanOf({ data }: Tensor, target: Tensor, of: (p: number, y: number) => number): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += of(data[i]!, target.data[i]!);
  return sum / data.length;
}

function numberOf(value: number | Tensor): number {
  return value instanceof Tensor ? value.item() : value;
}
