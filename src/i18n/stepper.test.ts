import { ops } from '#engine';
import { describe, expect, test } from 'vitest';
import { languages } from './language.ts';
import { stepperWords } from './stepper.ts';

describe('words of operations', () => {
  test.each(languages)('every operation of the engine has its own in %s', (language) => {
    const { operations } = stepperWords[language];
    for (const { name } of ops) {
      expect(operations[name]?.forward ?? '', name).toMatch(/[.。]$/);
      expect(operations[name]?.backward ?? '', name).toMatch(/[.。]$/);
    }
  });

  test('both languages have them for the same operations', () => {
    const [first, ...others] = languages.map((language) =>
      Object.keys(stepperWords[language].operations).sort(),
    );
    for (const other of others) expect(other).toEqual(first);
  });
});
