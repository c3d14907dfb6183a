// The API page reads the engine: every export appears, with its signature and its comment.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readApi } from './engine-api.ts';

const groups = readApi('src/engine/index.ts');
const names = groups.flatMap((group) => group.names);

test('every name the engine exports is listed once', () => {
  const entry = readFileSync('src/engine/index.ts', 'utf8');
  const exported = [...entry.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = '']) =>
    list.split(',').flatMap((name) => name.trim() || []),
  );
  expect(exported.length).toBeGreaterThan(30);
  expect(names.map(({ name }) => name).toSorted()).toEqual(exported.toSorted());
});

test('every name has a comment', () => {
  const bare = names.filter(({ doc }) => doc.paragraphs.length === 0).map(({ name }) => name);
  expect(bare).toEqual([]);
});

test('a signature is the declaration without its body', () => {
  const zeros = names.find(({ name }) => name === 'zeros');
  expect(zeros?.signature).toBe('function zeros(shape: Shape, options?: TensorOptions): Tensor');
});

test('a class is listed with its methods', () => {
  const tensor = names.find(({ name }) => name === 'Tensor');
  expect(tensor?.members.map(({ name }) => name)).toContain('matmul');
});
