// Every reference case: values and gradients, in float64 at the case's tolerance and in float32.
import { describe, expect, test } from 'vitest';
import { binaryCrossEntropyWithLogits, meanSquaredError, ops, sgd, tensor } from '#engine';
import { golden } from './golden/read.ts';
import { missesOf } from './golden/replay.ts';
import { firstMiss, restore, type Stored } from './golden/values.ts';

/** Cases that wait for operations and layers the engine does not have yet. Any other must pass. */
const notYetCovered: readonly string[] = [];

describe('reference cases', () => {
  for (const reference of golden.cases.filter(({ id }) => !notYetCovered.includes(id))) {
    test(`${reference.id} in float64`, () => {
      expect(missesOf(reference, 'float64')).toEqual([]);
    });
    test(`${reference.id} in float32`, () => {
      expect(missesOf(reference, 'float32')).toEqual([]);
    });
  }
});

test('no operation of the engine waits for its reference cases', () => {
  const names = new Set(ops.map(({ name }) => name));
  const waiting = golden.cases.filter(({ id, op }) => notYetCovered.includes(id) && names.has(op));
  expect(waiting.map(({ id }) => id)).toEqual([]);
});

describe('listings of the articles, replayed', () => {
  const xor = tensor(
    [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    { dtype: 'float64' },
  );
  const target = tensor([[0], [1], [1], [0]], { dtype: 'float64' });
  const tolerance = { rtol: 1e-6, atol: 1e-9 };

  test.each([
    'seed0_4.1_hidden_layer',
    'seed1_4_fixed',
    'seed1_4_repaired_but_article_init_and_lr',
  ])('%s: losses and predictions of a network with one hidden layer', (name) => {
    const listing = golden.listings[name] as unknown as HiddenLayerListing;
    const parameter = (stored: Stored) => restore(stored, 'float64', true);
    const [w1, b1] = [parameter(listing.W1), parameter(listing.b1)];
    const [w2, b2] = [parameter(listing.W2), parameter(listing.b2)];
    const optimizer = sgd([w1, b1, w2, b2], { learningRate: listing.lr });
    const logits = () => {
      const z = xor.matmul(w1).add(b1);
      return (listing.hidden === 'tanh' ? z.tanh() : z.sigmoid()).matmul(w2).add(b2);
    };
    const losses = [NaN];
    let last = logits();
    for (let iteration = 1; iteration <= listing.iterations; iteration++) {
      last = logits();
      const loss = binaryCrossEntropyWithLogits(last, target);
      losses.push(loss.item());
      optimizer.zeroGrad();
      loss.backward();
      optimizer.step();
    }
    const expected = Object.entries(listing.loss_at_iteration);
    const actual = expected.map(([iteration]) => losses[Number(iteration)]!);
    expect(
      firstMiss(
        actual,
        expected.map(([, loss]) => loss),
        tolerance,
      ),
    ).toBeUndefined();
    const final = last.sigmoid().data;
    expect(firstMiss(final, listing.final_pred.data, tolerance)).toBeUndefined();
  });

  test('seed0_4.1_shapes_fixed: one layer ends at ln 2', () => {
    const listing = golden.listings['seed0_4.1_shapes_fixed'] as unknown as OneLayerListing;
    const [w, b] = [listing.W0, listing.b0].map((stored) => restore(stored, 'float64', true));
    const optimizer = sgd([w!, b!], { learningRate: listing.lr });
    for (let iteration = 0; iteration < listing.iterations; iteration++) {
      const logits = xor.matmul(w!).add(b!);
      optimizer.zeroGrad();
      binaryCrossEntropyWithLogits(logits, target, { reduction: 'sum' }).backward();
      optimizer.step();
    }
    expect(firstMiss(w!.data, listing.W.data, tolerance)).toBeUndefined();
    expect(firstMiss(b!.data, listing.b.data, tolerance)).toBeUndefined();
  });

  test('seed3_4.2_fixed: gradients of a tanh network in columns', () => {
    const listing = golden.listings['seed3_4.2_fixed'] as unknown as Readonly<
      Record<'X' | 'y' | 'theta1' | 'theta2' | 'theta1_bias' | 'theta2_bias' | Gradient, Stored>
    > & { readonly loss: number };
    const parameter = (name: Parameter) => restore(listing[name], 'float64', true);
    const [theta1, bias1] = [parameter('theta1'), parameter('theta1_bias')];
    const [theta2, bias2] = [parameter('theta2'), parameter('theta2_bias')];
    const [x, y] = [restore(listing.X, 'float64'), restore(listing.y, 'float64')];
    const hidden = theta1.matmul(x.transpose()).add(bias1).tanh();
    const loss = binaryCrossEntropyWithLogits(theta2.matmul(hidden).add(bias2), y);
    loss.backward();
    expect(loss.item()).toBeCloseTo(listing.loss, 12);
    const close = { rtol: 1e-9, atol: 1e-12 };
    expect(firstMiss(theta1.grad!.data, listing.dTheta1.data, close)).toBeUndefined();
    expect(firstMiss(theta2.grad!.data, listing.dTheta2.data, close)).toBeUndefined();
    expect(firstMiss(bias1.grad!.data, listing.db1.data, close)).toBeUndefined();
    expect(firstMiss(bias2.grad!.data, listing.db2.data, close)).toBeUndefined();
  });

  test('seed3_4.1_linear_regression: parameters after 1, 10, 100 and 200 steps', () => {
    const listing = golden.listings['seed3_4.1_linear_regression'] as unknown as {
      readonly x: Stored;
      readonly y: Stored;
      readonly lr: number;
      readonly theta_at: readonly (readonly [number, number, number])[];
    };
    const [x, y] = [restore(listing.x, 'float64'), restore(listing.y, 'float64')];
    const theta = tensor([0, 0], { dtype: 'float64', requiresGrad: true });
    const optimizer = sgd([theta], { learningRate: listing.lr });
    const seen = [[0, 0]];
    for (let step = 1; step <= 200; step++) {
      const prediction = x.mul(theta.slice(1)).add(theta.slice(0));
      optimizer.zeroGrad();
      meanSquaredError(prediction, y).mul(0.5).backward();
      optimizer.step();
      seen.push([...theta.data]);
    }
    for (const [step, ...expected] of listing.theta_at) {
      expect(firstMiss(seen[step]!, expected, tolerance), `step ${step}`).toBeUndefined();
    }
  });
});

type Gradient = 'dTheta1' | 'dTheta2' | 'db1' | 'db2';
type Parameter = 'theta1' | 'theta2' | 'theta1_bias' | 'theta2_bias';

interface OneLayerListing {
  readonly W0: Stored;
  readonly b0: Stored;
  readonly W: Stored;
  readonly b: Stored;
  readonly lr: number;
  readonly iterations: number;
}

interface HiddenLayerListing {
  readonly W1: Stored;
  readonly b1: Stored;
  readonly W2: Stored;
  readonly b2: Stored;
  readonly lr: number;
  readonly iterations: number;
  readonly hidden: 'tanh' | 'sigmoid';
  readonly loss_at_iteration: Readonly<Record<string, number>>;
  readonly final_pred: Stored;
}
