import { expect, test } from 'vitest';
import { anomalyWords } from '../../i18n/anomalies.ts';
import { anomalySentences } from './anomaly-facts.ts';
import { traceOf } from './example-traces.ts';
import { findAnomaly } from './find-anomaly.ts';
import { indexTrace } from './trace-index.ts';

const index = indexTrace(
  await traceOf(`const p = tensor([[0.5, 1], [0, 0]], { requiresGrad: true });
const l = p.log();
steps(l.mean());`),
);
const anomaly = findAnomaly(index)!;

test('an anomaly names line, operation, element, number and what it was made of, in both languages', () => {
  expect(anomalySentences(index, anomaly, anomalyWords.en).what).toBe(
    'Line 2: log gives l[1][0] = −∞, from p[1][0] = 0. 1 more element goes wrong with it.',
  );
  expect(anomalySentences(index, anomaly, anomalyWords['zh-cn']).what).toBe(
    '第 2 行：log 由 p[1][0] = 0 算出 l[1][0] = −∞。另有 1 个元素也是如此。',
  );
});

test('it says why, and what helps', () => {
  expect(anomalySentences(index, anomaly, anomalyWords.en).why).toMatch(/logarithm of 0 .*clamp/);
});

test('every kind has a cause and a remedy of its own, ended by a full stop', () => {
  for (const [language, { kinds }] of Object.entries(anomalyWords)) {
    const facts = {
      op: 'mul',
      name: 'p',
      number: '∞',
      line: 1,
      inputs: [],
      more: 0,
      grown: null,
      chain: null,
    };
    const said = Object.values(kinds).flatMap(({ cause, fix }) => [cause(facts), fix(facts)]);
    expect(new Set(said).size).toBe(said.length);
    const stop = language === 'en' ? /[.)]$/ : /。$/;
    expect(said.filter((text) => !stop.test(text))).toEqual([]);
  }
});
