// Two Vite plugins that make monaco-editor 0.57 right and small. For `vite.plugins` and `vite.worker.plugins`.
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

/**
 * The TypeScript mode loads a module that imports every editor contribution after the editor's services
 * have started, which fails ("UNKNOWN service ICodeLensCache"). monaco.ts names the features we want;
 * this drops the rest.
 */
export function monacoFeatures(): Plugin {
  return {
    name: 'nabla:monaco-features',
    enforce: 'pre',
    transform: {
      filter: { id: /monaco-editor\/esm\/vs\/internal\/common\/workers\.js/ },
      handler: (code) => ({ code: code.replace(/^import '[^']+';$/gm, ''), map: null }),
    },
  };
}

/** Cells run in a worker without a page: TypeScript's worker keeps the language's own libraries only. */
export function monacoLibraries(): Plugin {
  return {
    name: 'nabla:monaco-libraries',
    enforce: 'pre',
    load: {
      filter: { id: /features\/typescript\/lib\/lib\.js/ },
      async handler(id) {
        const file = pathToFileURL(id.split('?')[0] ?? id).href;
        const { libFileMap } = (await import(file)) as { libFileMap: Record<string, string> };
        const page = /^lib\.(?:dom|webworker|scripthost|es\d+\.full|esnext\.full)/;
        const kept = Object.entries(libFileMap).filter(([name]) => !page.test(name));
        return `export const libFileMap = ${JSON.stringify(Object.fromEntries(kept))};`;
      },
    },
  };
}
