// A chapter's recording as one file: cells, compiled code, outputs and values, fetched when a reader first needs them.
import type { APIRoute } from 'astro';
import { writtenChapters } from '../../components/page/chapter-folder.ts';
import { loadChapter } from '../../components/page/chapter.ts';
import { type ChapterSlug, chapterSlugs } from '../../content/chapters.ts';
import { serialize } from '../../notebook/serialize.ts';

export function getStaticPaths() {
  return writtenChapters(chapterSlugs).map((slug) => ({ params: { slug }, props: { slug } }));
}

export const GET: APIRoute<{ slug: ChapterSlug }> = async ({ props }) => {
  const { specs, units, outputs, values, words } = await loadChapter(props.slug);
  const recording = { cells: specs, units, outputs, values, labels: words.labels };
  return new Response(serialize(recording), { headers: { 'Content-Type': 'application/json' } });
};
