import { describe, expect, test } from 'vitest';
import { deaf, open, type OpenNotebook, showing, shown } from './notebook-under-test.ts';

describe('values of manual cells outlive their worker', () => {
  const train =
    'let runs = 0; const w = randn([3], { requiresGrad: true }); const same = w; w.square().sum().backward()\nfor (let step = 0; step < 5; step++) { runs += 1; w.assign(w.detach().mul(0.5)) }\nconst losses = [0.1, NaN, -0]; const f = (x: Tensor) => x.mul(w).add(bias)\nconst optimiser = sgd([w], { learningRate: 0.1 })';
  const cells = {
    bias: 'const bias = tensor([1, 2, 3])',
    train: { source: train, manual: true },
    reader: 'display(w.grad); display(w === same); display(losses); f(ones([3]))',
    other: 'optimiser.step(); w',
    hang: deaf,
  };

  async function kill(notebook: OpenNotebook): Promise<void> {
    const run = notebook.run('hang');
    await showing(notebook, 'hang');
    await notebook.stop();
    await run;
    notebook.ran.length = 0;
  }

  test('they are given back bit by bit, functions and all, without training again', async () => {
    const notebook = open(cells);
    await notebook.run('train');
    const before = notebook.cell('reader').outputs;
    await kill(notebook);
    await notebook.run('reader');
    expect(notebook.cell('reader').outputs).toEqual(before);
    expect(before).toHaveLength(4);
    expect(notebook.ran).toEqual(['reader']);
  });

  test('what cannot be kept is trained again in plain sight, and nothing else becomes stale', async () => {
    const notebook = open(cells);
    await notebook.run('train');
    const before = shown(notebook, 'other');
    await kill(notebook);
    await notebook.run('other');
    expect(notebook.ran).toEqual(['train', 'other']);
    expect(shown(notebook, 'other')).toEqual(before);
    expect(notebook.cells.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok', 'stopped']);
  });

  test('a cell that trains another cell’s tensors is trained again', async () => {
    const notebook = open({
      w: 'const w = tensor([1, 2])',
      train: { source: 'w.assign(w.mul(3)); const done = 1', manual: true },
      reader: 'done; w',
      hang: cells.hang,
    });
    await notebook.run('train');
    await kill(notebook);
    await notebook.run('reader');
    expect(shown(notebook, 'reader')).toEqual([[3, 6]]);
    expect(notebook.ran).toEqual(['train', 'reader']);
  });

  test('they are not used once the cell, or what it needs, has changed', async () => {
    const notebook = open(cells);
    await notebook.run('train');
    notebook.setSource('bias', 'const bias = tensor([0, 0, 0])');
    await kill(notebook);
    await notebook.run('reader');
    expect(notebook.ran).toEqual(['bias', 'train', 'reader', 'other']);
  });

  test('what reruns by itself needs no training: the values are at hand', async () => {
    const notebook = open({
      ...cells,
      scale: 'const k = slider("k", { min: 0, max: 9 }); k + w.size',
    });
    await notebook.run('train');
    await notebook.run('scale');
    await kill(notebook);
    await notebook.setControl('scale', 'slider:k', 4);
    expect([notebook.ran, shown(notebook, 'scale')]).toEqual([['scale'], ['slider', 7]]);
  });

  test('a tensor that another cell changed comes back as its own cell left it', async () => {
    const notebook = open({ ...cells, tune: 'w.assign(zeros([3])); 1' });
    await notebook.run('train');
    const before = shown(notebook, 'reader');
    await notebook.run('tune');
    notebook.ran.length = 0;
    await notebook.run('reader');
    expect([notebook.ran, shown(notebook, 'reader')]).toEqual([['reader'], before]);
  });

  test('more than 16 MB is not kept', async () => {
    const notebook = open({
      big: { source: 'const big = zeros([5_000_000])', manual: true },
      reader: 'big.size',
      hang: cells.hang,
    });
    await notebook.run('big');
    await kill(notebook);
    await notebook.run('reader');
    expect(notebook.ran).toEqual(['big', 'reader']);
  });
});
