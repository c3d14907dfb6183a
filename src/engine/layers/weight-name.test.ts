import { expect, test } from 'vitest';
import {
  input,
  layers,
  model,
  sequential,
  tensor,
  weightName,
  zeros,
  type Layer,
} from '../index.ts';

const namesIn = (layer: Layer) =>
  layer.weights.map(({ tensor: weight }) => {
    const found = weightName(weight);
    return found === null ? null : `${found.layer}/${found.name}`;
  });

test('weights are called as the model numbers its layers', () => {
  const stack = sequential([layers.dense({ units: 3 }), layers.dense({ units: 1 })]);
  stack.apply(zeros([1, 2]));
  expect(namesIn(stack)).toEqual(['dense1/kernel', 'dense1/bias', 'dense2/kernel', 'dense2/bias']);
});

test('a layer that stands alone goes by its kind, one in the functional form by its number', () => {
  const lone = layers.lstm({ units: 1 });
  lone.apply(zeros([1, 2, 3]));
  expect(namesIn(lone)).toEqual(['lstm/kernel', 'lstm/recurrentKernel', 'lstm/bias']);
  const x = input({ shape: [2] });
  const functional = model({ inputs: x, outputs: layers.dense({ units: 1 }).apply(x) });
  expect(namesIn(functional)).toEqual(['dense1/kernel', 'dense1/bias']);
});

test('names of layers around it come first', () => {
  const inner = layers.bidirectional({
    name: 'reader',
    layer: layers.gru({ units: 1, useBias: false }),
  });
  const named = sequential({ layers: [inner], name: 'encoder' });
  named.apply(zeros([1, 2, 3]));
  expect(namesIn(named)).toEqual([
    'encoder/reader/forward/kernel',
    'encoder/reader/forward/recurrentKernel',
    'encoder/reader/backward/kernel',
    'encoder/reader/backward/recurrentKernel',
  ]);
});

test('any other tensor has no such name', () => {
  expect(weightName(tensor(1))).toBeNull();
});
