// What `compile` was told, checked and ready: losses, metrics and the optimiser of a model.
import { refuse } from '../errors.ts';
import { known, type Names } from '../known-options.ts';
import { describe } from '../ndarray.ts';
import { clipByNorm, clipByValue, type Optimizer } from '../optim/index.ts';
import { checkAboveZero, checkFromZero } from '../optim/numbers.ts';
import { formatShape } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { fittingTarget, lossOf, type LossChoice, type LossRow } from './loss-words.ts';
import { metricOf, type MetricChoice, type MetricRow } from './metric-words.ts';
import { checkOptimizer, makeOptimizer, type OptimizerChoice } from './optimizer-words.ts';
import type { Logs } from './tally.ts';

/** How a model is to be trained. */
export interface CompileOptions {
  readonly optimizer: OptimizerChoice;
  /** Of every output, or one for each. */
  readonly loss: LossChoice | readonly LossChoice[];
  /** What each output's loss is multiplied by in the sum, 1 unless stated. */
  readonly lossWeights?: readonly number[];
  /** What else is reported, of every output. */
  readonly metrics?: MetricChoice | readonly MetricChoice[];
  /** Shortens all gradients together to this norm: see {@link clipByNorm}. */
  readonly clipNorm?: number;
  /** Cuts every element of the gradients at this size: see {@link clipByValue}. */
  readonly clipValue?: number;
}

const optionNames: Names<CompileOptions> = {
  optimizer: true,
  loss: true,
  lossWeights: true,
  metrics: true,
  clipNorm: true,
  clipValue: true,
};

/** The part of a model that training needs to know. */
export interface Trainee {
  readonly label: string;
  readonly outputNames: readonly string[];
  readonly parameters: readonly Tensor[];
  readonly penalties: readonly Tensor[];
}

/** The loss of a batch, and what is reported of it. */
export interface Judgement {
  readonly loss: Tensor;
  readonly logs: Logs;
}

export class Training {
  readonly options: CompileOptions;
  readonly #losses: readonly LossRow[];
  readonly #metrics: readonly MetricRow[];
  #optimizer: Optimizer | null = null;

  /** @throws EngineError `unknown-word`, `unknown-option`, `option-missing`, `bad-option` */
  constructor(given: CompileOptions) {
    const options = known('compile', given, optionNames);
    const { loss, metrics = [], clipNorm, clipValue, lossWeights = [] } = options;
    this.options = options;
    checkOptimizer(options.optimizer);
    this.#losses = listOf(loss).map(lossOf);
    this.#metrics = listOf(metrics).map(metricOf);
    if (clipNorm !== undefined) checkAboveZero('compile', { clipNorm });
    if (clipValue !== undefined) checkAboveZero('compile', { clipValue });
    for (const lossWeight of listOf(lossWeights)) checkFromZero('compile', { lossWeight });
  }

  /** The optimiser, made for the model's parameters when it is first needed. */
  optimizerOf({ parameters }: Trainee): Optimizer {
    this.#optimizer ??= makeOptimizer(this.options.optimizer, parameters);
    return this.#optimizer;
  }

  /**
   * Compares outputs with targets.
   *
   * @throws EngineError `count-differs`, `targets-differ`, and whatever the losses refuse
   */
  judge(
    op: string,
    model: Trainee,
    outputs: readonly Tensor[],
    targets: readonly Tensor[],
  ): Judgement {
    checkCount(op, 'tensors of targets', targets.length, outputs.length);
    if (this.#losses.length > 1)
      checkCount(op, 'loss functions', this.#losses.length, outputs.length);
    const parts = outputs.map((output, place) => {
      const row = this.#losses[this.#losses.length > 1 ? place : 0]!;
      const target = fittingTarget(op, row, output, targets[place]!);
      const metrics = this.#metrics.map(({ key, measure }) => {
        return [key, measure(output, target, row)] as const;
      });
      return { loss: checkLoss(op, row.loss(output, target)), metrics };
    });
    const losses = parts.map(({ loss }, place) => this.#weighted(loss, place));
    const loss = [...losses, ...model.penalties].reduce((sum, one) => sum.add(one));
    return { loss, logs: this.#logsOf(model, loss.item(), parts) };
  }

  /** Changes the parameters, once their gradients are there. */
  step(model: Trainee): void {
    const { clipNorm, clipValue } = this.options;
    if (clipValue !== undefined) clipByValue(model.parameters, clipValue);
    if (clipNorm !== undefined) clipByNorm(model.parameters, clipNorm);
    this.optimizerOf(model).step();
  }

  #weighted(loss: Tensor, place: number): Tensor {
    const weight = this.options.lossWeights?.[place] ?? 1;
    return weight === 1 ? loss : loss.mul(weight);
  }

  #logsOf(
    { outputNames }: Trainee,
    loss: number,
    parts: readonly {
      readonly loss: Tensor;
      readonly metrics: readonly (readonly [string, number])[];
    }[],
  ): Logs {
    if (parts.length === 1) return { loss, ...Object.fromEntries(parts[0]!.metrics) };
    const named = parts.flatMap((part, place) => {
      const own = [['loss', part.loss.item()] as const, ...part.metrics];
      return own.map(([key, value]) => [`${outputNames[place]}_${key}`, value] as const);
    });
    return { loss, ...Object.fromEntries(named) };
  }
}

/** @throws EngineError `loss-not-a-scalar`, since a function of the reader's may give anything */
function checkLoss(op: string, loss: unknown): Tensor {
  if (loss instanceof Tensor && loss.size === 1) return loss;
  const found = loss instanceof Tensor ? `Tensor ${formatShape(loss.shape)}` : describe(loss);
  throw refuse('loss-not-a-scalar', { op, found });
}

/** @throws EngineError `count-differs` */
export function checkCount(op: string, name: string, found: number, expected: number): void {
  if (found !== expected) throw refuse('count-differs', { op, name, found, expected });
}

function listOf<One>(given: One | readonly One[]): readonly One[] {
  const isList = (value: unknown): value is readonly One[] => Array.isArray(value);
  return isList(given) ? given : [given];
}
