// Losses by the words that `compile` takes, and what their targets look like.
import { refuse } from '../errors.ts';
import {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  crossEntropy,
  hinge,
  huber,
  meanAbsoluteError,
  meanSquaredError,
} from '../losses/index.ts';
import { checkProbabilities } from '../losses/targets.ts';
import { unknownWord } from '../known-options.ts';
import { formatShape, sameShape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';

/** A loss as `compile` takes it: a scalar for a batch of outputs and its targets. */
export type LossFunction = (prediction: Tensor, target: Tensor) => Tensor;

/** What accuracy needs to know of a loss. */
export interface LossRow {
  readonly loss: LossFunction;
  /** `'values'`: in the shape of the outputs. `'classes'`: one class a row, or a probability for each. */
  readonly targets: 'values' | 'classes';
  /** For outputs that each say yes or no: above it, yes. */
  readonly threshold: number;
  /** Whether each output says yes or no for itself. */
  readonly binary: boolean;
}

const values = { targets: 'values', threshold: 0.5, binary: false } as const;
const yesOrNo = { targets: 'values', threshold: 0.5, binary: true } as const;
const classes = { targets: 'classes', threshold: 0.5, binary: false } as const;
const squared: LossRow = { loss: (p, y) => meanSquaredError(p, y), ...values };
const absolute: LossRow = { loss: (p, y) => meanAbsoluteError(p, y), ...values };
const binary: LossRow = { loss: (p, y) => binaryCrossEntropy(p, y), ...yesOrNo };
const ofProbabilities: LossRow = { loss: crossEntropyOfProbabilities, ...classes };

const byWord = {
  meanSquaredError: squared,
  mse: squared,
  meanAbsoluteError: absolute,
  mae: absolute,
  huber: { loss: (p: Tensor, y: Tensor) => huber(p, y), ...values },
  binaryCrossEntropy: binary,
  binaryCrossentropy: binary,
  binaryCrossEntropyWithLogits: {
    loss: (p: Tensor, y: Tensor) => binaryCrossEntropyWithLogits(p, y),
    ...yesOrNo,
    threshold: 0,
  },
  crossEntropy: { loss: (p: Tensor, y: Tensor) => crossEntropy(p, y), ...classes },
  categoricalCrossentropy: ofProbabilities,
  sparseCategoricalCrossentropy: ofProbabilities,
  hinge: { loss: (p: Tensor, y: Tensor) => hinge(p, y), ...yesOrNo, threshold: 0 },
} as const satisfies Readonly<Record<string, LossRow>>;

/**
 * Losses by name. `'crossEntropy'` and `'binaryCrossEntropyWithLogits'` take scores;
 * `'categoricalCrossentropy'`, `'sparseCategoricalCrossentropy'` and `'binaryCrossentropy'` take probabilities, as in
 * Keras: from `softmax` or `sigmoid`. Targets of the first two are classes or one probability for each class.
 */
export type LossName = keyof typeof byWord;

/** A name, or a function of outputs and targets that gives a scalar. */
export type LossChoice = LossName | LossFunction;

/** @throws EngineError `unknown-word` */
export function lossOf(choice: LossChoice): LossRow {
  if (typeof choice === 'function') {
    const known = ownFunctions.get(choice);
    return { ...(known ?? values), loss: choice };
  }
  if (typeof choice === 'string' && Object.hasOwn(byWord, choice)) return byWord[choice];
  const known = Object.keys(byWord);
  if (choice !== undefined) throw unknownWord('compile loss', choice, known);
  throw refuse('option-missing', { op: 'compile', option: 'loss', known: known.join(', ') });
}

/** The engine's own losses, given as functions. */
const ownFunctions = new Map<unknown, LossRow>([
  [crossEntropy, byWord.crossEntropy],
  [binaryCrossEntropy, byWord.binaryCrossEntropy],
  [binaryCrossEntropyWithLogits, byWord.binaryCrossEntropyWithLogits],
  [hinge, byWord.hinge],
]);

/**
 * Targets as the loss takes them: [n] becomes [n, 1] beside outputs of that shape.
 *
 * @throws EngineError `targets-differ`
 */
export function fittingTarget(op: string, row: LossRow, output: Tensor, target: Tensor): Tensor {
  if (sameShape(output.shape, target.shape)) return target;
  const rows = output.shape.slice(0, -1);
  if (row.targets === 'classes' && sameShape(rows, target.shape)) return target;
  if (row.targets === 'classes' && sameShape([...rows, 1], target.shape))
    return target.reshape(rows);
  if (output.shape.at(-1) === 1 && sameShape(rows, target.shape))
    return target.reshape(output.shape);
  const shapes = { target: formatShape(target.shape), output: formatShape(output.shape) };
  throw refuse('targets-differ', { op, ...shapes });
}

/** Below every probability that float32 can hold in full: its logarithm is finite. */
const smallest = 1e-37;

/** −Σ y ln(p / Σp): for outputs that are probabilities already. */
function crossEntropyOfProbabilities(p: Tensor, y: Tensor): Tensor {
  checkProbabilities('categoricalCrossentropy', p, {
    activation: 'softmax',
    remedy: 'crossEntropy',
  });
  return crossEntropy(p.clamp(smallest, 1).log(), y);
}
