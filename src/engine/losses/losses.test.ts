// What the losses promise beyond their reference values: kinks, extremes, options, refusals.
import { describe, expect, test } from 'vitest';
import {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  crossEntropy,
  gaussianKlDivergence,
  gradcheck,
  hinge,
  huber,
  infoNCE,
  klDivergence,
  meanAbsoluteError,
  meanSquaredError,
  multiMargin,
  negativeLogLikelihood,
  ones,
  policyGradient,
  randn,
  skipGramNegativeSampling,
  smoothL1,
  tensor,
  uniform,
  type Tensor,
} from '../index.ts';

const float64 = { dtype: 'float64', requiresGrad: true } as const;

/** The gradient of a loss with respect to one of its arguments; −0 as 0. */
function gradientOf(input: Tensor, loss: Tensor): readonly number[] {
  loss.backward();
  return Array.from(input.grad!.data, (g) => g + 0);
}

describe('regression', () => {
  test('the absolute error pulls with 1 wherever the target lies, with 0 on it', () => {
    const prediction = tensor([-3, 1, 400], float64);
    const loss = meanAbsoluteError(prediction, [1, 1, 1], { reduction: 'sum' });
    expect(loss.item()).toBe(403);
    expect(gradientOf(prediction, loss)).toEqual([-1, 0, 1]);
  });

  test('huber bends at δ without a kink', () => {
    const error = tensor([-5, -2, -1, 0, 1, 2, 5], float64);
    const target = error.detach().mul(0);
    const loss = huber(error, target, { delta: 2, reduction: 'none' });
    expect(loss.toArray()).toEqual([8, 2, 0.5, 0, 0.5, 2, 8]);
    expect(gradientOf(error, loss.sum())).toEqual([-2, -2, -1, 0, 1, 2, 2]);
  });

  test('smooth L1 is huber divided by β', () => {
    const [x, y] = [randn([9], { ...float64, seed: 1 }), randn([9], { dtype: 'float64', seed: 2 })];
    const scaled = huber(x, y, { delta: 0.3 }).item() / 0.3;
    expect(smoothL1(x, y, { beta: 0.3 }).item()).toBeCloseTo(scaled, 14);
    expect(() => smoothL1(x, y, { beta: 0 })).toThrow('smoothL1: beta is 0; use a number above 0');
    expect(() => huber(x, y, { delta: NaN })).toThrow('huber: delta is NaN');
  });
});

describe('classes', () => {
  const z = randn([4, 3], { ...float64, seed: 3 });

  test('negative log-likelihood of log-probabilities is the cross-entropy of the scores', () => {
    const options = { classWeights: [1, 2, 5], ignoreIndex: -1 };
    const target = [0, -1, 2, 1];
    const loss = negativeLogLikelihood(z.logSoftmax(), target, options);
    expect(loss.item()).toBeCloseTo(crossEntropy(z, target, options).item(), 14);
  });

  test('negative log-likelihood does not look at impossible classes', () => {
    const impossible = tensor([[0, -Infinity]], float64);
    const loss = negativeLogLikelihood(impossible, [0]);
    expect(loss.item()).toBeCloseTo(0, 14);
    expect(gradientOf(impossible, loss)).toEqual([-1, 0]);
  });

  test('an ignored row has no part in the mean, and gradient 0', () => {
    const two = tensor(
      [
        [1, 2, 3],
        [4, 4, 4],
      ],
      float64,
    );
    const loss = crossEntropy(two, [2, 9], { ignoreIndex: 9 });
    expect(loss.item()).toBeCloseTo(0.4076059644443803, 14);
    expect(gradientOf(two, loss).slice(3)).toEqual([0, 0, 0]);
  });

  test('smoothing and weights mean the same for classes as for their probabilities', () => {
    const options = { labelSmoothing: 0.2, classWeights: [1, 2, 5] };
    const byClass = crossEntropy(z, [2, 0, 1, 1], { ...options, reduction: 'sum' });
    const rows = [
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
      [0, 1, 0],
    ];
    const byProbability = crossEntropy(z, rows, { ...options, reduction: 'sum' });
    expect(byClass.item()).toBeCloseTo(byProbability.item(), 13);
  });

  test('options that leave nothing to average are refused, not NaN', () => {
    expect(() => crossEntropy(z, [1, 1, 1, 1], { ignoreIndex: 1 })).toThrow('ignoreIndex is 1');
    expect(crossEntropy(z, [1, 1, 1, 1], { ignoreIndex: 1, reduction: 'sum' }).item()).toBe(0);
    const weightless = () => crossEntropy(z, [1, 1, 1, 1], { classWeights: [1, 0, 1] });
    expect(weightless).toThrow('classWeights is 1,0,1');
    const unsmooth = () => crossEntropy(z, [0, 1, 2, 0], { labelSmoothing: 2 });
    expect(unsmooth).toThrow('labelSmoothing is 2; use a number from 0 to 1');
    const short = () => crossEntropy(z, [0, 1, 2, 0], { classWeights: [1, 2] });
    expect(short).toThrow('classWeights is 1,2; use one number for each class');
  });

  test('smoothed and weighted cross-entropy has its own gradient', () => {
    const options = { labelSmoothing: 0.1, classWeights: [1, 2, 5], ignoreIndex: -1 };
    const report = gradcheck(() => crossEntropy(z, [2, -1, 0, 1], options), { z });
    expect(report).toMatchObject({ verdict: 'agree' });
  });
});

describe('margins', () => {
  test('hinge is 0 from a lead of 1 on, and squared is smooth there', () => {
    const score = tensor([2, 1, 0, -1], float64);
    const loss = hinge(score, [1, 1, 1, 1], { reduction: 'none' });
    expect(loss.toArray()).toEqual([0, 0, 1, 2]);
    expect(gradientOf(score, loss.sum())).toEqual([0, 0, -1, -1]);
    expect(hinge(score, [1, 1, 1, 1], { squared: true, reduction: 'none' }).data[3]).toBe(4);
  });

  test('hinge refuses classes 0 and 1: a target of 0 would never pull', () => {
    expect(() => hinge(tensor([0.5, 0.5]), [0, 1])).toThrow('hinge: target is 0; use −1 or 1');
  });

  test('the right class must lead by the margin', () => {
    const scores = tensor([[3, 1, 2.5]], float64);
    expect(multiMargin(scores, [0]).item()).toBeCloseTo(0.5 / 3, 14);
    expect(multiMargin(scores, [0], { margin: 0.5 }).item()).toBe(0);
    expect(() => multiMargin(scores, [0], { margin: NaN })).toThrow('margin is NaN');
  });
});

describe('divergences', () => {
  test('0 · ln 0 counts as 0, and so does its gradient', () => {
    const [q, t] = [tensor([0, 1], float64), tensor([0, 1], float64)];
    const loss = klDivergence(q, t);
    expect(loss.item()).toBe(0);
    loss.backward();
    expect([...q.grad!.data].map((g) => g + 0)).toEqual([0, -1]);
    expect([...t.grad!.data]).toEqual([0, 1]);
  });

  test('log-probabilities of −∞ are allowed where the target is 0', () => {
    const logits = tensor([0, -1e4], float64);
    const loss = klDivergence(logits.logSoftmax(), [1, 0], { logProbabilities: true });
    expect(loss.item()).toBeCloseTo(0, 14);
    const certain = tensor([0, -Infinity], { dtype: 'float64' });
    expect(klDivergence(certain, [1, 0], { logProbabilities: true }).item()).toBe(0);
  });

  test('both forms agree, and only equal distributions have divergence 0', () => {
    const [p, q] = [4, 5].map((seed) => uniform([6, 3], { dtype: 'float64', seed }).softmax());
    const direct = klDivergence(q!, p!).item();
    const logs = klDivergence(q!.log(), p!, { logProbabilities: true }).item();
    expect(logs).toBeCloseTo(direct, 14);
    expect(direct).toBeGreaterThan(0);
    expect(klDivergence(p!, p!).item()).toBe(0);
    expect(() => klDivergence(tensor([2, 0]), [1, 0])).toThrow('2 at [0] is no probability');
  });

  test('the standard normal has no divergence from itself', () => {
    const [mean, logVariance] = [tensor([[0, 0]], float64), tensor([[0, 0]], float64)];
    expect(gaussianKlDivergence(mean, logVariance).item() + 0).toBe(0);
    expect(gaussianKlDivergence(mean.add(2), logVariance).item()).toBe(4);
  });
});

describe('contrast', () => {
  test('infoNCE looks at directions only, and a row of zeros does no harm', () => {
    const [a, b] = [randn([3, 4], { ...float64, seed: 6 }), randn([3, 4], { ...float64, seed: 7 })];
    expect(infoNCE(a.mul(10), b).item()).toBeCloseTo(infoNCE(a, b).item(), 10);
    const zero = tensor(
      [
        [0, 0],
        [1, 0],
      ],
      { requiresGrad: true },
    );
    expect(gradientOf(zero, infoNCE(zero, zero.detach().add(1)))).not.toContain(NaN);
  });

  test('skip-gram takes one word or a batch of words', () => {
    const [c, o] = [randn([2, 3], { ...float64, seed: 8 }), randn([2, 3], { ...float64, seed: 9 })];
    const n = randn([2, 5, 3], { ...float64, seed: 10 });
    const single = [0, 1].map((i) => skipGramNegativeSampling(c.slice(i), o.slice(i), n.slice(i)));
    const mean = (single[0]!.item() + single[1]!.item()) / 2;
    expect(skipGramNegativeSampling(c, o, n).item()).toBeCloseTo(mean, 14);
    expect(() => skipGramNegativeSampling(c, o, n.slice(0))).toThrow('[5, 3] and [2, 5, 3]');
  });
});

test('the policy gradient raises what brought a return, and lowers what cost one', () => {
  const logits = tensor(
    [
      [0, 0],
      [0, 0],
    ],
    float64,
  );
  const loss = policyGradient(logits, [0, 0], [1, -1], { reduction: 'sum' });
  expect(gradientOf(logits, loss)).toEqual([-0.5, 0.5, 0.5, -0.5]);
  expect(() => policyGradient(logits, [0, 0], [[1], [1]])).toThrow('[2] and [2, 1]');
});

const compared: Readonly<Record<string, (prediction: Tensor, target: Tensor) => Tensor>> = {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  gaussianKlDivergence,
  hinge,
  huber,
  infoNCE,
  klDivergence,
  meanAbsoluteError,
  meanSquaredError,
  smoothL1,
  skipGramNegativeSampling: (center, context) => skipGramNegativeSampling(center, context, context),
};

test.each(Object.entries(compared))('%s never broadcasts', (_name, loss) => {
  expect(() => loss(ones([3, 1]), ones([3, 3]))).toThrow('shapes differ: [3, 1] and [3, 3]');
});
