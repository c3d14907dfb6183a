// Writes a small chapter that already builds and passes its checks, for an author to write over.
// Its files are those of template/, with number, title and question from src/content/chapters.ts.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chapters } from '../../src/content/chapters.ts';

const root = path.resolve(import.meta.dirname, '../..');
const template = path.join(import.meta.dirname, 'template');

/** Writes the chapter's folder below `folder` and returns its path; what is there is never overwritten. */
export function scaffold(slug, folder = path.join(root, 'src/content/chapters')) {
  const entry = chapters.find((chapter) => chapter.slug === slug);
  if (entry === undefined) {
    const known = chapters.map((chapter) => chapter.slug).join(', ');
    throw new Error(`chapter: unknown slug: "${slug}"; one of ${known}`);
  }
  const target = path.join(folder, `${String(entry.number).padStart(2, '0')}-${slug}`);
  if (existsSync(target)) throw new Error(`chapter: it is there already: ${target}`);
  const words = {
    __NUMBER__: entry.number,
    __SLUG__: slug,
    __TITLE_EN__: JSON.stringify(entry.title.en),
    __TITLE_ZH__: JSON.stringify(entry.title['zh-cn']),
    __QUESTION_EN__: JSON.stringify(entry.question.en),
    __QUESTION_ZH__: JSON.stringify(entry.question['zh-cn']),
  };
  for (const file of readdirSync(template, { recursive: true, encoding: 'utf8' })) {
    const source = path.join(template, file);
    if (statSync(source).isDirectory()) continue;
    const written = path.join(target, file.replace(/\.template$/, ''));
    mkdirSync(path.dirname(written), { recursive: true });
    const text = readFileSync(source, 'utf8');
    writeFileSync(
      written,
      text.replaceAll(/__[A-Z_]+__/g, (name) => words[name]),
    );
  }
  return target;
}

if (process.argv[1] === import.meta.filename) {
  try {
    const target = scaffold(process.argv[2] ?? '');
    console.log(
      `${path.relative(root, target)} is a draft; without \`draft: true\` it is finished.`,
    );
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
