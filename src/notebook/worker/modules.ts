// The modules a cell can import from, and what it gets from them.
// Leaves the names a cell has without importing to run-cell.ts.
import * as engine from '#engine';
import type { ImportedName } from '../compile/unit.ts';
import { NotebookError, type ErrorPlace } from '../errors.ts';
import { closestName } from '../suggestion.ts';
import { cut } from './tree.ts';
import { caps } from '../output.ts';

/**
 * The module of a name.
 *
 * @throws NotebookError `import-unknown-module`
 */
export function moduleNamed(from: unknown, library: object, place?: ErrorPlace): object {
  if (from === '#engine') return engine;
  if (from === '#notebook') return library;
  throw new NotebookError('import-unknown-module', { module: cut(from, caps.label) }, place);
}

/**
 * What a cell imports from a module under one name.
 *
 * @throws NotebookError `import-unknown-name`, `import-no-default`
 */
export function importedValue(
  module: object,
  from: string,
  { imported, ...place }: ImportedName,
): unknown {
  if (imported === '*') return module;
  if (Object.hasOwn(module, imported)) return Reflect.get(module, imported);
  if (imported === 'default') throw new NotebookError('import-no-default', { module: from }, place);
  const suggestion = closestName(imported, Object.keys(module));
  const likely = suggestion === '' ? {} : { suggestion };
  throw new NotebookError(
    'import-unknown-name',
    { module: from, name: imported, ...likely },
    place,
  );
}
