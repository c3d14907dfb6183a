// Addresses of the site's pages under its base path.
import type { Language } from '../../i18n/language.ts';

const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');

/** The address of a file or page below the base: `pathTo('data/backpropagation.json')`. */
export function pathTo(rest: string): string {
  return base + rest;
}

/** The address of a page in a language: `pagePath('en', 'backpropagation')`; without a page, its contents. */
export function pagePath(language: Language, page = ''): string {
  return pathTo(page === '' ? `${language}/` : `${language}/${page}/`);
}
