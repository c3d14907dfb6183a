// What of the engine's own objects is worth showing: models as their summaries, layers, estimators and optimisers by
// what they were told and what they learned. Leaves drawing it as tables and trees to describe.ts and tree.ts.
import {
  classical,
  input,
  Layer,
  layers,
  model,
  Model,
  sequential,
  sgd,
  tensor,
  vocabulary,
  type SummaryRow,
} from '#engine';

type Facts = readonly (readonly [name: string, value: unknown])[];

/** A name for an object, and what it holds: worked out only where it is shown. */
export interface EngineFacts {
  readonly name: string;
  readonly facts: () => Facts;
}

/** The rows of a model's summary; of one that has no parameters yet, its layers. Null for anything else. */
export function summaryOf(value: object): readonly object[] | null {
  if (!isEngineModel(value)) return null;
  if (value.built) return value.summary();
  if (value.layers.length === 0) return null;
  return value.layers.map(({ name, kind }): Pick<SummaryRow, 'layer' | 'kind'> => ({
    layer: name,
    kind,
  }));
}

/** The facts of a layer, a model, an estimator or an optimiser; null for anything else. */
export function factsOf(value: object): EngineFacts | null {
  if (isEngineModel(value)) {
    const parts = value.layers.map((layer, place) => [layer.name || String(place), layer] as const);
    return { name: value.kind, facts: () => parts };
  }
  if (isPlainLayer(value)) return { name: value.kind, facts: () => factsOfLayer(value) };
  const told = learners.get(Reflect.getPrototypeOf(value));
  if (told === undefined) return null;
  const facts = () => told.facts.flatMap((name) => factOf(value, name));
  return { name: told.name, facts };
}

/** One that has its kind and its settings as the engine's have them: reading them runs nothing of the reader's. */
function isPlainLayer(value: object): value is Layer {
  const isData = (key: string) => 'value' in (Reflect.getOwnPropertyDescriptor(value, key) ?? {});
  return value instanceof Layer && !(value instanceof Model) && isData('kind') && isData('config');
}

function factsOfLayer(layer: Layer): Facts {
  return [
    ...(layer.name === '' ? [] : [['name', layer.name] as const]),
    ...Object.entries(layer.config),
    ...(layer.trainable ? [] : [['trainable', false] as const]),
    ...layer.weights.map(({ name, tensor: weight }) => [name, weight] as const),
  ];
}

/** Nothing where the estimator has not been fitted. */
function factOf(value: object, name: string): (readonly [string, unknown])[] {
  try {
    return [[name, Reflect.get(value, name)]];
  } catch {
    return [];
  }
}

const placeholder = input({ shape: [1] });

/** A reader's own class of models may answer in any way, or never. */
function isEngineModel(value: object): value is Model {
  return value instanceof Model && models.has(Reflect.getPrototypeOf(value));
}

const models = new Set(
  [sequential(), model({ inputs: placeholder, outputs: layers.flatten().apply(placeholder) })].map(
    Reflect.getPrototypeOf,
  ),
);

const shown: readonly (readonly [name: string, sample: object, facts: readonly string[]])[] = [
  ['linearRegression', classical.linearRegression(), ['weights', 'intercept']],
  ['logisticRegression', classical.logisticRegression(), ['weights', 'bias', 'loss', 'converged']],
  ['linearSvm', classical.linearSvm(), ['weights', 'bias', 'converged']],
  ['kernelSvm', classical.kernelSvm(), ['supportVectors', 'converged']],
  ['kNearestNeighbors', classical.kNearestNeighbors(), ['classes']],
  ['decisionTree', classical.decisionTree(), ['depth', 'leaves', 'featureImportances', 'tree']],
  ['randomForest', classical.randomForest(), ['classes', 'oobScore', 'featureImportances']],
  ['kMeans', classical.kMeans({ clusters: 1 }), ['inertia', 'centers']],
  ['pca', classical.pca(), ['explainedVarianceRatio', 'components']],
  ['scaler', classical.standardScaler(), ['offset', 'unit']],
  ['vocabulary', vocabulary('a'), ['size', 'signs']],
  ['placeholder', placeholder, ['shape']],
  ['optimizer', sgd([tensor([0], { requiresGrad: true })]), ['name', 'learningRate', 'parameters']],
];

const learners = new Map(
  shown.map(([name, sample, facts]) => [Reflect.getPrototypeOf(sample), { name, facts }]),
);
