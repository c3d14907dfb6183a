// Model: a layer made of layers that can be trained, measured, listed and saved.
// Leaves how its layers are connected to sequential.ts and functional.ts, each of its verbs to the file of that name.
import { refuse } from '../errors.ts';
import { Layer, type ApplyOptions } from '../layers/index.ts';
import type { Optimizer } from '../optim/index.ts';
import { formatShape, type Shape } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { evaluate, predict, type BatchOptions } from './evaluate.ts';
import type { Tensors } from './examples.ts';
import { fit, type FitOptions, type History } from './fit.ts';
import { savedAsText, savedModel, type SavedModel } from './save.ts';
import { Summary, type SummaryRow } from './summary.ts';
import type { Logs } from './tally.ts';
import { Training, checkCount, type CompileOptions } from './training.ts';

/**
 * Layers that work together as one. `compile`, then `fit`; a model is itself a layer and may be part of another.
 *
 * @peers nn.Module, tf.LayersModel
 */
export abstract class Model extends Layer {
  /** Set to true by a callback, ends `fit` after the running epoch. */
  stopTraining = false;
  #training: Training | null = null;

  /** How many tensors it takes. */
  abstract readonly inputCount: number;
  /** What its outputs are called in logs. */
  abstract readonly outputNames: readonly string[];
  /** One row for each layer; see {@link Model.summary}. */
  protected abstract rows(): SummaryRow[];
  protected abstract outputsOf(inputs: readonly Tensor[], training: boolean): readonly Tensor[];

  /**
   * All outputs for an input; for a model with one output, `apply` gives it alone.
   *
   * @throws EngineError `count-differs`, `needs-a-batch`, and whatever its layers refuse
   */
  applyAll(inputs: Tensors, { training = false }: ApplyOptions = {}): readonly Tensor[] {
    const list = inputs instanceof Tensor ? [inputs] : inputs;
    checkCount(this.label, 'tensors of inputs', list.length, this.inputCount);
    const shapes = list.map(({ shape }) => {
      if (shape.length > 0) return shape.slice(1);
      throw refuse('needs-a-batch', { op: this.label, shape: formatShape(shape) });
    });
    this.build(shapes, list[0]!.dtype);
    return this.outputsOf(list, training);
  }

  /**
   * Says how the model is to be trained; an optimiser that was at work before is forgotten. What is frozen then
   * stays frozen until the next time.
   *
   * @throws EngineError `unknown-word`, `unknown-option`, `option-missing`, `bad-option`
   * @peers tf.LayersModel.compile
   */
  compile(options: CompileOptions): void {
    this.#training = new Training(options);
  }

  /**
   * Trains the model: for every epoch, for every batch, one step of the optimiser.
   *
   * x and y have one row for each example; targets [n] do beside outputs [n, 1]. The last batch of an epoch may be
   * smaller.
   *
   * @throws EngineError `not-compiled`, `rows-differ`, `targets-differ`, `bad-option`, `unknown-option`, and whatever layers
   * and losses refuse
   * @peers tf.LayersModel.fit
   */
  fit(x: Tensors, y: Tensors, options?: FitOptions): Promise<History> {
    return fit(this, x, y, options);
  }

  /**
   * The loss and the metrics on examples, without training: `{ loss, acc … }`.
   *
   * @throws EngineError `not-compiled`, `rows-differ`, `targets-differ`, `bad-option`
   * @peers tf.LayersModel.evaluate
   */
  evaluate(x: Tensors, y: Tensors, options?: BatchOptions): Promise<Logs> {
    return evaluate(this, x, y, options);
  }

  /**
   * The output for an input, computed in batches and without gradients.
   *
   * @throws EngineError `several-outputs`, `bad-option`, and whatever its layers refuse
   * @peers tf.LayersModel.predict
   */
  async predict(x: Tensors, options?: BatchOptions): Promise<Tensor> {
    this.#checkOneOutput();
    const [output] = await predict(this, x, options);
    return output!;
  }

  /** All outputs for an input, as in {@link Model.predict}. */
  predictAll(x: Tensors, options?: BatchOptions): Promise<readonly Tensor[]> {
    return predict(this, x, options);
  }

  /**
   * A row for each layer, with the shape of its output and the number of its parameters, and one for the whole:
   * a table where it is shown, text where it is printed.
   *
   * @throws EngineError `not-built`
   * @peers tf.LayersModel.summary
   */
  summary(): Summary {
    if (!this.built) throw refuse('not-built', { op: `${this.label}.summary` });
    return new Summary(this.rows(), this);
  }

  /**
   * Everything needed to go on elsewhere, as plain data: layers, weights, and how training stands. `loadModel` reads it.
   *
   * A model that was compiled with functions of the reader's comes back uncompiled.
   *
   * @throws EngineError `not-built`, `not-saveable` if a layer's settings hold a function
   * @peers tf.LayersModel.save
   */
  save(): SavedModel {
    return savedModel(this);
  }

  /** What `JSON.stringify(model)` writes: the same as `save()`, with the numbers as text. */
  toJSON(): Readonly<Record<string, unknown>> {
    return savedAsText(this.save());
  }

  /**
   * The optimiser, once `compile` was called and the parameters exist.
   *
   * @throws EngineError `not-compiled`, `not-built`
   */
  get optimizer(): Optimizer {
    const op = `${this.label}.optimizer`;
    if (!this.built) throw refuse('not-built', { op });
    return this.training(op).optimizerOf(this);
  }

  /** What `compile` was told, null before. */
  get compiled(): CompileOptions | null {
    return this.#training?.options ?? null;
  }

  // Losses, metrics and optimiser: for the files beside this one.
  training(op: string): Training {
    if (this.#training === null) throw refuse('not-compiled', { op });
    return this.#training;
  }

  override outputShape(shapes: readonly Shape[]): Shape {
    this.#checkOneOutput();
    return this.outputShapes(shapes)[0]!;
  }

  /** Shapes of one example's outputs for the shapes of its inputs. */
  abstract outputShapes(shapes: readonly Shape[]): readonly Shape[];

  protected override forward(inputs: readonly Tensor[], training: boolean): Tensor {
    this.#checkOneOutput();
    checkCount(this.label, 'tensors of inputs', inputs.length, this.inputCount);
    return this.outputsOf(inputs, training)[0]!;
  }

  #checkOneOutput(): void {
    const count = this.outputNames.length;
    if (count !== 1) throw refuse('several-outputs', { op: this.label, count });
  }
}
