import { afterEach, expect, test, vi } from 'vitest';
import { editKey, readEdit, writeEdit } from './edits.ts';

afterEach(() => vi.unstubAllGlobals());

function storage(): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  return kept;
}

test('an edit is kept by cell and original', () => {
  storage();
  expect(writeEdit('train', 'a = 1', 'a = 2 // 梯度')).toBe(true);
  expect(readEdit('train', 'a = 1')).toBe('a = 2 // 梯度');
  expect(readEdit('train', 'a = 1;')).toBeNull();
  expect(readEdit('test', 'a = 1')).toBeNull();
});

test('the original itself is not kept', () => {
  const kept = storage();
  writeEdit('train', 'a = 1', 'a = 2');
  writeEdit('train', 'a = 1', 'a = 1');
  expect(kept.size).toBe(0);
});

test('a refusing browser is reported and loses nothing else', () => {
  vi.stubGlobal('sessionStorage', {
    getItem: () => {
      throw new DOMException('denied', 'SecurityError');
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  expect(readEdit('train', 'a')).toBeNull();
  expect(writeEdit('train', 'a', 'b')).toBe(false);
});

test('keys tell originals apart', () => {
  const keys = ['a', 'b', 'ab', 'ba', '', ' '].map((text) => editKey('x', text));
  expect(new Set(keys).size).toBe(keys.length);
});
