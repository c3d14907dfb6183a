import { expect, test } from 'vitest';
import { errataIds } from './errata-ids.ts';

test('three or more neighbours are a range, others are added up', () => {
  expect(errataIds(['F04'])).toBe('F04');
  expect(errataIds(['F11', 'F12'])).toBe('F11 + F12');
  expect(errataIds(['L09', 'L10', 'L11', 'P01', 'P23'])).toBe('L09–L11 + P01 + P23');
  expect(errataIds(['F09', 'L10', 'L11'])).toBe('F09 + L10 + L11');
});
