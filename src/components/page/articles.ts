// The five articles the course answers. They carry no titles; i18n/page.ts names their subjects.

export const articleIds = ['S0', 'S1', 'S2', 'S3', 'S4'] as const;

export type ArticleId = (typeof articleIds)[number];
