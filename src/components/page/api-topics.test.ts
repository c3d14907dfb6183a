// Every name of the engine has its page, and every peer its library.
import { expect, test } from 'vitest';
import { apiTopics } from './api-topics.ts';
import { readApi } from './engine-api.ts';
import { byLibrary } from './peers.ts';

test('every group of names stands under one topic', () => {
  const engine = readApi('src/engine/index.ts').map(({ file }) => file);
  const placed = apiTopics()
    .filter(([topic]) => topic !== 'notebook')
    .flatMap(([, groups]) => groups.map(({ file }) => file));
  expect(placed.toSorted()).toEqual(engine.toSorted());
});

test('peers go to their library; an unknown prefix is refused', () => {
  expect([...byLibrary(['np.sin', 'torch.sin', 'F.relu'])]).toEqual([
    ['NumPy', ['np.sin']],
    ['PyTorch', ['torch.sin', 'F.relu']],
  ]);
  expect(() => byLibrary(['mx.sin'])).toThrow('mx.sin');
});

test('every peer of every name belongs to a library', () => {
  const docs = apiTopics()
    .flatMap(([, groups]) => groups.flatMap(({ names }) => names))
    .flatMap(({ doc, members }) => [doc, ...members.map((member) => member.doc)]);
  expect(docs.flatMap(({ peers }) => peers).length).toBeGreaterThan(50);
  for (const { peers } of docs) expect(() => byLibrary(peers)).not.toThrow();
});
