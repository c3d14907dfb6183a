import { expect, test } from 'vitest';
import { countedArrays } from './counted-arrays.ts';
import { Memory } from './memory.ts';

const tooMuch = expect.objectContaining({ code: 'memory-limit' });
const gigabyte = 2 ** 30;

test('more than two gigabytes that are still held after a pause are refused', () => {
  const memory = new Memory();
  const held = [{}, {}, {}];
  memory.take(held[0]!, gigabyte, 'tensors');
  memory.take(held[1]!, gigabyte + 1, 'tensors');
  memory.pause();
  expect(() => memory.take(held[2]!, 2 ** 20, 'tensors')).toThrow(tooMuch);
});

test('code that never pauses may make more, most of which is free again', () => {
  const memory = new Memory();
  for (let i = 0; i < 30; i++) memory.take({}, gigabyte, 'tensors');
  expect(() => memory.take({}, 3 * gigabyte, 'tensors')).toThrow(tooMuch);
});

test('small arrays are not counted', () => {
  const memory = new Memory();
  for (let i = 0; i < 10; i++) memory.take({}, 2 ** 16 - 1, 'arrays');
  memory.pause();
  expect(() => memory.take({}, gigabyte, 'arrays')).not.toThrow();
});

test('counted arrays are arrays like any other', () => {
  const { Float32Array: Counted } = countedArrays(new Memory());
  const kind = Counted as Float32ArrayConstructor;
  const array = new kind([1, 2]);
  expect(array).toEqual(new Float32Array([1, 2]));
  expect(array).toBeInstanceOf(Float32Array);
  expect(kind.from([3])).toBeInstanceOf(kind);
  class Own extends kind {}
  expect(new Own(2)).toBeInstanceOf(Own);
});

test('arrays made without a pause are refused, views of one are not', () => {
  const memory = new Memory();
  const kinds = countedArrays(memory);
  const Buffer = kinds['ArrayBuffer'] as ArrayBufferConstructor;
  const Bytes = kinds['Uint8Array'] as Uint8ArrayConstructor;
  const buffer = new Buffer(2 ** 28);
  const made = (count: number, make: () => unknown) => () => Array.from({ length: count }, make);
  expect(made(100, () => new Bytes(buffer))).not.toThrow();
  expect(made(20, () => new Buffer(2 ** 28))).toThrow(tooMuch);
});
