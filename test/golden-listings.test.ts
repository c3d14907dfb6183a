// The listings of the articles, as published and repaired, replayed with the engine from the same weights.
import { describe, expect, test } from 'vitest';
import {
  binaryCrossEntropyWithLogits,
  classical,
  concat,
  meanSquaredError,
  ones,
  sgd,
  tensor,
  zeros,
  type Tensor,
} from '#engine';
import { golden } from './golden/read.ts';
import { firstMiss, restore, type Stored } from './golden/values.ts';

const dtype = 'float64';
const tolerance = { rtol: 1e-6, atol: 1e-9 };
const xor = tensor(
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  { dtype },
);
const target = tensor([[0], [1], [1], [0]], { dtype });

const replayed = new Set<string>();

/** A listing, marked as replayed. */
function listing<Kind>(name: string): Kind {
  replayed.add(name);
  return golden.listings[name] as Kind;
}

const parameter = (stored: Stored) => restore(stored, dtype, true);

function expectCurve(actual: readonly number[], expected: Readonly<Record<string, number>>): void {
  const mine = Object.keys(expected).map((iteration) => actual[Number(iteration) - 1]!);
  expect(firstMiss(mine, Object.values(expected), tolerance)).toBeUndefined();
}

const expectClose = ({ data }: Tensor, expected: readonly number[], close = tolerance) =>
  expect(firstMiss(data, expected, close)).toBeUndefined();

describe('exclusive or with one layer', () => {
  test('as published: y spreads over two columns, and both biases move by the same number', () => {
    const { W0, b0, lr, iterations, ...end } = listing<OneLayer>('seed0_4.1_published');
    let [w, b] = [W0, b0].map((stored) => restore(stored, dtype)) as [Tensor, Tensor];
    const losses: number[] = [];
    let prediction = xor;
    for (let iteration = 0; iteration < iterations; iteration++) {
      const logits = xor.matmul(w).add(b);
      const twice = target.broadcastTo(logits.shape);
      losses.push(binaryCrossEntropyWithLogits(logits, twice).item());
      prediction = logits.sigmoid();
      const error = prediction.sub(target);
      w = w.sub(xor.transpose().matmul(error).mul(lr));
      b = b.sub(error.sum().mul(lr));
    }
    expectCurve(losses, end.loss_at_iteration);
    expectClose(w, end.W.data);
    expectClose(b, end.b.data);
    expectClose(prediction, end.final_pred.data);
  });

  test('with the right shapes it ends at ln 2', () => {
    const { W0, b0, lr, iterations, ...end } = listing<OneLayer>('seed0_4.1_shapes_fixed');
    const [w, b] = [parameter(W0), parameter(b0)];
    const optimizer = sgd([w, b], { learningRate: lr });
    const losses: number[] = [];
    for (let iteration = 0; iteration < iterations; iteration++) {
      const loss = binaryCrossEntropyWithLogits(xor.matmul(w).add(b), target, { reduction: 'sum' });
      losses.push(loss.item() / 4);
      optimizer.zeroGrad();
      loss.backward();
      optimizer.step();
    }
    expectCurve(losses, end.loss_at_iteration);
    expectClose(w, end.W.data);
    expectClose(b, end.b.data);
  });
});

test.each(['seed0_4.1_hidden_layer', 'seed1_4_fixed', 'seed1_4_repaired_but_article_init_and_lr'])(
  '%s: losses and predictions of a network with one hidden layer',
  (name) => {
    const { lr, iterations, hidden, ...given } = listing<HiddenLayer>(name);
    const [w1, b1] = [parameter(given.W1), parameter(given.b1)];
    const [w2, b2] = [parameter(given.W2), parameter(given.b2)];
    const optimizer = sgd([w1, b1, w2, b2], { learningRate: lr });
    const losses: number[] = [];
    let logits = xor;
    for (let iteration = 0; iteration < iterations; iteration++) {
      const z = xor.matmul(w1).add(b1);
      logits = (hidden === 'tanh' ? z.tanh() : z.sigmoid()).matmul(w2).add(b2);
      const loss = binaryCrossEntropyWithLogits(logits, target);
      losses.push(loss.item());
      optimizer.zeroGrad();
      loss.backward();
      optimizer.step();
    }
    expectCurve(losses, given.loss_at_iteration);
    expectClose(logits.sigmoid(), given.final_pred.data);
  },
);

describe('logistic regression that was called a perceptron', () => {
  const published = { sign: -1, bias: false };
  const signFixed = { sign: 1, bias: false };
  const signAndBias = { sign: 1, bias: true };
  const variants = Object.entries({
    published,
    sign_fixed: signFixed,
    sign_bias_lr1: signAndBias,
  }).flatMap(([repair, how]) =>
    ['xor', 'and', 'or'].map((problem) => ({ name: `seed2_4_${repair}_${problem}`, ...how })),
  );

  test.each(variants)('$name', ({ name, sign, bias }) => {
    const { y, lr, epochs, ...end } = listing<Logistic>(name);
    expect(end.bias).toBe(bias);
    const x = bias ? concat([ones([4, 1], { dtype }), xor], 1) : xor;
    const wanted = tensor(y, { dtype });
    const theta = zeros([x.shape[1]!], { dtype, requiresGrad: true });
    const optimizer = sgd([theta], { learningRate: lr });
    const errors: number[] = [];
    for (let epoch = 0; epoch < epochs; epoch++) {
      const logits = x.matmul(theta);
      errors.push(meanSquaredError(logits.sigmoid(), wanted).item());
      optimizer.zeroGrad();
      // published with the wrong sign, the step climbs
      binaryCrossEntropyWithLogits(logits, wanted).mul(sign).backward();
      optimizer.step();
    }
    expectCurve(errors, end.mse_at_epoch);
    expectClose(theta, end.theta);
    expectClose(x.matmul(theta).sigmoid(), end.pred);
  });
});

describe('linear regression', () => {
  const given = listing<LinearRegression>('seed3_4.1_linear_regression');
  const [x, y] = [restore(given.x, dtype), restore(given.y, dtype)];

  /** Parameters after each step of gradient descent, from 0. */
  const path = (learningRate: number, steps: number): Tensor[] => {
    const theta = zeros([2], { dtype, requiresGrad: true });
    const optimizer = sgd([theta], { learningRate });
    return Array.from({ length: steps }, () => {
      const prediction = x.mul(theta.slice(1)).add(theta.slice(0));
      optimizer.zeroGrad();
      meanSquaredError(prediction, y).mul(0.5).backward();
      optimizer.step();
      return theta.detach().clone();
    });
  };

  test('parameters after 1, 10, 100 and 200 steps', () => {
    const seen = path(given.lr, 200);
    for (const [step, ...expected] of given.theta_at) expectClose(seen[step - 1]!, expected);
  });

  test('ends at least squares, below the largest stable learning rate and not above', () => {
    const line = classical.linearRegression().fit(x.reshape([-1, 1]), y);
    const close = { rtol: 0, atol: 1e-9 };
    expectClose(line.weights, given.least_squares.slice(1), close);
    expect(line.intercept).toBeCloseTo(given.least_squares[0]!, 9);
    const last = (share: number) => path(share * given.largest_stable_lr, 1500).at(-1)!;
    expectClose(last(0.99), given.least_squares, close);
    expect(last(1.01).abs().max().item()).toBeGreaterThan(1e6);
  });
});

test('seed3_4.2_fixed: gradients of a tanh network in columns', () => {
  const given = listing<Columns>('seed3_4.2_fixed');
  const [theta1, bias1] = [parameter(given.theta1), parameter(given.theta1_bias)];
  const [theta2, bias2] = [parameter(given.theta2), parameter(given.theta2_bias)];
  const [x, y] = [restore(given.X, dtype), restore(given.y, dtype)];
  const hidden = theta1.matmul(x.transpose()).add(bias1).tanh();
  const loss = binaryCrossEntropyWithLogits(theta2.matmul(hidden).add(bias2), y);
  loss.backward();
  expect(loss.item()).toBeCloseTo(given.loss, 12);
  const close = { rtol: 1e-9, atol: 1e-12 };
  expectClose(theta1.grad!, given.dTheta1.data, close);
  expectClose(theta2.grad!, given.dTheta2.data, close);
  expectClose(bias1.grad!, given.db1.data, close);
  expectClose(bias2.grad!, given.db2.data, close);
});

test('every listing is replayed', () => {
  const waiting = Object.keys(golden.listings).filter((name) => !replayed.has(name));
  expect(waiting).toEqual([]);
});

type Curve = Readonly<Record<string, number>>;

interface OneLayer {
  readonly W0: Stored;
  readonly b0: Stored;
  readonly W: Stored;
  readonly b: Stored;
  readonly lr: number;
  readonly iterations: number;
  readonly loss_at_iteration: Curve;
  readonly final_pred: Stored;
}

interface HiddenLayer {
  readonly W1: Stored;
  readonly b1: Stored;
  readonly W2: Stored;
  readonly b2: Stored;
  readonly lr: number;
  readonly iterations: number;
  readonly hidden: 'tanh' | 'sigmoid';
  readonly loss_at_iteration: Curve;
  readonly final_pred: Stored;
}

interface Logistic {
  readonly y: readonly number[];
  readonly lr: number;
  readonly epochs: number;
  readonly bias: boolean;
  readonly mse_at_epoch: Curve;
  readonly theta: readonly number[];
  readonly pred: readonly number[];
}

interface LinearRegression {
  readonly x: Stored;
  readonly y: Stored;
  readonly lr: number;
  readonly theta_at: readonly (readonly [number, number, number])[];
  readonly least_squares: readonly number[];
  readonly largest_stable_lr: number;
}

type Columns = Readonly<
  Record<
    | 'X'
    | 'y'
    | 'theta1'
    | 'theta2'
    | 'theta1_bias'
    | 'theta2_bias'
    | 'dTheta1'
    | 'dTheta2'
    | 'db1'
    | 'db2',
    Stored
  >
> & { readonly loss: number };
