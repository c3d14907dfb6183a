// Loading: a model from what saving gave. Leaves reading its parts to saved-parts.ts.
import { refuse } from '../errors.ts';
import { Layer, layers } from '../layers/index.ts';
import type { DType } from '../ndarray.ts';
import {
  cosineDecay,
  exponentialDecay,
  l1,
  l1l2,
  l2,
  linearWarmup,
  stepDecay,
  warmupCosine,
  type Memory,
  type Schedule,
  type ScheduleName,
} from '../optim/index.ts';
import { Functional, input } from './functional.ts';
import { Model } from './model.ts';
import { format, uniqueWeights, version, type SavedModel } from './save.ts';
import { Numbers, Part } from './saved-parts.ts';
import { Sequential } from './sequential.ts';
import type { CompileOptions } from './training.ts';

const op = 'loadModel';
const schedules = { stepDecay, exponentialDecay, cosineDecay, linearWarmup, warmupCosine } as const;

/**
 * The model that was saved: from what `model.save()` gave, or from the text that `JSON.stringify` makes of it or of
 * the model. Weights are the same bit for bit, and training goes on as it would have.
 *
 * @throws EngineError `damaged-model`, `saved-numbers-differ`, `saved-weights-differ`, `unknown-word`
 * @peers tf.loadLayersModel, torch.load
 */
export function loadModel(saved: SavedModel | string): Model {
  const file = new Part(typeof saved === 'string' ? parsed(saved) : saved, '');
  if (file.get('format').value !== format) throw file.get('format').damaged();
  if (file.get('version').value !== version) throw file.get('version').damaged();
  const numbers = new Numbers(file.get('weights'));
  const model = new Reader(dtypeOf(file)).layer(file.get('architecture'));
  if (!(model instanceof Model)) throw file.get('architecture').get('kind').damaged();
  for (const { name, tensor } of uniqueWeights(model)) tensor.assign(numbers.next(name, tensor));
  const training = file.get('training');
  if (training.value !== null) resume(model, training, numbers);
  numbers.finish();
  return model;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const refusal = refuse('damaged-model', { op, part: 'the file', found: 'no JSON' });
    refusal.cause = error;
    throw refusal;
  }
}

/** The precision of the whole model: that of its first weight. */
function dtypeOf(file: Part): DType {
  const [first] = file.get('weights').get('tensors').list();
  return first?.get('dtype').value === 'float64' ? 'float64' : 'float32';
}

/** Makes layers from data, shared ones once. */
class Reader {
  readonly #dtype: DType;
  readonly #layers: Layer[] = [];

  constructor(dtype: DType) {
    this.#dtype = dtype;
  }

  layer(part: Part): Layer {
    if (part.has('same')) {
      const known = this.#layers[part.get('same').count()];
      if (known === undefined) throw part.get('same').damaged();
      return known;
    }
    const id = part.get('id').count();
    const layer = this.#make(part);
    this.#layers[id] = layer;
    return layer;
  }

  #make(part: Part): Layer {
    const kind = part.get('kind').text();
    const config = part.get('config');
    const options = { name: part.get('name').text(), trainable: part.get('trainable').flag() };
    if (kind === 'sequential') return this.#sequential(config, options);
    if (kind === 'model') return this.#functional(config, options);
    if (!Object.hasOwn(layers, kind)) throw part.get('kind').damaged();
    // which settings go with which layer is checked by the layer
    const make = layers[kind as keyof typeof layers] as (settings: object) => Layer;
    return make({ ...(this.#plain(config) as object), ...options });
  }

  #sequential(config: Part, options: object): Layer {
    const stack = config
      .get('layers')
      .list()
      .map((one) => this.layer(one.get('$layer')));
    const model = new Sequential({ ...options, layers: stack });
    model.build([config.get('inputShape').shape()], this.#dtype);
    return model;
  }

  #functional(config: Part, options: object): Layer {
    const inputs = config
      .get('inputs')
      .list()
      .map((shape) => input({ shape: shape.shape() }));
    const all = [...inputs];
    const at = (place: Part) => all[place.count(all.length)]!;
    for (const step of config.get('steps').list()) {
      const layer = this.layer(step.get('layer').get('$layer'));
      const from = step.get('from').list().map(at);
      layer.build(
        from.map(({ shape }) => shape),
        this.#dtype,
      );
      all.push(layer.apply(from));
    }
    return new Functional(inputs, config.get('outputs').list().map(at), options);
  }

  #plain(part: Part): unknown {
    if (Array.isArray(part.value)) return part.list().map((one) => this.#plain(one));
    if (!part.isRecord()) return part.value;
    if (part.has('$layer')) return this.layer(part.get('$layer'));
    if (part.has('$penalty')) return penaltyOf(part.get('$penalty'));
    const names = Object.keys(part.record());
    return Object.fromEntries(names.map((name) => [name, this.#plain(part.get(name))]));
  }
}

function penaltyOf(part: Part) {
  // the numbers are checked by the penalties
  const { l1: first, l2: second } = part.record() as { l1?: number; l2?: number };
  if (first !== undefined && second !== undefined) return l1l2({ l1: first, l2: second });
  return first === undefined ? l2(second) : l1(first);
}

/** Lets training go on where it was. */
function resume(model: Model, training: Part, numbers: Numbers): void {
  // the words and numbers are checked by `compile` and by the optimiser
  model.compile(optionsOf(training.get('options')) as unknown as CompileOptions);
  const { optimizer } = model;
  const saved = training.get('optimizer');
  const memories = saved
    .get('memories')
    .list()
    .map((memory, place) => memoryOf(memory, model, place, numbers));
  const [name, steps] = [saved.get('name').text(), saved.get('steps').count()];
  // a number is checked when it is set
  const learningRate = saved.get('learningRate').value as number | null;
  optimizer.restore({ name, steps, learningRate, memories });
}

/** What `compile` or a schedule was told, schedules included. */
function optionsOf(part: Part): Readonly<Record<string, unknown>> {
  const names = Object.keys(part.record());
  return Object.fromEntries(names.map((name) => [name, optionOf(part.get(name))]));
}

function optionOf(part: Part): unknown {
  if (Array.isArray(part.value)) return part.list().map(optionOf);
  if (!part.isRecord()) return part.value;
  return part.has('$schedule') ? scheduleOf(part.get('$schedule')) : optionsOf(part);
}

function scheduleOf(part: Part): Schedule {
  const name = part.get('name').text();
  if (!Object.hasOwn(schedules, name)) throw part.get('name').damaged();
  // which options go with which schedule is checked by the schedule
  const make = schedules[name as ScheduleName] as (rate: unknown, options: object) => Schedule;
  return make(part.get('learningRate').value, optionsOf(part.get('options')));
}

function memoryOf(
  part: Part,
  { optimizer }: Model,
  place: number,
  numbers: Numbers,
): Memory | null {
  if (part.value === null) return null;
  const parameter = optimizer.parameters[place];
  if (parameter === undefined) throw part.damaged();
  const like = { shape: [parameter.size], size: parameter.size, dtype: parameter.dtype };
  const arrays = part
    .get('arrays')
    .list()
    .map((name) => {
      const { data } = numbers.next(`optimizer/${place}/${name.text()}`, like);
      return [name.text(), data] as const;
    });
  return { steps: part.get('steps').count(), arrays: Object.fromEntries(arrays) };
}
