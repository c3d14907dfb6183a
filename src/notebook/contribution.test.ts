import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allNumbers,
  keptNumbers,
  numberAt,
  sumOf,
  type Contribution,
  type PartialContribution,
} from './contribution.ts';

const shape = [2, 3, 4];
const size = 24;
const number = fc.double({ noNaN: true });

const axisPart = (length: number) =>
  fc
    .record({ start: fc.nat(length - 1), step: fc.integer({ min: 1, max: 3 }), count: fc.nat(3) })
    .filter(({ start, step, count }) => count === 0 || start + (count - 1) * step < length);

const partial: fc.Arbitrary<PartialContribution> = fc.tuple(...shape.map(axisPart)).chain((part) =>
  fc
    .array(
      number.map((one) => Math.fround(one) + 0),
      {
        minLength: part.reduce((product, { count }) => product * count, 1),
        maxLength: part.reduce((product, { count }) => product * count, 1),
      },
    )
    .map((numbers) => ({ shape, part, numbers })),
);

const full = fc.array(fc.oneof(number, fc.constant(-0)), { minLength: size, maxLength: size });
const contribution: fc.Arbitrary<Contribution> = fc.oneof(partial, full);

test('a part stands in its places, between zeros', () => {
  const part = [
    { start: 1, step: 1, count: 1 },
    { start: 0, step: 2, count: 2 },
  ];
  const slice = { shape: [2, 3], part, numbers: [5, 7] };
  expect(allNumbers(slice)).toEqual([0, 0, 0, 5, 0, 7]);
  expect(keptNumbers(slice)).toEqual([5, 7]);
});

test('one number is found without the others', () => {
  fc.assert(
    fc.property(contribution, (one) => {
      const all = allNumbers(one);
      expect(all.map((_, place) => numberAt(one, place))).toEqual(all);
    }),
  );
});

test('sums are those of all numbers, bit for bit, signs of zeros included', () => {
  const rounding = { float32: Math.fround, float64: (value: number) => value };
  const drawn = fc.tuple(
    fc.array(contribution, { maxLength: 5 }),
    fc.constantFrom('float32', 'float64'),
  );
  fc.assert(
    fc.property(drawn, ([contributions, dtype]) => {
      const round = rounding[dtype];
      const terms = contributions.map((one) =>
        'part' in one ? { ...one, numbers: one.numbers.map(round) } : one.map(round),
      );
      const [first, ...rest] = terms.map(allNumbers);
      const expected = rest.reduce(
        (sum, term) => sum?.map((value, at) => round(value + term[at]!)),
        first,
      );
      expect(sumOf(terms, dtype)).toEqual(expected ?? null);
    }),
    { seed: 7 },
  );
});
