// What is compared: a function of tensors as both engines have it, on random inputs. Leaves running the
// comparisons and counting to run.mjs.
import * as tf from '@tensorflow/tfjs';
import * as fc from 'fast-check';
import * as nabla from '../../src/engine/index.ts';

/** One thing that both engines have. `make(draw)` gives inputs and both functions. */
export const entry = (name, arbitrary, make, runs = 12) => ({
  name,
  arbitrary,
  compare: (draw) => compareFunctions(make(draw)),
  runs,
});

/** Numbers with a shape, from a seed. */
export const normal = (shape, seed) => numbers(nabla.randn(shape, { seed }));

/** Uniform numbers from `low` to `high`. */
export const between = (low, high) => (shape, seed) =>
  numbers(nabla.uniform(shape, { seed, low, high }));

/** Numbers above 0, away from it. */
export const positive = between(0.2, 3);

/** Whole numbers from 0 to `count` − 1. */
export const places = (count) => (shape, seed) => {
  const { data } = between(0, count)(shape, seed);
  return { shape, data: data.map((value) => Math.min(Math.floor(value), count - 1)) };
};

/** As tensors of either engine. */
export const ours = ({ shape, data }, options) => nabla.tensor(data, options).reshape(shape);
export const theirs = ({ shape, data }, dtype = 'float32') => tf.tensor(data, shape, dtype);

/** Random shapes of `least` to `most` axes, none of them empty: TensorFlow.js stumbles over those. */
export const shapes = (least = 0, most = 4) =>
  fc.array(fc.integer({ min: 1, max: 4 }), { minLength: least, maxLength: most });

export const seeds = fc.nat(100_000);
export const whole = (min, max) => fc.integer({ min, max });
export const record = fc.record;
export const oneOf = fc.constantFrom;
export const truth = fc.boolean();

/** A shape that broadcasts to another one. */
export const partnerOf = (shape, seed) =>
  shape.map((size, axis) => ((seed >> axis) % 2 ? 1 : size)).slice(seed % (shape.length + 1));

/** Compares the values and, unless `gradients` is false, the gradients of every input. */
function compareFunctions({ inputs, nabla: f, tensorflow: g, gradients = true, tolerance }) {
  const leaves = inputs.map(({ shape, data }) => {
    const flat = nabla.tensor(data, { requiresGrad: gradients });
    return { flat, shaped: flat.reshape(shape) };
  });
  const y = f(...leaves.map(({ shaped }) => shaped));
  const expected = tf.tidy(() => numbersOf(g(...inputs.map((input) => theirs(input)))));
  check('value', numbers(y), expected, tolerance);
  if (!gradients) return;
  const upstream = normal(expected.shape, 17);
  y.backward(ours(upstream));
  const slopes = tf.tidy(() =>
    tf
      .grads(g)(
        inputs.map((input) => theirs(input)),
        theirs(upstream),
      )
      .map(numbersOf),
  );
  inputs.forEach(({ shape }, place) => {
    const { grad } = leaves[place].flat;
    check(`gradient of input ${place}`, numbers(grad.reshape(shape)), slopes[place], tolerance);
  });
}

/** Throws where shapes or numbers differ: by more than 10⁻⁴ of the number and 10⁻⁵ of the largest. */
export function check(what, mine, other, tolerance = 1) {
  if (String(mine.shape) !== String(other.shape)) {
    throw new Error(`${what}: shapes [${mine.shape}] and [${other.shape}]`);
  }
  const largest = other.data.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  mine.data.forEach((value, place) => {
    const expected = other.data[place];
    const allowed = tolerance * (1e-4 * Math.abs(expected) + 1e-5 * largest);
    if (Object.is(value, expected) || Math.abs(value - expected) <= allowed) return;
    throw new Error(`${what}: ${value} and ${expected} at ${place} of [${mine.shape}]`);
  });
}

export const numbers = (tensor) => ({ shape: [...tensor.shape], data: [...tensor.data] });
export const numbersOf = (tensor) => ({ shape: tensor.shape, data: [...tensor.dataSync()] });
