// What happens between epochs and batches: callbacks, early stopping, pausing.
import { afterEach, describe, expect, test } from 'vitest';
import { earlyStopping, learningRateScheduler, setPause, type FitOptions } from '../index.ts';
import { line, linear, weightsOf } from './model-under-test.ts';

describe('callbacks', () => {
  test('are called at their turns, and waited for', async () => {
    const turns: string[] = [];
    const note = async (text: string) => {
      await Promise.resolve();
      turns.push(text);
    };
    await linear().fit(line.x, line.y, {
      epochs: 2,
      batchSize: 5,
      callbacks: {
        onTrainBegin: () => note('train'),
        onEpochBegin: (epoch) => note(`epoch ${epoch}`),
        onBatchBegin: (batch) => note(`batch ${batch}`),
        onBatchEnd: (batch, { loss }) => note(`batch ${batch} ${loss > 0}`),
        onEpochEnd: (epoch, { loss }) => note(`epoch ${epoch} ${loss > 0}`),
        onTrainEnd: () => note('end'),
      },
    });
    const batches = ['batch 0', 'batch 0 true', 'batch 1', 'batch 1 true'];
    expect(turns).toEqual([
      'train',
      'epoch 0',
      ...batches,
      'epoch 0 true',
      'epoch 1',
      ...batches,
      'epoch 1 true',
      'end',
    ]);
  });

  test('can end the training and set the learning rate', async () => {
    const rates: number[] = [];
    const net = linear();
    const { epoch, stopped } = await net.fit(line.x, line.y, {
      epochs: 9,
      callbacks: [
        learningRateScheduler((at) => 0.1 / (at + 1)),
        {
          onEpochEnd: (at, _logs, { optimizer }) => {
            rates.push(optimizer.learningRate);
            if (at === 2) net.stopTraining = true;
          },
        },
      ],
    });
    expect(rates).toEqual([0.1, 0.05, 0.1 / 3]);
    expect([epoch, stopped]).toEqual([[0, 1, 2], false]);
  });
});

describe('early stopping', () => {
  /** Overshoots: the loss falls, then grows without end. */
  const grows: FitOptions = { epochs: 50, validationData: [line.x, line.y] };
  const growing = (at: number) => (at < 10 ? 0.1 : 20);

  test('ends after as many epochs without a better value as it has patience', async () => {
    const { epoch } = await linear().fit(line.x, line.y, {
      ...grows,
      callbacks: [learningRateScheduler(growing), earlyStopping({ patience: 3 })],
    });
    expect(epoch).toHaveLength(13);
  });

  test('goes back to the best weights when asked', async () => {
    const net = linear();
    let best: number[][] = [];
    const { history } = await net.fit(line.x, line.y, {
      ...grows,
      callbacks: [
        learningRateScheduler(growing),
        earlyStopping({ patience: 3, restoreBestWeights: true }),
        { onEpochEnd: (at) => void (at === 9 && (best = weightsOf(net))) },
      ],
    });
    expect(Math.min(...history['val_loss']!)).toBe(history['val_loss']![9]);
    expect(weightsOf(net)).toEqual(best);
    expect((await net.evaluate(line.x, line.y)).loss).toBe(history['val_loss']![9]);
  });

  test('says what it could watch', async () => {
    const fitted = linear().fit(line.x, line.y, { callbacks: earlyStopping() });
    await expect(fitted).rejects.toThrow("there is no 'val_loss'; use one of loss");
  });
});

describe('pausing', () => {
  afterEach(() => setPause(null));

  test('fit asks between batches and says how far it is', async () => {
    const shares: (number | undefined)[] = [];
    setPause(async (share) => shares.push(share) > 0);
    await linear().fit(line.x, line.y, { epochs: 2, batchSize: 5 });
    expect(shares).toEqual([0, 0.25, 0.5, 0.75]);
  });

  test('told not to go on, it keeps the weights and the epochs it has finished', async () => {
    const options = { batchSize: 5, shuffle: false };
    const ended: string[] = [];
    const onTrainEnd = () => ended.push('end');
    let asked = 0;
    setPause(async () => ++asked <= 5);
    const net = linear();
    const told = await net.fit(line.x, line.y, {
      ...options,
      epochs: 9,
      callbacks: { onTrainEnd },
    });
    expect([told.stopped, told.epoch, ended]).toEqual([true, [0, 1], ['end']]);
    setPause(null);
    const same = linear();
    await same.fit(line.x, line.y, { ...options, epochs: 2 });
    await same.fit(line.x.slice([0, 5]), line.y.slice([0, 5]), options);
    expect(weightsOf(net)).toEqual(weightsOf(same));
  });

  test('predict and evaluate give what they have, at least one batch', async () => {
    setPause(async () => false);
    expect((await linear().predict(line.x, { batchSize: 4 })).shape).toEqual([4, 1]);
    const logs = await linear().evaluate(line.x, line.y, { batchSize: 4 });
    expect(logs.loss).toBeCloseTo(line.y.slice([0, 4]).square().mean().item(), 5);
  });
});
