// Dropout drops as often as the reference statistics say, and keeps the mean and adds the variance they name.
import { expect, test } from 'vitest';
import { dropout, full } from '#engine';
import { golden } from './golden/read.ts';

test.each(golden.dropout)('dropout of 100 000 elements with p = $p, within four sigma', (row) => {
  const x = full([row.n], row.x, { dtype: 'float64' });
  const y = dropout(x, { probability: row.p, seed: 1 });
  const dropped = y.data.filter((value) => value === 0).length / row.n;
  expect(Math.abs(dropped - row.expected_zero_fraction)).toBeLessThan(row.four_sigma_zero_fraction);
  expect(Math.abs(y.mean().item() - row.expected_mean)).toBeLessThan(row.four_sigma_mean);
  expect(y.max().item()).toBeCloseTo(row.kept_value, 12);
  // k²q(1 − q) for the share q of zeros among elements k: how far q may be off says how far this may be
  const variance = y.variance(undefined, { correction: 0 }).item();
  const off = row.four_sigma_zero_fraction;
  const tolerance = row.kept_value ** 2 * (Math.abs(1 - 2 * row.p) * off + off ** 2);
  expect(Math.abs(variance - row.expected_var)).toBeLessThan(tolerance);
  expect(dropout(x, { probability: row.p, training: false }).max().item()).toBe(row.eval_value);
});
