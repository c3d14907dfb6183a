import { expect, test } from 'vitest';
import { sketches } from './prediction.ts';

test('sketches of one question share one scale', () => {
  const [low, high] = sketches([
    {
      value: 'a',
      label: '',
      points: [
        [0, 0],
        [10, 1],
      ],
    },
    {
      value: 'b',
      label: '',
      points: [
        [0, 0],
        [10, 2],
      ],
    },
  ]);
  expect(low).toBe('M6,58L154,32');
  expect(high).toBe('M6,58L154,6');
});
