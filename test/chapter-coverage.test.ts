// What the plan gives a chapter: every mistake and every section of the articles that it must answer.
// A mistake is answered by an exercise (ids in bugs/<name>/meta.ts) or where a sentence names it,
// <Article id="S0" section="3.2" errata="P09" />; a section by any <Article> or meta.ts that names it.
import { describe, expect, test } from 'vitest';
import { erratumPlaces } from '../src/components/page/erratum-places.ts';
import { partsOf } from '../src/components/page/prose-parts.ts';
import { errata, isErratum, type ArticlePlace } from '../src/content/errata.ts';
import { plan } from '../src/content/plan.ts';
import { headData } from './chapter-parts.ts';
import { openChapters, type WrittenChapter } from './open-chapter.ts';

const chapters = await openChapters();

test('the plan gives every erratum to a chapter', () => {
  const given = new Set<string>(Object.values(plan).flatMap((chapter) => chapter.errata));
  expect(Object.keys(errata).filter((id) => !given.has(id))).toEqual([]);
});

test.each(chapters)('$slug names errata that exist, each at a place where it stands', (chapter) => {
  expect(wrongNames(chapter)).toEqual([]);
});

describe.each(chapters.filter(isFinished))('$slug, no draft any more,', (chapter) => {
  test('answers every erratum of the plan', () => {
    expect(missingErrata(chapter)).toEqual([]);
  });

  test('takes up every section of the plan', () => {
    expect(missingSections(chapter)).toEqual([]);
  });
});

describe('a debt', () => {
  const written = chapters[0]!;
  const bare: WrittenChapter = { ...written, bugs: {}, prose: { en: '## A', 'zh-cn': '## 甲' } };

  test('is named when a text pays none', () => {
    expect(missingErrata(bare)).toHaveLength(plan[bare.slug].errata.length);
    expect(missingErrata(bare)[0]).toContain(`${bare.folder}/en.mdx: erratum `);
    expect(missingSections(bare)[0]).toContain(' is in no <Article>');
  });

  test('is paid by a sentence that names it, a section by its subsection too', () => {
    const [id = ''] = plan[bare.slug].errata;
    const [[article = '', [section = ''] = []] = []] = Object.entries(plan[bare.slug].sections);
    const en = `## A\n\n<Article id="${article}" section="${section}.9" errata="${id}" />`;
    const paid = { ...bare, prose: { ...bare.prose, en } };
    expect(missingErrata(paid)).toHaveLength(missingErrata(bare).length - 1);
    expect(missingSections(paid)).toHaveLength(missingSections(bare).length - 1);
  });

  test('is not paid under a wrong name or at a wrong place', () => {
    const en = '## A\n\n<Article id="S4" section="9" errata="P01 Q1" />';
    expect(wrongNames({ ...bare, prose: { ...bare.prose, en } })).toEqual([
      `${bare.folder}/en.mdx:3: P01 stands in S0 §2.2, not in S4 §9`,
      `${bare.folder}/en.mdx:3: no erratum is called Q1`,
    ]);
  });
});

function isFinished({ prose }: WrittenChapter): boolean {
  return !headData(prose.en).some(({ key }) => key === 'draft: true');
}

function missingErrata({ slug, folder, prose, bugs }: WrittenChapter): readonly string[] {
  const answered = new Set(erratumPlaces(prose.en, bugs).map(({ erratum }) => erratum));
  return plan[slug].errata
    .filter((id) => !answered.has(id))
    .map((id) => {
      const { places, fault } = errata[id];
      const where = places.map(written).join(', ');
      return `${folder}/en.mdx: erratum ${id} (${where}) is in no bug's meta.ts and no <Article errata>: ${fault.en}`;
    });
}

function missingSections(chapter: WrittenChapter): readonly string[] {
  const taken = namings(chapter).flatMap(({ places }) => places);
  return Object.entries(plan[chapter.slug].sections).flatMap(([id, sections]) =>
    sections
      .map((section) => ({ id, section }))
      .filter((wanted) => !taken.some((place) => within(place, wanted)))
      .map(
        (wanted) =>
          `${chapter.folder}/en.mdx: ${written(wanted)} is in no <Article> and no bug's meta.ts`,
      ),
  );
}

function wrongNames(chapter: WrittenChapter): readonly string[] {
  return namings(chapter).flatMap(({ from, places, ids }) =>
    ids.flatMap((id) => {
      if (!isErratum(id)) return [`${from}: no erratum is called ${id}`];
      const known = errata[id].places;
      const fits = known.some((one) =>
        places.some((place) => within(place, one) || within(one, place)),
      );
      if (fits || places.length === 0) return [];
      const [right, found] = [known, places].map((list) => list.map(written).join(', '));
      return [`${from}: ${id} stands in ${right}, not in ${found}`];
    }),
  );
}

/** Where a text or an exercise speaks of the articles. */
interface Naming {
  readonly from: string;
  readonly places: readonly ArticlePlace[];
  /** Errata that are named with them. */
  readonly ids: readonly string[];
}

function namings({ folder, prose, bugs }: WrittenChapter): readonly Naming[] {
  const inText = partsOf(prose.en)
    .filter(({ tag }) => tag === 'Article')
    .map(({ attributes: { id = '', section = '', errata: ids = '' }, line }) => ({
      from: `${folder}/en.mdx:${line}`,
      places: [{ id, section }],
      ids: ids.split(' ').filter((each) => each !== ''),
    }));
  const inBugs = Object.entries(bugs).map(([name, { meta }]) => ({
    from: `${folder}/bugs/${name}/meta.ts`,
    places: (meta.articles ?? []).map(({ id, section = '' }) => ({ id, section })),
    ids: meta.ids,
  }));
  return [...inText, ...inBugs];
}

/** Whether a section is another one or part of it. */
function within(place: ArticlePlace, whole: ArticlePlace): boolean {
  return place.id === whole.id && `${place.section}.`.startsWith(`${whole.section}.`);
}

function written({ id, section }: ArticlePlace): string {
  return `${id} §${section}`;
}
