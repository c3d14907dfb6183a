// The language of the page a script runs in.
import { type Language, languages } from '../../i18n/language.ts';

/** As `body[data-language]` says it. */
export function pageLanguage(): Language {
  return languages.find((language) => language === document.body.dataset['language']) ?? 'en';
}
