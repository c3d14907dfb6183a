// The functional form: placeholders, the layers applied to them, and a model of what lies between inputs and outputs.
import { refuse } from '../errors.ts';
import { Layer, SymbolicTensor, type LayerOptions } from '../layers/index.ts';
import { checkShape, formatShape, type Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { applied } from './applied.ts';
import { Model } from './model.ts';
import { nameLayers } from './names.ts';
import { outputText, parameterCount, type SummaryRow } from './summary.ts';
import { checkCount } from './training.ts';

/** Options of {@link input}. */
export interface InputOptions {
  /** Sizes of one example, without the batch. */
  readonly shape: Shape;
}

/**
 * A placeholder for an input; `layer.apply(placeholder)` gives the next one, `model(…)` makes a model of them.
 *
 * @throws EngineError `bad-shape`
 * @peers tf.input
 */
export function input({ shape }: InputOptions): SymbolicTensor {
  checkShape('input', shape);
  return new SymbolicTensor([...shape]);
}

/** Options of {@link model}. */
export interface ModelOptions extends LayerOptions {
  readonly inputs: SymbolicTensor | readonly SymbolicTensor[];
  readonly outputs: SymbolicTensor | readonly SymbolicTensor[];
}

/**
 * A model of everything between its inputs and its outputs. A layer applied several times shares its parameters.
 *
 * @throws EngineError `not-a-placeholder`, `not-connected`, `name-repeated`
 * @peers tf.model
 */
export function model({ inputs, outputs, ...options }: ModelOptions): Functional {
  const op = options.name ?? 'model';
  return new Functional(listOf(op, inputs), listOf(op, outputs), options);
}

/** Layers connected by placeholders; see {@link model}. */
export class Functional extends Model {
  readonly kind = 'model';
  readonly inputCount: number;
  readonly outputNames: readonly string[];
  readonly #inputs: readonly SymbolicTensor[];
  readonly #outputs: readonly SymbolicTensor[];
  /** Every placeholder that a layer gives, after those it is made from. */
  readonly #steps: readonly SymbolicTensor[];

  /** For the engine; use `model(…)`. */
  constructor(
    inputs: readonly SymbolicTensor[],
    outputs: readonly SymbolicTensor[],
    options: LayerOptions,
  ) {
    super(options);
    this.#inputs = inputs;
    this.#outputs = outputs;
    this.#steps = stepsBetween(this.label, inputs, outputs);
    this.inputCount = inputs.length;
    nameLayers(this.label, this.layers);
    this.outputNames = namesOf(outputs);
    // the layers made their parameters when they were applied to the placeholders
    this.build(inputs.map(({ shape }) => shape));
  }

  override get layers(): readonly Layer[] {
    return [...new Set(this.#steps.map(({ origin }) => origin!.layer))];
  }

  get config(): Readonly<Record<string, unknown>> {
    const all = [...this.#inputs, ...this.#steps];
    const places = (list: readonly SymbolicTensor[]) => list.map((one) => all.indexOf(one));
    return {
      inputs: this.#inputs.map(({ shape }) => shape),
      steps: this.#steps.map(({ origin }) => ({
        layer: origin!.layer,
        from: places(origin!.inputs),
      })),
      outputs: places(this.#outputs),
    };
  }

  override outputShapes(shapes: readonly Shape[]): readonly Shape[] {
    return this.#run(shapes, (layer, inputs) => layer.outputShape(inputs));
  }

  protected override outputsOf(inputs: readonly Tensor[], training: boolean): readonly Tensor[] {
    return this.#run(inputs, (layer, values, { inputs: from }) =>
      applied(
        layer,
        values,
        training,
        from.map(({ shape }) => shape),
      ),
    );
  }

  protected override rows(): SummaryRow[] {
    const names = new Map(this.#inputs.map((one, place) => [one, `input${place + 1}`]));
    for (const step of this.#steps) names.set(step, step.origin!.layer.name);
    const begun = new Set<Layer>();
    const ofInputs = this.#inputs.map((one) => ({
      layer: names.get(one)!,
      kind: 'input',
      output: outputText(one.shape),
      parameters: 0,
      from: '',
    }));
    const ofSteps = this.#steps.map(({ shape, origin }) => {
      const { layer, inputs } = origin!;
      // what a layer shares with an earlier use is counted there
      const parameters = begun.has(layer) ? 0 : parameterCount([layer]);
      begun.add(layer);
      const from = inputs.map((one) => names.get(one)!).join(', ');
      return { layer: layer.name, kind: layer.kind, output: outputText(shape), parameters, from };
    });
    return [...ofInputs, ...ofSteps];
  }

  /** Goes through the graph with values, or with shapes. */
  #run<Value extends object>(
    inputs: readonly Value[],
    step: (
      layer: Layer,
      values: readonly Value[],
      origin: { inputs: readonly SymbolicTensor[] },
    ) => Value,
  ): Value[] {
    checkCount(this.label, 'tensors of inputs', inputs.length, this.inputCount);
    const values = new Map(this.#inputs.map((one, place) => [one, inputs[place]!]));
    for (const one of this.#steps) {
      const origin = one.origin!;
      const from = origin.inputs.map((other) => values.get(other)!);
      values.set(one, step(origin.layer, from, origin));
    }
    return this.#outputs.map((one) => values.get(one)!);
  }
}

/** Outputs by their layers; numbered where a layer gives several. */
function namesOf(outputs: readonly SymbolicTensor[]): string[] {
  const names = outputs.map(({ origin }) => origin?.layer.name ?? 'output');
  const isAlone = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  return names.map((name, place) => (isAlone(name) ? name : `${name}_${place + 1}`));
}

/**
 * The placeholders between inputs and outputs, in an order in which each comes after those it is made from.
 *
 * @throws EngineError `not-connected` if an output is made from a placeholder that is no input
 */
function stepsBetween(
  op: string,
  inputs: readonly SymbolicTensor[],
  outputs: readonly SymbolicTensor[],
): SymbolicTensor[] {
  const known = new Set(inputs);
  const steps: SymbolicTensor[] = [];
  const waiting = [...outputs].reverse();
  // Each stays on the pile until everything it is made from has been passed.
  while (waiting.length > 0) {
    const one = waiting.at(-1)!;
    if (one.origin === null && !known.has(one)) {
      throw refuse('not-connected', { op, shape: formatShape(one.shape) });
    }
    const missing = (one.origin?.inputs ?? []).filter((other) => !known.has(other));
    if (known.has(one) || missing.length === 0) {
      waiting.pop();
      if (!known.has(one)) steps.push(one);
      known.add(one);
    } else waiting.push(...missing.toReversed());
  }
  return steps;
}

function listOf(op: string, given: SymbolicTensor | readonly SymbolicTensor[]) {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (list.length === 0 || !list.every((one) => one instanceof SymbolicTensor)) {
    throw refuse('not-a-placeholder', { op });
  }
  return list;
}
