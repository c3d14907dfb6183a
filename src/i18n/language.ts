// The two languages of the site: their names, tags and addresses. Words stand in the files beside this one.

/** A language as it stands in an address. */
export type Language = 'en' | 'zh-cn';

export const languages: readonly Language[] = ['en', 'zh-cn'];

/** The language tag of HTML's `lang`. */
export const languageTag: Readonly<Record<Language, string>> = { en: 'en', 'zh-cn': 'zh-CN' };

/** A language's name in itself. */
export const languageName: Readonly<Record<Language, string>> = { en: 'English', 'zh-cn': '中文' };

/** The other of the two. */
export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'zh-cn' : 'en';
}

/** Words of one part of the page in both languages: a missing translation is a type error. */
export type Words<W> = Readonly<Record<Language, W>>;

/** A reader-facing label of a cell in the page's language: labels are English keys. */
export function translate(label: string, labels: Readonly<Record<string, string>>): string {
  return labels[label] ?? label;
}
