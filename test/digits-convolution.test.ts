// A small convolutional network on the shipped digits: the plan's, and the accuracy it is held to.
import { expect, test } from 'vitest';
import { classical, layers, manualSeed, sequential } from '#engine';
import { readDatasetFile } from '../src/notebook/data-folder.ts';
import { readDataset } from '../src/notebook/worker/read-dataset.ts';

test('a convolutional network of 1 898 parameters knows 95 of 100 unseen digits', async () => {
  const { images, labels } = readDataset('digits', await readDatasetFile('digits'));
  const { xTrain, yTrain, xTest, yTest } = classical.trainTestSplit(images, labels, { seed: 1 });
  manualSeed(1);
  const network = sequential([
    layers.reshape({ targetShape: [1, 8, 8] }),
    layers.conv2d({ filters: 8, kernelSize: 3, padding: 'same', activation: 'relu' }),
    layers.maxPooling2d(),
    layers.conv2d({ filters: 16, kernelSize: 3, padding: 'same', activation: 'relu' }),
    layers.maxPooling2d(),
    layers.flatten(),
    layers.dense({ units: 10 }),
  ]);
  const optimizer = { name: 'adam', learningRate: 0.01 } as const;
  network.compile({ optimizer, loss: 'crossEntropy', metrics: ['accuracy'] });
  await network.fit(xTrain, yTrain, { epochs: 8 });
  expect(network.parameters.reduce((sum, { size }) => sum + size, 0)).toBe(1898);
  const { acc } = await network.evaluate(xTest, yTest);
  expect(acc).toBeGreaterThanOrEqual(0.95);
}, 60_000);
