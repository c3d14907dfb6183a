// The API page reads the engine: every export appears, with its signature and its comment.
import { expect, test } from 'vitest';
import * as engine from '../../engine/index.ts';
import { readApi } from './engine-api.ts';

const groups = readApi('src/engine/index.ts');
const names = groups.flatMap((group) => group.names);

test('every value the engine exports is listed once', () => {
  const listed = names.map(({ name }) => name);
  for (const name of Object.keys(engine)) {
    expect(
      listed.filter((each) => each === name),
      name,
    ).toHaveLength(1);
  }
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
