// How a layer of ours is compared with one of theirs: the same weights, then output, and the gradients of the
// input and of every weight. Which layers is said in layers.mjs.
import * as tf from '@tensorflow/tfjs';
import { check, normal, numbers, numbersOf, ours, positive, theirs } from './entry.mjs';
import * as nabla from '../../src/engine/index.ts';

/**
 * `make(draw)` gives both layers, the input's shape in ours, and what lies elsewhere in theirs: `toTheirs` and
 * `toOurs` are orders of axes of input and output, `names` our weights in their order, and `weights` how each of
 * theirs becomes ours. `compared` makes 0 of what cannot agree.
 */
export const layer = (name, arbitrary, make, runs = 12) => ({
  name,
  arbitrary,
  runs,
  compare: (draw) => compareLayers({ ...draw, ...make(draw) }),
});

function compareLayers(pair) {
  const { mine, peer, shape, seed, training = false } = pair;
  const { toTheirs = same(shape.length), weights = {}, names = [], compared = {} } = pair;
  const x = pair.input ? pair.input(shape, seed) : normal(shape, seed);
  const input = theirs(x).transpose(toTheirs);
  peer.apply(input);
  const given = peer.weights.map((weight, place) => randomWeight(weight, seed + place + 1, pair));
  peer.setWeights(given.map((numbers) => theirs(numbers)));
  mine.build([shape.slice(1)]);
  const own = names.map((name) => mine.weights.find((weight) => weight.name === name).tensor);
  const toOurs = (place, numbers) => (weights[names[place]] ?? ((w) => w))(ours(numbers));
  own.forEach((tensor, place) => tensor.assign(toOurs(place, given[place])));

  const leaf = nabla.tensor(x.data, { shape: x.shape, requiresGrad: pair.input === undefined });
  const y = mine.apply(leaf, { training });
  const out = pair.toOurs ?? same(y.shape.length);
  const upstream = normal(y.shape, seed + 99);
  y.backward(ours(upstream));

  const watched = tf.variable(input);
  const result = () => tf.transpose(peer.apply(watched, { training }), out);
  check('output', numbers(y), numbersOf(result()));
  const variables = peer.trainableWeights.map((weight) => weight.val);
  const all = pair.input === undefined ? [watched, ...variables] : variables;
  const { grads } = tf.variableGrads(() => result().mul(theirs(upstream)).sum(), all);
  if (pair.input === undefined) {
    const slope = tf.transpose(grads[watched.name], inverse(toTheirs));
    check('gradient of the input', numbers(leaf.grad), numbersOf(slope));
  }
  peer.weights.forEach(({ val }, place) => {
    if (!variables.includes(val)) return;
    const keep = compared[names[place]] ?? ((w) => w);
    const expected = keep(toOurs(place, numbersOf(grads[val.name])));
    check(`gradient of ${names[place]}`, numbers(keep(own[place].grad)), numbers(expected));
  });
}

function randomWeight(weight, seed, { initial = {} }) {
  const kind = weight.originalName.split('/').at(-1);
  const make = initial[kind] ?? (kind.includes('variance') ? positive : normal);
  return make(weight.shape, seed);
}

const same = (rank) => Array.from({ length: rank }, (_, axis) => axis);
const inverse = (order) => order.map((_, axis) => order.indexOf(axis));
