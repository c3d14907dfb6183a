// Draws TeX in the page; the stepper's only importer of KaTeX, loaded when the first stepper opens.
// A name in the reader's code can write no HTML and no link: only the symbols of nodes are trusted.
import type { KatexOptions } from 'katex';

type Katex = typeof import('katex').default;

const options: KatexOptions = {
  displayMode: true,
  throwOnError: false,
  trust: false,
  strict: 'ignore',
  maxExpand: 20_000,
};

/** In the page a symbol is an element with the id of its node; nothing else may write attributes. */
const living: KatexOptions = {
  ...options,
  macros: { '\\sym': '{\\htmlData{node=#1}{#2}}' },
  trust: ({ command, ...rest }) =>
    command === '\\htmlData' &&
    'attributes' in rest &&
    Object.keys(rest.attributes).join() === 'data-node',
};

/** On a page built ahead, before any script runs, it is its letters. */
const still: KatexOptions = { ...options, macros: { '\\sym': '{#2}' } };

let katex: Katex | null = import.meta.env.SSR ? (await import('katex')).default : null;

/** Loads KaTeX once; false if it cannot be loaded. */
export async function loadTex(): Promise<boolean> {
  try {
    katex ??= (await import('katex')).default;
    return true;
  } catch {
    return false;
  }
}

/** Draws `tex` into `node`; before KaTeX is there, and without it, the TeX itself is shown. */
export function renderTex(tex: string, node: HTMLElement): void {
  if (katex) katex.render(tex, node, living);
  else node.textContent = tex;
}

/** The formula as HTML, for pages built ahead. */
export function texToHtml(tex: string): string {
  if (!katex) throw new Error('texToHtml: KaTeX is loaded at build time only');
  return katex.renderToString(tex, still);
}
