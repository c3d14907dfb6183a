// The pages of a route that exists once for each chapter in each language. Leaves what stands on them to the routes.
import { type CollectionEntry, getCollection } from 'astro:content';
import { type Language, languages } from '../../i18n/language.ts';

interface ChapterPath {
  params: { language: Language; slug: string };
  props: { language: Language; entry: CollectionEntry<'chapters'> };
}

/** For `getStaticPaths` of `[language]/[slug]…`. */
export async function chapterPaths(): Promise<ChapterPath[]> {
  const entries = await getCollection('chapters');
  return entries.map((entry) => {
    const language = languages.find((each) => entry.id.endsWith(`/${each}`));
    if (language === undefined) throw new Error(`chapter: no language in ${entry.id}`);
    return { params: { language, slug: entry.data.slug }, props: { language, entry } };
  });
}
