// What engine.spec.ts runs in a page: the tests of all reference values; and in a page and in Node alike: digests of
// what every operation gives and hands back on random inputs.
import '../dropout.test.ts';
import '../depth.test.ts';
import '../golden-listings.test.ts';
import '../golden-optimizers.test.ts';
import '../golden.test.ts';
import '../../src/engine/initializers.test.ts';
import { samplers, type Draw } from '../../src/engine/ops/sampling/index.ts';
import { adam, crossEntropy, layers, manualSeed, randn, tensor, type DType } from '#engine';

export { runTests } from './page-tests.ts';

const dtypes: readonly DType[] = ['float32', 'float64'];

/** For each operation the bits of its values and gradients on the draws, as a short text. */
export function digestsOf(draws: readonly Draw[]): Record<string, string> {
  const names = Object.keys(samplers);
  const entries = dtypes.flatMap((dtype) =>
    names.map((name) => [`${name} in ${dtype}`, digestOf(name, draws, dtype)] as const),
  );
  return { ...Object.fromEntries(entries), training: digestOfTraining() };
}

function digestOf(name: string, draws: readonly Draw[], dtype: DType): string {
  const bits = draws.flatMap((draw) => {
    const { inputs, use } = samplers[name]!(draw);
    const leaves = inputs.map(({ data, shape }) => {
      return tensor(data, { dtype, shape, requiresGrad: true });
    });
    const y = use(...leaves);
    if (y.requiresGrad) y.backward(randn(y.shape, { dtype, seed: draw.seed }));
    return [y, ...leaves.map(({ grad }) => grad)];
  });
  return digest(bits.flatMap((made) => (made === null ? [] : [made.data])));
}

/** Thirty steps of a small network: what differs by one bit somewhere differs in many at the end. */
function digestOfTraining(): string {
  manualSeed(5);
  const hidden = layers.dense({ units: 8, activation: 'tanh' });
  const output = layers.dense({ units: 3 });
  const x = randn([12, 4], { seed: 1 });
  const classes = Array.from({ length: 12 }, (_, i) => i % 3);
  const loss = () => crossEntropy(output.apply(hidden.apply(x)), tensor(classes));
  loss();
  const parameters = [...hidden.parameters, ...output.parameters];
  const optimizer = adam(parameters, { learningRate: 0.05 });
  for (let step = 0; step < 30; step++) {
    optimizer.zeroGrad();
    loss().backward();
    optimizer.step();
  }
  return digest([loss().data, ...parameters.map(({ data }) => data)]);
}

/** FNV-1a over all bytes. Every NaN counts as one: its bits are not the engine's. */
function digest(all: readonly (Float32Array | Float64Array)[]): string {
  let hash = 0x811c9dc5;
  for (const data of all) {
    const own = data.map((value) => (Number.isNaN(value) ? NaN : value));
    const bytes = new Uint8Array(own.buffer);
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
