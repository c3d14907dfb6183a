// How the site is built: MDX with formulas, Svelte for pictures, a content security policy that keeps readers' code in.
// SITE is the address it will stand at (for canonical links), BASE the path below it.
import { createHash } from 'node:crypto';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { monacoFeatures, monacoLibraries } from './src/components/cell/monaco-plugin.ts';
import { cellTypes } from './src/components/cell/types-plugin.ts';
import { numberHeadings } from './src/components/formula/heading-ids.ts';
import { drawFormulas, holdFormulas } from './src/components/formula/markdown-formulas.ts';
import { katexFonts } from './src/components/formula/katex-fonts.ts';
import { topLevelNames } from './src/components/formula/top-level-names.ts';
import { lazyStyles } from './src/components/page/lazy-styles.ts';
import { themeBoot } from './src/components/page/theme-boot.ts';
import { bootHash } from './src/notebook/frame.ts';
import { workerText } from './src/notebook/vite-plugin.ts';

/** @param {string} text */
const sha256 = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

export default defineConfig({
  site: process.env.SITE,
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  integrations: [mdx(), svelte()],
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      // Quotation marks and dashes are written as they should appear, in both languages.
      features: { math: true, smartPunctuation: false },
      mdastPlugins: [holdFormulas],
      hastPlugins: [drawFormulas(topLevelNames), numberHeadings],
    }),
  },
  security: {
    csp: {
      // The frame that runs readers' code is made from srcdoc and inherits this policy: what it may do must stand here.
      scriptDirective: {
        resources: ["'self'", 'blob:', "'wasm-unsafe-eval'"],
        hashes: [sha256(themeBoot), bootHash],
      },
      // KaTeX writes style attributes and Monaco style elements; a hash would switch 'unsafe-inline' off.
      styleDirective: { resources: ["'self'", "'unsafe-inline'"] },
      directives: [
        "default-src 'self'",
        "connect-src 'self'",
        "font-src 'self' data:",
        "img-src 'self' data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
    },
  },
  vite: {
    plugins: [
      katexFonts(),
      lazyStyles([/\/monaco-editor\//, /\/stepper\/gradient-stepper\.ts$/]),
      workerText(),
      cellTypes(),
      monacoFeatures(),
    ],
    worker: { format: 'es', plugins: () => [monacoLibraries()] },
    // Fonts and scripts as files: cached once, and no data: addresses in the stylesheet.
    build: { assetsInlineLimit: 0 },
  },
});
