// Dropout and embedding as layers.
import { describe, expect, test } from 'vitest';
import { layers, manualSeed, ones, tensor } from '../index.ts';

describe('dropout', () => {
  const x = ones([100]);

  test('drops while a model is fitted, and passes on otherwise', () => {
    const layer = layers.dropout({ rate: 0.5, seed: 1 });
    expect(new Set(layer.apply(x, { training: true }).data)).toEqual(new Set([0, 2]));
    expect(layer.apply(x)).toBe(x);
  });

  test('drops others each time, the same again from the same seed', () => {
    const twice = () => {
      const layer = layers.dropout({ rate: 0.5, seed: 4 });
      return [1, 2].map(() => [...layer.apply(x, { training: true }).data]);
    };
    const [first, second] = twice();
    expect(first).not.toEqual(second);
    expect(twice()).toEqual([first, second]);
  });

  test('without a seed follows manualSeed', () => {
    const layer = layers.dropout({ rate: 0.5 });
    const drawn = () => {
      manualSeed(9);
      return [...layer.apply(x, { training: true }).data];
    };
    expect(drawn()).toEqual(drawn());
  });

  test('refuses a rate that is no probability', () => {
    expect(() => layers.dropout({ rate: 2 })).toThrow(
      'dropout: rate is 2; use a number from 0 to 1',
    );
  });
});

describe('embedding', () => {
  const ids = tensor([
    [1, 0],
    [3, 1],
  ]);

  test('looks up rows of its table', () => {
    const layer = layers.embedding({ inputDim: 4, outputDim: 3 });
    const y = layer.apply(ids);
    const [{ name, tensor: table }] = layer.weights as [(typeof layer.weights)[number]];
    expect([name, table.shape]).toEqual(['embeddings', [4, 3]]);
    expect(y.shape).toEqual([2, ...layer.outputShape([[2]])]);
    expect(y.slice(1, 0).toArray()).toEqual(table.slice(3).toArray());
  });

  test('keeps the row of padding at 0, without a gradient', () => {
    const layer = layers.embedding({ inputDim: 4, outputDim: 3, paddingIndex: 1 });
    const y = layer.apply(ids);
    const table = layer.parameters[0]!;
    expect(table.slice(1).toArray()).toEqual([0, 0, 0]);
    y.sum().backward();
    expect(table.grad!.sum(1).toArray()).toEqual([3, 0, 0, 3]);
  });

  test('refuses ids that name no row, and tables of no size', () => {
    const layer = layers.embedding({ inputDim: 3, outputDim: 1 });
    expect(() => layer.apply(ids)).toThrow('index 3 at [1, 0]');
    expect(() => layers.embedding({ inputDim: 0, outputDim: 1 })).toThrow('inputDim is 0');
    expect(() => layers.embedding({ inputDim: 2, outputDim: 1, paddingIndex: 2 })).toThrow(
      'paddingIndex is 2; use the number of a row of the table',
    );
  });
});
