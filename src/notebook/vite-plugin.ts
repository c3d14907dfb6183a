// The one Vite plugin of the notebook: `virtual:worker-text` gives the worker's text to build, dev and tests alike.
import path from 'node:path';
import type { Plugin } from 'vite';
import { buildWorkerText, projectRoot, workerFolders } from './worker-text.ts';

const id = 'virtual:worker-text';
const resolved = `\0${id}`;

/** Provides `virtual:worker-text` with `export const workerText: string`; in dev it follows edits. */
export function workerText(): Plugin {
  let stale = false;
  return {
    name: 'nabla-worker-text',
    resolveId: (source) => (source === id ? resolved : undefined),
    async load(source) {
      if (source !== resolved) return undefined;
      const { text } = await buildWorkerText({ fresh: stale });
      stale = false;
      return `export const workerText = ${JSON.stringify(text)};`;
    },
    hotUpdate({ file }) {
      if (!isPartOfWorker(file)) return;
      stale = true;
      const module = this.environment.moduleGraph.getModuleById(resolved);
      if (module !== undefined) this.environment.moduleGraph.invalidateModule(module);
    },
  };
}

function isPartOfWorker(file: string): boolean {
  const relative = path.relative(projectRoot(), file).split(path.sep).join('/');
  return (
    workerFolders.some((folder) => relative.startsWith(`${folder}/`)) && !file.endsWith('.test.ts')
  );
}
