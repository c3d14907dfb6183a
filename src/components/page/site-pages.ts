// The pages beside the chapters, as the rail of the contents and of each of them lists them.
import type { Language } from '../../i18n/language.ts';
import { apiWords } from '../../i18n/api.ts';
import { pageWords } from '../../i18n/page.ts';
import { pagePath } from './paths.ts';

/** One link of the site's rail. */
export interface SitePage {
  readonly href: string;
  readonly text: string;
  readonly current: boolean;
}

/** The site's rail on a page: `sitePages('en', 'glossary')`; '' is the contents. */
export function sitePages(language: Language, current: string): readonly SitePage[] {
  const words = pageWords[language];
  const pages = [
    ['', words.chapters],
    ['playground', words.playground],
    ['glossary', words.glossary],
    ['errata', words.errata],
    ['api', apiWords[language].title],
  ] as const;
  return pages.map(([page, text]) => ({
    href: pagePath(language, page),
    text,
    current: page === current,
  }));
}
