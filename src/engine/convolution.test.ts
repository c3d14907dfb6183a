// Convolution against nested loops over its definition, and its transpose against the definition of an adjoint.
import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conv1d, conv2d, convTranspose2d, randn, tensor, type Tensor } from './index.ts';

const pairs = (min: number, max: number) =>
  record({ h: integer({ min, max }), w: integer({ min, max }) }).map(({ h, w }) => [h, w] as const);

/** A convolution of any kind whose kernel fits. */
const draws = record({
  batch: integer({ min: 1, max: 2 }),
  groups: constantFrom(1, 2, 3),
  inner: integer({ min: 1, max: 3 }),
  outer: integer({ min: 1, max: 3 }),
  image: pairs(1, 9),
  size: pairs(1, 3),
  stride: pairs(1, 3),
  dilation: pairs(1, 3),
  padding: pairs(0, 3),
  seed: integer({ min: 0, max: 1000 }),
}).filter(({ image, size, dilation, padding }) =>
  [0, 1].every((a) => image[a]! + 2 * padding[a]! > dilation[a]! * (size[a]! - 1)),
);

const random = (shape: readonly number[], seed: number) => randn(shape, { dtype: 'float64', seed });

test('conv2d is the sum of its definition, at ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1 places', () => {
  const agrees = property(draws, ({ batch, groups, inner, outer, image, size, seed, ...moves }) => {
    const x = random([batch, groups * inner, ...image], seed);
    const w = random([groups * outer, inner, ...size], seed + 1);
    const y = conv2d(x, w, { ...moves, groups });
    const { stride, dilation, padding } = moves;
    const places = image.map((n, a) =>
      Math.floor((n + 2 * padding[a]! - dilation[a]! * (size[a]! - 1) - 1) / stride[a]! + 1),
    );
    expect(y.shape).toEqual([batch, groups * outer, ...places]);
    y.data.forEach((value, flat) => {
      const column = flat % places[1]!;
      const row = Math.floor(flat / places[1]!) % places[0]!;
      const o = Math.floor(flat / (places[0]! * places[1]!)) % (groups * outer);
      const n = Math.floor(flat / (places[0]! * places[1]! * groups * outer));
      let sum = 0;
      for (let c = 0; c < inner; c++) {
        for (let i = 0; i < size[0]; i++) {
          for (let j = 0; j < size[1]; j++) {
            const down = row * stride[0] + i * dilation[0] - padding[0];
            const across = column * stride[1] + j * dilation[1] - padding[1];
            if (down < 0 || across < 0 || down >= image[0] || across >= image[1]) continue;
            const channel = Math.floor(o / outer) * inner + c;
            const pixel = ((n * groups * inner + channel) * image[0] + down) * image[1] + across;
            sum += x.data[pixel]! * w.data[((o * inner + c) * size[0] + i) * size[1] + j]!;
          }
        }
      }
      expect(Math.abs(value - sum)).toBeLessThan(1e-12);
    });
  });
  assert(agrees, { seed: 11, numRuns: 200 });
});

test('convTranspose2d is the adjoint of conv2d: ⟨conv(x), y⟩ = ⟨x, convT(y)⟩', () => {
  const agrees = property(draws, ({ batch, groups, inner, outer, image, size, seed, ...moves }) => {
    const x = random([batch, groups * inner, ...image], seed);
    const w = random([groups * outer, inner, ...size], seed + 1);
    const places = conv2d(x, w, { ...moves, groups });
    const y = random(places.shape, seed + 2);
    const { stride, dilation, padding } = moves;
    const outputPadding = image.map((n, a) => {
      const span = dilation[a]! * (size[a]! - 1) + 1;
      return n - ((places.shape[a + 2]! - 1) * stride[a]! - 2 * padding[a]! + span);
    });
    const back = convTranspose2d(y, w, { ...moves, groups, outputPadding });
    expect(back.shape).toEqual(x.shape);
    expect(dot(places, y)).toBeCloseTo(dot(x, back), 10);
  });
  assert(agrees, { seed: 12, numRuns: 200 });
});

function dot(a: Tensor, b: Tensor): number {
  return a.mul(b).sum().item();
}

describe("padding 'same'", () => {
  test.each([
    [5, 3, 1, 1],
    [6, 3, 2, 1],
    [7, 2, 3, 1],
    [8, 3, 1, 2],
    [4, 4, 1, 1],
    [5, 1, 3, 1],
  ])('of %i elements, kernel %i, stride %i, dilation %i has ⌈n / s⌉ places', (n, k, s, d) => {
    const options = { padding: 'same', stride: s, dilation: d } as const;
    const y = conv1d(random([1, 1, n], 1), random([1, 1, k], 2), options);
    expect(y.shape).toEqual([1, 1, Math.ceil(n / s)]);
  });

  test('puts an odd zero at the end', () => {
    const [x, w] = [tensor([[[1, 2, 3, 4]]]), tensor([[[1, 10]]])];
    expect(conv1d(x, w, { padding: 'same' }).toArray()).toEqual([[[21, 32, 43, 4]]]);
  });

  test.each([1, 2, 3])('multiplies the size by the stride %i when transposed', (stride) => {
    const y = convTranspose2d(random([1, 2, 3, 4], 1), random([2, 1, 2, 3], 2), {
      padding: 'same',
      stride,
    });
    expect(y.shape).toEqual([1, 1, 3 * stride, 4 * stride]);
  });
});

test('a kernel does not turn round: [1, 2, 3] under [1, 0, −1] gives 1 − 3', () => {
  expect(conv1d(tensor([[[1, 2, 3]]]), tensor([[[1, 0, -1]]])).item()).toBe(-2);
});

test('conv1d is conv2d on an image of one row', () => {
  const [x, w] = [random([2, 4, 9], 1), random([6, 2, 3], 2)];
  const options = { stride: 2, padding: 1, groups: 2 };
  const rows = conv2d(x.reshape([2, 4, 1, 9]), w.reshape([6, 2, 1, 3]), {
    ...options,
    stride: [1, 2],
    padding: [0, 1],
  });
  expect([...conv1d(x, w, options).data]).toEqual([...rows.data]);
});

test('the bias is one number for each output channel; it may be left out in front of options', () => {
  const [x, w, b] = [random([1, 2, 4, 4], 1), random([3, 2, 2, 2], 2), random([3], 3)];
  const plain = conv2d(x, w, { stride: 2 });
  const added = conv2d(x, w, b, { stride: 2 });
  expect([...added.sub(plain).mean([0, 2, 3]).data]).toEqual(
    [...b.data].map((value) => expect.closeTo(value, 12)),
  );
  expect(conv2d(x, w, null, { stride: 2 }).toArray()).toEqual(plain.toArray());
});

test('an element is rounded once in float32', () => {
  const x = tensor([[[1e8, 1, -1e8]]]);
  expect(conv1d(x, tensor([[[1, 1, 1]]])).item()).toBe(1);
});

test('every gradient is rounded once in float32: over the batch, channels and kernel', () => {
  const x = tensor([[[1e8]], [[1]], [[-1e8]]], { requiresGrad: true });
  const w = tensor([[[1]]], { requiresGrad: true });
  conv1d(x, w).sum().backward();
  expect(w.grad!.toArray()).toEqual([[[1]]]);
});

test('a kernel too large for any memory is refused, not tried', () => {
  const [x, w] = [randn([1, 1, 40_000]), randn([1, 1, 20_000])];
  expect(() => conv1d(x, w)).toThrow('conv1d: 400020000 elements are too many');
});

describe('settings that make no convolution are refused', () => {
  const [x, w] = [random([1, 4, 5, 5], 1), random([2, 4, 3, 3], 2)];
  test.each<[string, () => Tensor]>([
    [
      'stride is 0; use a whole number from 1 up, or one for each axis',
      () => conv2d(x, w, { stride: 0 }),
    ],
    ['padding is [1, -1]', () => conv2d(x, w, { padding: [1, -1] })],
    ['dilation is [1, 1, 1]', () => conv2d(x, w, { dilation: [1, 1, 1] })],
    ['groups is 1.5; use a whole number from 1 up', () => conv2d(x, w, { groups: 1.5 })],
    ['4 channels (axis 1) meet a kernel for 8', () => conv2d(x, w, { groups: 2 })],
    ['kernel is [2, 4, 0, 3]; use sizes from 1 up', () => conv2d(x, random([2, 4, 0, 3], 1))],
    ['[out, in / groups, height, width]', () => conv2d(x, random([2, 4, 3], 1))],
    ['[in, out / groups, height, width]', () => convTranspose2d(x, random([4, 2, 3], 1))],
    ['4 channels (axis 1) meet a kernel for 2', () => convTranspose2d(x, w)],
    [
      'outputPadding is 1; use less than the stride or the dilation',
      () => convTranspose2d(x, random([4, 2, 3, 3], 1), { outputPadding: 1 }),
    ],
    [
      'padding is 9; use a smaller one: it cuts off more than there is',
      () => convTranspose2d(x, random([4, 2, 3, 3], 1), { padding: 9 }),
    ],
  ])('%s', (message, use) => {
    expect(use).toThrow(message);
  });
});
