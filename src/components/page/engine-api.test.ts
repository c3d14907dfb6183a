// The API page reads the engine: every export appears, with its signature and its comment.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readApi } from './engine-api.ts';

const groups = readApi('src/engine/index.ts');
const names = groups.flatMap((group) => group.names);

/** The names an entry file gives: those in its lists, and all of a file it passes on whole. */
function exportedBy(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const listed = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = '']) =>
    list.split(',').flatMap((name) => name.trim() || []),
  );
  const declared = [...text.matchAll(/^export (?:const|function|class|interface|type) (\w+)/gm)];
  const passedOn = [...text.matchAll(/^export (?:type )?\* from '(.+)'/gm)];
  return [
    ...listed,
    ...declared.map(([, name = '']) => name),
    ...passedOn.flatMap(([, path = '']) => exportedBy(join(dirname(file), path))),
  ];
}

test('every name the engine exports is listed once', () => {
  const exported = [...new Set(exportedBy('src/engine/index.ts'))];
  expect(exported.length).toBeGreaterThan(30);
  expect(names.map(({ name }) => name).toSorted()).toEqual(exported.toSorted());
});

test('names stand in the order of the entry, those of a folder where the entry passes it on', () => {
  const order = ['tensor', 'Tensor', 'meanSquaredError', 'layers', 'gradcheck', 'ops'];
  const listed = names.map(({ name }) => name).filter((name) => order.includes(name));
  expect(listed).toEqual(order);
});

test('makers of an object are its members, with their comments', () => {
  const layers = names.find(({ name }) => name === 'layers');
  const dense = layers?.members.find(({ name }) => name === 'dense');
  expect(dense?.signature).toBe('dense(options: DenseOptions): Layer');
  expect(dense?.doc.peers).toEqual(['nn.Linear', 'tf.layers.dense']);
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
