// Moving, repeating, joining and picking elements, and matrix products.
import * as tf from '@tensorflow/tfjs';
import * as nabla from '../../src/engine/index.ts';
import { entry, normal, partnerOf, record, seeds, shapes, whole } from './entry.mjs';

const draws = record({ shape: shapes(1, 4), seed: seeds });

const one = (name, make) =>
  entry(name, draws, ({ shape, seed }) => {
    const [f, g] = make(shape, seed);
    return { inputs: [normal(shape, seed)], nabla: f, tensorflow: g };
  });

const sizes = record({ m: whole(1, 5), k: whole(1, 5), n: whole(1, 5), seed: seeds });

/** Three tensors that are as long as each other, but on one axis. */
const joined = (name, f, g, differ) =>
  entry(name, draws, ({ shape, seed }) => {
    const axis = seed % shape.length;
    const shapeOf = (place) => (differ ? shape.with(axis, shape[axis] + place) : shape);
    return {
      inputs: [0, 1, 2].map((place) => normal(shapeOf(place), seed + place)),
      nabla: (...parts) => f(parts, axis),
      tensorflow: (...parts) => g(parts, axis),
    };
  });

export const layout = [
  one('reshape', () => [(x) => x.reshape([1, -1]), (x) => x.reshape([1, -1])]),
  one('transpose', (shape, seed) => {
    const order = shape.map((_, axis) => (axis + seed) % shape.length);
    return [(x) => x.transpose(order), (x) => tf.transpose(x, order)];
  }),
  one('slice', (shape, seed) => {
    const starts = shape.map((size, axis) => (seed + axis) % size);
    const sizes = shape.map((size, axis) => 1 + (seed % (size - starts[axis])));
    return [
      (x) => x.slice(...starts.map((start, axis) => [start, start + sizes[axis]])),
      (x) => tf.slice(x, starts, sizes),
    ];
  }),
  entry('slice with steps', draws, ({ shape, seed }) => {
    const ranges = shape.map((size, axis) => [(seed + axis) % size, size, 1 + (seed % 3)]);
    const column = (place) => ranges.map((range) => range[place]);
    return {
      inputs: [normal(shape, seed)],
      nabla: (x) => x.slice(...ranges),
      tensorflow: (x) => tf.stridedSlice(x, column(0), column(1), column(2)),
      gradients: false,
    };
  }),
  one('broadcastTo', (shape) => [
    (x) => x.slice(0).broadcastTo([2, ...shape.slice(1)]),
    (x) => tf.broadcastTo(x.gather(0), [2, ...shape.slice(1)]),
  ]),
  joined('concat', (parts, axis) => nabla.concat(parts, axis), tf.concat, true),
  joined('stack', (parts, axis) => nabla.stack(parts, axis), tf.stack, false),
  entry('matmul', sizes, ({ m, k, n, seed }) => ({
    inputs: [normal([m, k], seed), normal([k, n], seed + 1)],
    nabla: (a, b) => a.matmul(b),
    tensorflow: (a, b) => tf.matMul(a, b),
  })),
  entry(
    'matmul of batches',
    record({ batch: shapes(1, 2), m: whole(1, 4), k: whole(1, 4), n: whole(1, 4), seed: seeds }),
    ({ batch, m, k, n, seed }) => ({
      inputs: [
        normal([...batch, m, k], seed),
        normal(partnerOf(batch, seed).concat(k, n), seed + 1),
      ],
      nabla: (a, b) => a.matmul(b),
      tensorflow: (a, b) => tf.matMul(a, tf.broadcastTo(b, [...batch, k, n])),
    }),
  ),
  entry('product of two vectors', sizes, ({ k, seed }) => ({
    inputs: [normal([k], seed), normal([k], seed + 1)],
    nabla: (a, b) => a.matmul(b),
    tensorflow: (a, b) => tf.dot(a, b),
  })),
];
