// Vite plugin of `virtual:cell-types`: declarations of what a cell may call, for completion and help in the editor.
// Leaves making them to cell-types.ts.
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { emitCellTypes } from './cell-types.ts';

const module = 'virtual:cell-types';
const resolved = `\0${module}`;

/** Names that need no import in a cell: all of the engine, and the notebook's library. */
const entries = ['engine/index.ts', 'notebook/cell-library.ts'];

export function cellTypes(): Plugin {
  const sources = fileURLToPath(new URL('../../', import.meta.url));
  return {
    name: 'nabla:cell-types',
    resolveId: { filter: { id: /^virtual:cell-types$/ }, handler: () => resolved },
    load: {
      filter: { id: /^\0virtual:cell-types$/ },
      handler() {
        const { texts, sources: read } = emitCellTypes(sources, entries);
        for (const file of read) this.addWatchFile(file);
        return `export const cellTypes = ${JSON.stringify(texts)};`;
      },
    },
  };
}
