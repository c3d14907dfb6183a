// Dropout: what is dropped, how often, and that a seed decides it. The reference statistics are in test/golden.
import { describe, expect, test } from 'vitest';
import { dropout, manualSeed, ones, randn } from './index.ts';

const flat = (x: { readonly data: ArrayLike<number> }) => Array.from(x.data);

describe('dropout', () => {
  test('keeps an element as x / (1 − p), or makes it 0', () => {
    const values = new Set(flat(dropout(ones([1000]), { probability: 0.75, seed: 1 })));
    expect(values).toEqual(new Set([0, 4]));
  });

  test('drops the same elements for the same seed, others for another', () => {
    const x = randn([100], { seed: 1 });
    const first = flat(dropout(x, { seed: 5 }));
    expect(flat(dropout(x, { seed: 5 }))).toEqual(first);
    expect(flat(dropout(x, { seed: 6 }))).not.toEqual(first);
  });

  test('without a seed follows manualSeed, and drops others each time', () => {
    const twice = () => {
      manualSeed(3);
      return [flat(dropout(ones([50]))), flat(dropout(ones([50])))];
    };
    const [first, second] = twice();
    expect(first).not.toEqual(second);
    expect(twice()).toEqual([first, second]);
  });

  test('lets gradients pass where it kept, times 1 / (1 − p)', () => {
    const x = ones([200], { requiresGrad: true });
    const y = dropout(x, { probability: 0.5, seed: 2 });
    y.sum().backward();
    expect(flat(x.grad!)).toEqual(flat(y));
  });

  test('is x itself when not training, or when nothing is dropped', () => {
    const x = ones([3]);
    expect(dropout(x, { training: false })).toBe(x);
    expect(dropout(x, { probability: 0 })).toBe(x);
  });

  test('of everything is 0', () => {
    expect(flat(dropout(ones([3]), { probability: 1 }))).toEqual([0, 0, 0]);
  });

  test.each([-0.1, 1.5, NaN])('refuses the probability %d', (probability) => {
    expect(() => dropout(ones([3]), { probability })).toThrow('use a number from 0 to 1');
  });
});
