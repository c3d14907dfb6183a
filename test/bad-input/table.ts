// Every bad input, by what is bad about it.
import type { BadInput } from './bad-input.ts';
import { endless } from './endless.ts';
import { floods } from './floods.ts';
import { lateErrors } from './late.ts';
import { memory } from './memory.ts';
import { models } from './models.ts';
import { names } from './names.ts';
import { thrown } from './thrown.ts';
import { unreadable } from './unreadable.ts';
import { values } from './values.ts';

/** For each family its inputs. */
export const badInputs: Readonly<Record<string, readonly BadInput[]>> = {
  thrown,
  names,
  unreadable,
  values,
  late: lateErrors,
  floods,
  endless,
  memory,
  'models and layers': models,
};

/** The cell beside the bad one: it must stay as it is. */
export const otherCell = { name: 'other', source: 'const W = tensor([[1, 2]]);\nW' };
