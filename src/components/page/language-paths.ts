// The two pages of a route that exists once in each language.
import { type Language, languages } from '../../i18n/language.ts';

/** For `getStaticPaths` of `[language]/…`. */
export function languagePaths(): {
  params: { language: Language };
  props: { language: Language };
}[] {
  return languages.map((language) => ({ params: { language }, props: { language } }));
}
