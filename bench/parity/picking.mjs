// Picking elements by their places, padding, repeating, and sums written by einsum.
import * as tf from '@tensorflow/tfjs';
import * as nabla from '../../src/engine/index.ts';
import {
  entry,
  normal,
  oneOf,
  ours,
  places,
  record,
  seeds,
  shapes,
  theirs,
  whole,
} from './entry.mjs';

const draws = record({ shape: shapes(1, 4), seed: seeds });

const one = (name, make, gradients = true) =>
  entry(name, draws, ({ shape, seed }) => {
    const [f, g] = make(shape, seed);
    return { inputs: [normal(shape, seed)], nabla: f, tensorflow: g, gradients };
  });

const rows = record({ rows: whole(1, 5), columns: whole(2, 4), count: whole(1, 6), seed: seeds });

const equations = {
  'ij,jk->ik': ['ij', 'jk'],
  'bij,bjk->bik': ['bij', 'bjk'],
  'bhqd,bhkd->bhqk': ['bhqd', 'bhkd'],
  'ij,j->i': ['ij', 'j'],
  'i,j->ij': ['i', 'j'],
  'ij,ij->i': ['ij', 'ij'],
  'abc,cd->abd': ['abc', 'cd'],
};

const sizeOf = (letter, seed) => 1 + ((seed >> (letter.charCodeAt(0) % 11)) % 3);
const shapeOf = (letters, seed) => [...letters].map((letter) => sizeOf(letter, seed));

export const picking = [
  entry('gather', rows, ({ rows, columns, count, seed }) => {
    const chosen = places(columns)([rows, count], seed + 1);
    return {
      inputs: [normal([rows, columns], seed)],
      nabla: (x) => x.gather(ours(chosen), 1),
      tensorflow: (x) => tf.gather(x, theirs(chosen, 'int32'), 1, 1),
    };
  }),
  one('indexSelect', (shape, seed) => {
    const axis = seed % shape.length;
    const chosen = places(shape[axis])([1 + (seed % 5)], seed + 1);
    return [
      (x) => x.indexSelect(ours(chosen), axis),
      (x) => tf.gather(x, theirs(chosen, 'int32'), axis),
    ];
  }),
  entry('embedding', rows, ({ rows, columns, count, seed }) => {
    const ids = places(rows)([2, count], seed + 1);
    return {
      inputs: [normal([rows, columns], seed)],
      nabla: (table) => nabla.embedding(ours(ids), table),
      tensorflow: (table) => tf.gather(table, theirs(ids, 'int32')),
    };
  }),
  entry('scatterAdd', rows, ({ rows, columns, count, seed }) => {
    const { data } = places(rows)([count], seed + 1);
    const everywhere = {
      shape: [count, columns],
      data: data.flatMap((row) => Array(columns).fill(row)),
    };
    return {
      inputs: [normal([count, columns], seed)],
      nabla: (x) => nabla.zeros([rows, columns]).scatterAdd(ours(everywhere), x, 0),
      tensorflow: (x) => tf.unsortedSegmentSum(x, tf.tensor1d(data, 'int32'), rows),
    };
  }),
  entry('oneHot', rows, ({ rows, columns, count, seed }) => {
    const classes = places(rows)([columns, count], seed);
    return {
      inputs: [normal([1], seed)],
      nabla: () => nabla.oneHot(ours(classes), rows + 1),
      tensorflow: () => tf.oneHot(theirs(classes, 'int32'), rows + 1),
      gradients: false,
    };
  }),
  one('pad', (shape, seed) => {
    const widths = shape.map((_, axis) => [(seed + axis) % 3, (seed >> axis) % 2]);
    return [(x) => x.pad(widths, 1.5), (x) => tf.pad(x, widths, 1.5)];
  }),
  one('tile', (shape, seed) => {
    const repeats = shape.map((_, axis) => 1 + ((seed + axis) % 2));
    return [(x) => x.tile(repeats), (x) => tf.tile(x, repeats)];
  }),
  one('flip', (shape, seed) => {
    const axes = shape.map((_, axis) => axis).filter((axis) => axis === 0 || (seed >> axis) % 2);
    return [(x) => x.flip(axes), (x) => tf.reverse(x, axes)];
  }),
  one('unsqueeze', (shape, seed) => {
    const axis = seed % (shape.length + 1);
    return [(x) => x.unsqueeze(axis), (x) => tf.expandDims(x, axis)];
  }),
  one('squeeze', (shape) => [
    (x) => x.reshape([...shape, 1]).squeeze(shape.length),
    (x) => tf.squeeze(x.reshape([...shape, 1]), [shape.length]),
  ]),
  entry('split', draws, ({ shape, seed }) => {
    const axis = seed % shape.length;
    const sizes = [1, shape[axis]];
    const part = seed % 2;
    return {
      inputs: [normal(shape.with(axis, shape[axis] + 1), seed)],
      nabla: (x) => x.split(sizes, axis)[part],
      tensorflow: (x) => tf.split(x, sizes, axis)[part],
    };
  }),
  one(
    'values of topk',
    (shape, seed) => {
      const k = 1 + (seed % shape.at(-1));
      return [(x) => x.topk(k).values, (x) => tf.topk(x, k).values];
    },
    false,
  ),
  one(
    'indices of topk',
    (shape, seed) => {
      const k = 1 + (seed % shape.at(-1));
      return [(x) => x.topk(k).indices, (x) => tf.topk(x, k).indices];
    },
    false,
  ),
  ...[tf.einsum, einsumByProducts].map((einsum) =>
    entry(
      einsum === tf.einsum ? 'einsum' : 'einsum and its gradient, by products',
      record({ equation: oneOf(...Object.keys(equations)), seed: seeds }),
      ({ equation, seed }) => ({
        inputs: equations[equation].map((letters, place) =>
          normal(shapeOf(letters, seed), seed + place),
        ),
        nabla: (a, b) => nabla.einsum(equation, a, b),
        tensorflow: (a, b) => einsum(equation, a, b),
        gradients: einsum !== tf.einsum,
      }),
      24,
    ),
  ),
];

/** All letters as axes of both operands, multiplied, the letters that the result lacks summed. */
function einsumByProducts(equation, ...operands) {
  const [left, out] = equation.split('->');
  const letters = [...new Set(left.replace(',', ''))];
  const spread = left.split(',').map((own, place) => {
    const present = letters.filter((letter) => own.includes(letter));
    const moved = tf.transpose(
      operands[place],
      present.map((letter) => own.indexOf(letter)),
    );
    const shape = letters.map((letter) => operands[place].shape[own.indexOf(letter)] ?? 1);
    return moved.reshape(shape);
  });
  const summed = letters.flatMap((letter, axis) => (out.includes(letter) ? [] : [axis]));
  const kept = letters.filter((letter) => out.includes(letter));
  const product = tf.sum(tf.mul(spread[0], spread[1]), summed);
  return tf.transpose(
    product,
    [...out].map((letter) => kept.indexOf(letter)),
  );
}
