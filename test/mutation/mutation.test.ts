// The gradient check notices mistakes: wrong gradients are put into every operation, and it has to fail.
// TABLE=1 prints which ones it found.
import { expect, test } from 'vitest';
import { ops } from '#engine';
import { countsOf, judgeAll, sentenceOf, tableOf } from './tally.ts';

test(
  'of the mistakes in the operations’ gradients at least 95 % are caught',
  { timeout: 120_000 },
  () => {
    const judged = judgeAll();
    if (process.env['TABLE']) console.log(tableOf(judged));
    const missed = judged.filter(({ verdict }) => verdict === 'missed');
    const { caught, total } = countsOf(judged);
    expect(total).toBeGreaterThanOrEqual(120);
    expect(
      caught / total,
      `${sentenceOf(judged)}; missed: ${JSON.stringify(missed)}`,
    ).toBeGreaterThanOrEqual(0.95);
    for (const { name } of ops) {
      const mine = countsOf(judged.filter(({ op }) => op === name));
      expect(mine.caught, `${name} has mistakes that are caught`).toBeGreaterThan(0);
    }
  },
);
