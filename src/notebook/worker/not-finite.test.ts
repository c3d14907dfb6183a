import { expect, test } from 'vitest';
import { eye, tensor } from '#engine';
import { firstNotFinite } from './not-finite.ts';

const of = (value: unknown, name: string | null = 'a') =>
  firstNotFinite([{ name, line: 3, value }]);

test.each([
  ['a number', NaN, { value: NaN, element: null, traced: false }],
  [
    'a tensor',
    tensor([
      [1, 2],
      [NaN, 3],
    ]),
    { value: NaN, element: 2, traced: true },
  ],
  ['a single element', tensor(-Infinity), { value: -Infinity, element: null, traced: true }],
  ['a list', [1, 2, NaN], { element: 2, curve: null, traced: false }],
  ['a training', { epoch: [0, 1], history: { loss: [1, NaN] } }, { element: 1, curve: 'loss' }],
  ['an explosion', { epoch: [0], history: { acc: [1], loss: [Infinity] } }, { curve: 'loss' }],
])('%s that is not finite is found, with its place', (_, value, found) => {
  expect(of(value)).toMatchObject({ name: 'a', line: 3, ...found });
});

test.each([
  ['a mask', tensor([0, -Infinity])],
  ['the start of a search', Infinity],
  ['a list of bounds', [-Infinity, Infinity]],
  ['finite numbers', eye(3)],
  ['text', 'NaN'],
  ['a list of other things', ['NaN', null, undefined, {}]],
  ['an object', { history: { loss: [NaN] } }],
  ['nothing', undefined],
])('%s is none', (_, value) => {
  expect(of(value)).toBeNull();
});

test('an infinity that the cell ends with is one', () => {
  expect(of(Infinity, null)).toMatchObject({ value: Infinity, name: null });
});

test('the first in the order of declaration is told, and no getter is run', () => {
  const spy = Object.defineProperty([], '0', {
    get: () => {
      throw new Error('was run');
    },
  });
  const held = [spy, 1, NaN, NaN].map((value, at) => ({ name: `v${at}`, line: at + 1, value }));
  expect(firstNotFinite(held)).toMatchObject({ name: 'v2', line: 3 });
  const refuses = new Proxy({}, { getOwnPropertyDescriptor: () => held[9]!.value as never });
  expect(of(refuses)).toBeNull();
});
