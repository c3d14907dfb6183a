// The forecast of the plan: sunspots from the years before, against "next year as this year" and a linear rule.
import { describe, expect, test } from 'vitest';
import { classical, layers, manualSeed, metrics, sequential, windows, type Tensor } from '#engine';
import { readDatasetFile } from '../src/notebook/data-folder.ts';
import { readDataset } from '../src/notebook/worker/read-dataset.ts';

const { values } = readDataset('sunspots', await readDatasetFile('sunspots'));

/** 1950 to 2008 is foretold, from the 12 years before each. */
const [size, unseen] = [12, 59];
const past = values.slice([0, -unseen]);
const [mean, std] = [past.mean().item(), past.std().item()];
const scaled = values.sub(mean).div(std);
const { x, y } = windows(scaled, { size });
const split = (all: Tensor) => [all.slice([0, -unseen]), all.slice([-unseen, null])] as const;
const [xTrain, xTest] = split(x);
const [yTrain, yTest] = split(y);

/** Root mean squared error in sunspots. */
const error = (prediction: Tensor) => std * Math.sqrt(metrics.meanSquaredError(yTest, prediction));

async function forecast(seed: number): Promise<number> {
  manualSeed(seed);
  const net = sequential([layers.gru({ units: 16 }), layers.dense({ units: 1 })]);
  net.compile({
    optimizer: { name: 'adam', learningRate: 0.01 },
    loss: 'meanSquaredError',
    clipNorm: 1,
  });
  const sequences = xTrain.unsqueeze(-1);
  await net.fit(sequences, yTrain, { epochs: 30, batchSize: 32, seed });
  return error(await net.predict(xTest.unsqueeze(-1)));
}

describe('sunspots from 1950 to 2008', () => {
  test('are 33.2 off on average if next year is as this year', () => {
    expect(error(xTest.slice(null, [-1, null]))).toBeCloseTo(33.2, 1);
  });

  test('are foretold far better by a linear rule', () => {
    const rule = classical.linearRegression().fit(xTrain, yTrain);
    expect(error(rule.predict(xTest))).toBeLessThan(21);
  });

  test.each([1, 2])('are foretold twice as well by a GRU of 16 units: seed %i', async (seed) => {
    expect(await forecast(seed)).toBeLessThan(19);
  });
});
