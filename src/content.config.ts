// The chapters' prose as a content collection: what the head of each .mdx file must say.
// Leaves the list of all sixteen chapters to content/chapters.ts and their code to cells.ts.
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { chapterSlugs } from './content/chapters.ts';

/** Where an article says what the chapter treats; the articles are called S0 to S4. */
const articleReference = z.strictObject({
  id: z.enum(['S0', 'S1', 'S2', 'S3', 'S4']),
  /** Section numbers without the sign §: `['3.2', '4']`. */
  sections: z.array(z.string()).min(1),
});

const chapters = defineCollection({
  loader: glob({
    base: './src/content/chapters',
    pattern: '*/{en,zh-cn}.mdx',
    // Without this a `slug` in the frontmatter would give both languages the same id.
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
  schema: z.strictObject({
    /** Place in the course, from 1; the folder begins with it. */
    number: z.number().int().min(1).max(chapterSlugs.length),
    /** Last part of the address. */
    slug: z.enum(chapterSlugs),
    title: z.string().min(1),
    /** The question the chapter answers, as its opening says it. */
    question: z.string().min(1),
    /** Chapters a reader should know, by slug. */
    prerequisites: z.array(z.enum(chapterSlugs)).default([]),
    /** What the chapter takes up from the five articles. */
    articles: z.array(articleReference).default([]),
    /** Not finished: the page says so, and nothing is held against the plan of the course yet. */
    draft: z.boolean().default(false),
    /** One sentence for search engines. */
    description: z.string().min(1).max(200),
  }),
});

export const collections = { chapters };
