// Recurrent layers: the same computation as the functions, their beginnings, states, and both directions.
import { describe, expect, test } from 'vitest';
import { golden } from '../../../test/golden/read.ts';
import {
  eye,
  gradcheck,
  gruSequence,
  layers,
  lstmSequence,
  manualSeed,
  orthogonal,
  randn,
  rnnSequence,
  type BidirectionalOptions,
  type RecurrentLayer,
  type RecurrentWeights,
  type Tensor,
} from '../index.ts';

const x = randn([2, 5, 3], { seed: 1, dtype: 'float64' });
const units = 4;
const sequences = { simpleRNN: rnnSequence, lstm: lstmSequence, gru: gruSequence };
const kinds = ['simpleRNN', 'lstm', 'gru'] as const;

/** A layer with random biases, so that none is forgotten. */
function make(kind: (typeof kinds)[number], options = {}): RecurrentLayer {
  manualSeed(3);
  const biasInitializer = 'randomNormal';
  const closed = kind === 'lstm' ? { unitForgetBias: false } : {};
  return layers[kind]({ units, biasInitializer, ...closed, ...options });
}

/** The layer's weights in the layout of the functions. */
function weightsOf(layer: RecurrentLayer): RecurrentWeights {
  const [kernel, recurrent, bias, stateBias] = layer.weights.map(({ tensor }) => tensor);
  const turned = [kernel!, recurrent!].map((weights) => weights.transpose());
  const [inputWeights, hiddenWeights] = turned as [Tensor, Tensor];
  return { inputWeights, hiddenWeights, inputBias: bias, hiddenBias: stateBias };
}

describe.each(kinds)('%s', (kind) => {
  test('is the function of its name', () => {
    const layer = make(kind, { returnSequences: true });
    const y = layer.apply(x);
    const { outputs } = sequences[kind](x, weightsOf(layer));
    expect(y.sub(outputs).abs().max().item()).toBeLessThan(1e-15);
  });

  test('gives the last output, or those of every step', () => {
    const last = make(kind).apply(x);
    const all = make(kind, { returnSequences: true }).apply(x);
    expect(all.slice(null, -1).toArray()).toEqual(last.toArray());
  });

  test('goes on from a state it handed out', () => {
    const layer = make(kind);
    const first = layer.run(x.slice(null, [0, 2]));
    const second = layer.apply([x.slice(null, [2, null]), ...first.state]);
    expect(second.toArray()).toEqual(layer.apply(x).toArray());
  });

  test('passes the gradient check in every weight', () => {
    const layer = make(kind);
    const loss = () => layer.apply(x).square().sum();
    loss();
    const named = Object.fromEntries(layer.weights.map(({ name, tensor }) => [name, tensor]));
    expect(gradcheck(loss, named).verdict).toBe('agree');
  });

  test('begins with weights of the state that keep lengths', () => {
    const layer = layers[kind]({ units });
    layer.build([[5, 3]], 'float64');
    const recurrent = layer.weights[1]!.tensor;
    const product = recurrent.matmul(recurrent.transpose());
    expect(
      product
        .sub(eye(units, { dtype: 'float64' }))
        .abs()
        .max()
        .item(),
    ).toBeLessThan(1e-12);
  });
});

test('an LSTM begins with open forget gates', () => {
  const layer = layers.lstm({ units: 2 });
  layer.build([[5, 3]]);
  expect(layer.weights[2]!.tensor.toArray()).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
});

test('a layer without biases has none', () => {
  const layer = layers.gru({ units: 2, useBias: false });
  layer.build([[5, 3]]);
  expect(layer.weights.map(({ name }) => name)).toEqual(['kernel', 'recurrentKernel']);
});

describe('bidirectional', () => {
  type Both = Omit<BidirectionalOptions, 'layer'> & { readonly returnSequences?: boolean };
  const both = ({ returnSequences = false, ...merging }: Both) => {
    manualSeed(4);
    return layers.bidirectional({ layer: layers.gru({ units, returnSequences }), ...merging });
  };

  test('reads forwards and backwards', () => {
    const layer = both({});
    const [left, right] = layer.apply(x).split([units, units], -1);
    const [ahead, back] = layer.layers as RecurrentLayer[];
    expect(left!.toArray()).toEqual(ahead!.apply(x).toArray());
    expect(right!.toArray()).toEqual(back!.apply(x.flip(1)).toArray());
  });

  test('puts both outputs of a time step beside each other', () => {
    const layer = both({ returnSequences: true });
    const [left, right] = layer.apply(x).split([units, units], -1);
    const [ahead, back] = layer.layers as RecurrentLayer[];
    expect(left!.toArray()).toEqual(ahead!.apply(x).toArray());
    expect(right!.flip(1).toArray()).toEqual(back!.apply(x.flip(1)).toArray());
  });

  test.each([
    ['sum', (a: Tensor, b: Tensor) => a.add(b)],
    ['mul', (a: Tensor, b: Tensor) => a.mul(b)],
    ['ave', (a: Tensor, b: Tensor) => a.add(b).mul(0.5)],
  ] as const)('merges both ways: %s', (mergeMode, merge) => {
    const joined = both({ returnSequences: true }).apply(x);
    const [ahead, back] = joined.split([units, units], -1);
    const layer = both({ returnSequences: true, mergeMode });
    expect(layer.apply(x).toArray()).toEqual(merge(ahead!, back!).toArray());
    expect(layer.outputShape([[5, 3]])).toEqual([5, units]);
  });

  test('both directions learn, each with weights of its own', () => {
    const layer = both({});
    layer.apply(x).sum().backward();
    const names = layer.weights.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['forward/kernel', 'forward/recurrentKernel']);
    expect(names[4]).toBe('backward/kernel');
    expect(layer.parameters.every(({ grad }) => grad !== null)).toBe(true);
    expect(layer.parameters[0]!.toArray()).not.toEqual(layer.parameters[4]!.toArray());
  });

  test('takes recurrent layers only', () => {
    const dense = layers.dense({ units: 1 });
    expect(() => layers.bidirectional({ layer: dense })).toThrow('layer is dense; use simpleRNN');
  });
});

describe('gradients through time', () => {
  /** The largest singular value of ∂h_T/∂h_0 for h_t = f(h_{t−1}·R), R = scale · orthogonal. */
  function sensitivity(scale: number, activation: 'linear' | 'tanh', length: number): number {
    const size = 6;
    const recurrentInitializer = () =>
      orthogonal([size, size], { seed: 2, dtype: 'float64' }).mul(scale);
    const layer = layers.simpleRNN({ units: size, activation, recurrentInitializer });
    const h0 = randn([1, size], { seed: 5, dtype: 'float64', std: 0.1, requiresGrad: true });
    const end = layer.apply([randn([1, length, 1], { dtype: 'float64', seed: 1 }).mul(0), h0]);
    const rows = Array.from({ length: size }, (_, unit) => {
      h0.grad = null;
      end.backward(eye(size, { dtype: 'float64' }).slice([unit, unit + 1]));
      return [...h0.grad!.data];
    });
    return largestSingularValue(rows);
  }

  for (const { scale, tanh, spectral_norm_of_dhT_dh0: reference } of golden.vanishing) {
    test.each(reference)(
      `with ${scale} · orthogonal${tanh ? ' and tanh' : ''}, over %i steps`,
      (length, norm) => {
        const found = sensitivity(scale, tanh ? 'tanh' : 'linear', length);
        // with tanh the reference has states of its own: ours must fade as much, and never grow faster
        if (!tanh) expect(found / norm).toBeCloseTo(1, 9);
        else if (scale <= 1) expect(Math.abs(found / norm - 1)).toBeLessThan(0.15);
        else expect(found).toBeLessThan(scale ** length);
      },
    );
  }
});

/** √ of the largest eigenvalue of JᵀJ, by power iteration. */
function largestSingularValue(rows: readonly (readonly number[])[]): number {
  let vector = rows[0]!.map(() => 1);
  let norm = 0;
  for (let round = 0; round < 300; round++) {
    const image = rows.map((row) => row.reduce((sum, a, j) => sum + a * vector[j]!, 0));
    const back = rows[0]!.map((_, j) => rows.reduce((sum, row, i) => sum + row[j]! * image[i]!, 0));
    norm = Math.hypot(...back);
    vector = back.map((value) => value / norm);
  }
  return Math.sqrt(norm);
}
