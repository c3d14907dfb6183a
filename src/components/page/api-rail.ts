// The rail of the API's pages: its entry, its topics, the operations.
import { apiWords, type ApiTopic } from '../../i18n/api.ts';
import type { Language } from '../../i18n/language.ts';
import { apiTopics } from './api-topics.ts';
import { pagePath } from './paths.ts';
import type { SitePage } from './site-pages.ts';

/** Links to every page of the API; `current` is where the reader is. */
export function apiRail(language: Language, current: ApiTopic | 'operations'): readonly SitePage[] {
  const words = apiWords[language];
  const link = (page: string, text: string) => ({
    href: pagePath(language, page === '' ? 'api' : `api/${page}`),
    text,
    current: page === current,
  });
  return [
    link('', words.title),
    ...apiTopics().map(([topic]) => link(topic, words.topics[topic])),
    link('operations', words.operations),
  ];
}
