// What a variable is where a stepper stands, under what it is after the run: a line for each stepper that differs.
// Leaves how a value looks to symbol-view.ts.
import type { NamedValue } from '#notebook';
import type { SymbolWords } from '../../i18n/symbols.ts';
import { steppers, type Standing } from './lit.ts';
import { numbersNode } from './symbol-view.ts';

/** `Stepper, step 3 of 21: not computed yet`; empty where every stepper says the same as the run. */
export function standingNodes(
  key: string,
  value: NamedValue | undefined,
  words: SymbolWords,
): Node[] {
  return steppers().flatMap((stepper) => {
    const standing = stepper.standing(key);
    return standing === null || isSame(standing, value) ? [] : line(standing, words);
  });
}

function line({ position, length, shape, value }: Standing, words: SymbolWords): Node {
  const node = document.createElement('div');
  node.className = 'standing';
  const where = document.createElement('span');
  where.textContent = words.atStep(position, length);
  node.append(where, value === null ? words.notComputed : numbersNode(value, shape, words));
  return node;
}

function isSame({ value, shape }: Standing, run: NamedValue | undefined): boolean {
  if (value === null || run === undefined) return false;
  if (run.type === 'number') return value.length === 1 && Object.is(value[0], run.value);
  if (run.type !== 'tensor') return false;
  return (
    run.shape.join() === shape.join() && run.values.every((one, at) => Object.is(one, value[at]))
  );
}
