// A Vite plugin: KaTeX's stylesheet asks for woff2 fonts only, and swaps nothing else.
import type { Plugin } from 'vite';

/** Leaves woff and ttf copies of the fonts out of the site: every browser that runs it reads woff2. */
export function katexFonts(): Plugin {
  return {
    name: 'katex-fonts',
    enforce: 'pre',
    transform(css, id) {
      if (!/katex(\.min)?\.css(\?|$)/.test(id)) return undefined;
      return css.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("(?:woff|truetype)"\)/g, '');
    },
  };
}
