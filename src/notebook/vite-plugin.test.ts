import { expect, test } from 'vitest';
import { workerText } from 'virtual:worker-text';

test("the worker's text is one classic script", () => {
  expect(() => new Function(workerText)).not.toThrow();
  expect(workerText).not.toMatch(/^\s*(?:import|export)\s/m);
});
