import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberLists, NumberPack } from './packed-trace.ts';

test('lists come back as they were, NaN and −0 included', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.double())), (lists) => {
      const pack = new NumberPack();
      const spans = lists.map((list) => pack.add(list));
      const unpacked = new NumberLists(pack.finish());
      expect(spans.map((span) => unpacked.list(span))).toEqual(lists);
    }),
  );
});

test('a list that comes again is packed once, and is one list again', () => {
  const pack = new NumberPack();
  const list = new Float32Array([1, 2, 3]);
  const [first, second] = [pack.add(list), pack.add(list)];
  const numbers = pack.finish();
  expect(numbers).toEqual(Float64Array.of(1, 2, 3));
  const lists = new NumberLists(numbers);
  expect(lists.list(first)).toBe(lists.list(second));
});

test('there are never more numbers than were packed', () => {
  const lists = new NumberLists(new Float64Array(3));
  expect(lists.list([2, 2])).toBeNull();
  const more = new NumberLists(new Float64Array(3));
  expect([more.list([0, 2]), more.list([1, 2])]).toEqual([[0, 0], null]);
});
