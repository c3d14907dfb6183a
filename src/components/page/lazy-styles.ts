// A Vite plugin: stylesheets of code that is loaded later travel inside that code.
// Astro links every stylesheet a page can ever reach, so that a reader would wait for the editor's before reading.
import type { Plugin } from 'vite';

const prefix = '\0lazy-style:';

/** CSS imported by a script whose path matches becomes a style element made when the script runs. */
export function lazyStyles(importers: readonly RegExp[]): Plugin {
  return {
    name: 'nabla:lazy-styles',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'client',
    async resolveId(source, importer) {
      if (!source.endsWith('.css') || importer === undefined) return undefined;
      if (!importers.some((pattern) => pattern.test(importer))) return undefined;
      const found = await this.resolve(source, importer, { skipSelf: true });
      // The ending keeps the module from being taken for a stylesheet.
      return found === null ? undefined : `${prefix}${found.id}.js`;
    },
    load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const file = id.slice(prefix.length, -'.js'.length);
      return [
        `import text from ${JSON.stringify(`${file}?inline`)};`,
        "const style = document.createElement('style');",
        'style.textContent = text;',
        'document.head.append(style);',
      ].join('\n');
    },
  };
}
