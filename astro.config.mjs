// How the site is built: MDX with formulas, Svelte for pictures, scripts and fonts as files of our own.
// SITE is the address it will stand at (for canonical links), BASE the path below it.
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
import { oneStylesheet } from './src/components/page/one-stylesheet.ts';
import { workerText } from './src/notebook/vite-plugin.ts';

export default defineConfig({
  site: process.env.SITE,
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  integrations: [mdx(), svelte(), oneStylesheet()],
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      features: { math: true },
      mdastPlugins: [holdFormulas],
      hastPlugins: [drawFormulas(topLevelNames), numberHeadings],
    }),
  },
  vite: {
    plugins: [
      katexFonts(),
      lazyStyles([
        /\/monaco-editor\//,
        /\/stepper\/gradient-stepper\.ts$/,
        /\/cell\/gradient-check\.ts$/,
        /\/page\/linked-symbols\.ts$/,
      ]),
      workerText(),
      cellTypes(),
      monacoFeatures(),
    ],
    worker: { format: 'es', plugins: () => [monacoLibraries()] },
    // Fonts and scripts as files: cached once, and no data: addresses in the stylesheet.
    build: { assetsInlineLimit: 0 },
  },
});
