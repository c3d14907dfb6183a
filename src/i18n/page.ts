// Words of the page around a chapter: header, rail, footer, contents, glossary, errata, API, 404.
import type { Words } from './language.ts';

export interface PageWords {
  readonly siteName: string;
  readonly siteTitle: string;
  readonly siteQuestion: string;
  readonly siteDescription: string;
  readonly skip: string;
  readonly contents: string;
  readonly chapters: string;
  readonly playground: string;
  readonly playgroundDescription: string;
  readonly playgroundIntro: string;
  readonly glossary: string;
  readonly glossaryDescription: string;
  readonly glossaryIntro: string;
  readonly errata: string;
  readonly errataDescription: string;
  readonly errataIntro: string;
  readonly errataPending: string;
  readonly site: string;
  readonly onThisPage: string;
  readonly themes: Readonly<Record<'system' | 'light' | 'dark', string>>;
  readonly chapterOf: (number: number, count: number) => string;
  readonly cells: (count: number) => string;
  readonly exercises: (count: number) => string;
  readonly buildsOn: (numbers: readonly number[]) => string;
  readonly neighbours: string;
  readonly inPreparation: string;
  /** State of a chapter that can be read but is not finished. */
  readonly draft: string;
  readonly pendingChapter: (name: string) => string;
  readonly start: (title: string) => string;
  readonly parts: Readonly<
    Record<'foundations' | 'learning' | 'building' | 'architectures', string>
  >;
  readonly footerCode: string;
  readonly footerSources: string;
  readonly licence: string;
  readonly article: (id: string, section: string | undefined) => string;
  readonly articles: string;
  readonly articlesIntro: string;
  readonly articleSubjects: Readonly<Record<'S0' | 'S1' | 'S2' | 'S3' | 'S4', string>>;
  readonly errataColumns: {
    readonly erratum: string;
    readonly fault: string;
    readonly place: string;
  };
  readonly inText: string;
  readonly failsAt: (code: string, line: number) => string;
  readonly failsCheck: string;
  readonly notFound: string;
  readonly notFoundText: string;
}

const en: PageWords = {
  siteName: 'Nabla',
  siteTitle: 'A neural-network course that runs',
  siteQuestion:
    'Sixteen questions. Every number on a page is computed by the code beside it, and you can change the code.',
  siteDescription:
    'A neural-network course that runs in the page: editable TypeScript cells, live formulas, and a stepper through the gradients of your own code.',
  skip: 'Skip to the text',
  contents: 'Contents',
  chapters: 'Chapters',
  playground: 'Playground',
  playgroundDescription: 'An empty notebook with every function of the engine.',
  playgroundIntro:
    'An empty notebook. Every name of the engine is there; cells that use each other’s names run in order.',
  glossary: 'Glossary',
  glossaryDescription: 'The terms of the course in English and Chinese, one sentence each.',
  glossaryIntro: 'Each term with its Chinese counterpart and the chapter that explains it.',
  errata: 'Errata',
  errataDescription: 'Mistakes of published articles, and where the course makes them visible.',
  errataIntro:
    'Formulas, listings and explanations go wrong in small ways. Each mistake here was found in a published article. What can run was carried over into our own TypeScript, and fails in a way you can see and repair.',
  errataPending: 'The mistakes that belong to chapters in preparation follow with them.',
  site: 'Site',
  onThisPage: 'On this page',
  themes: { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
  chapterOf: (number, count) => `Chapter ${number} of ${count}`,
  cells: (count) => (count === 1 ? '1 cell' : `${count} cells`),
  exercises: (count) => (count === 1 ? '1 exercise' : `${count} exercises`),
  buildsOn: (numbers) =>
    `builds on ${numbers.length === 1 ? 'chapter' : 'chapters'} ${joinNumbers(numbers, ' and ', ', ')}`,
  neighbours: 'Previous and next chapter',
  inPreparation: 'in preparation',
  draft: 'draft',
  pendingChapter: (name) => `${name} (in preparation)`,
  start: (title) => `Start with ${title}`,
  parts: {
    foundations: 'Foundations',
    learning: 'Learning',
    building: 'Building',
    architectures: 'Architectures',
  },
  footerCode: 'Runs in your browser only; nothing you type leaves it.',
  footerSources: 'Sources and errata',
  licence: 'MIT licence',
  article: (id, section) =>
    section === undefined ? `article ${id}` : `article ${id},\u00a0§${section}`,
  articles: 'The five articles',
  articlesIntro:
    'The course answers five articles, called S0 to S4 here. They carry no titles and no authors’ names, so their subject stands for them; of their text we quote single phrases only.',
  articleSubjects: {
    S0: 'Neural networks and classical algorithms',
    S1: 'How a neural network works',
    S2: 'Deep learning, multi-layer networks and the brain',
    S3: 'Deep learning from zero: networks, convolution, recurrence, language',
    S4: 'Deep neural networks in theory and practice',
  },
  errataColumns: {
    erratum: 'Erratum',
    fault: 'What is wrong',
    place: 'Where you see it',
  },
  inText: 'explained in the text',
  failsAt: (code, line) => `stops at line ${line}: ${code}`,
  failsCheck: 'runs, and fails its check',
  notFound: 'Page not found',
  notFoundText: 'There is no page at this address. The contents list every chapter.',
};

const zh: PageWords = {
  siteName: 'Nabla',
  siteTitle: '一门能运行的神经网络课',
  siteQuestion: '十六个问题。页面上的每个数都由旁边的代码算出，而代码可以改。',
  siteDescription:
    '在网页里运行的神经网络课程：可编辑的 TypeScript 单元格、与代码联动的公式，还有能一步步走遍你自己代码的梯度步进器。',
  skip: '跳到正文',
  contents: '目录',
  chapters: '章节',
  playground: '演练场',
  playgroundDescription: '一本空白的笔记本，可以使用引擎的全部函数。',
  playgroundIntro:
    '一本空白的笔记本。引擎里的名字都可以直接使用；用到彼此名字的单元格，会按依赖的顺序运行。',
  glossary: '术语表',
  glossaryDescription: '课程的术语，中英对照，各用一句话说明。',
  glossaryIntro: '每个术语都附上英文，并标明在哪一章讲解。',
  errata: '勘误',
  errataDescription: '已发表文章中的错误，以及课程在哪里让它显现出来。',
  errataIntro:
    '公式、代码和讲解，常常错在小处。这里的错误都出自已发表的文章。能运行的，都搬进了我们自己的 TypeScript 代码：一运行，就看得见错在哪里，等你来改正。',
  errataPending: '其余的错误属于还在编写的章节，会随那些章节一起补上。',
  site: '站点',
  onThisPage: '本页内容',
  themes: { system: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色' },
  chapterOf: (number, count) => `第 ${number} 章，共 ${count} 章`,
  cells: (count) => `${count} 个单元格`,
  exercises: (count) => `${count} 道练习`,
  buildsOn: (numbers) => `以第 ${joinNumbers(numbers, '、', '、')} 章为基础`,
  neighbours: '上一章与下一章',
  inPreparation: '编写中',
  draft: '草稿',
  pendingChapter: (name) => `${name}（编写中）`,
  start: (title) => `从“${title}”开始`,
  parts: { foundations: '基础', learning: '学习', building: '搭建', architectures: '架构' },
  footerCode: '一切只在你的浏览器里运行；你输入的内容不会离开这里。',
  footerSources: '来源与勘误',
  licence: 'MIT 许可证',
  article: (id, section) => (section === undefined ? `文章 ${id}` : `文章 ${id}\u00a0§${section}`),
  articles: '五篇文章',
  articlesIntro:
    '这门课是针对五篇文章写的，这里称作 S0 到 S4。它们没有标题，也没有署名，所以用主题来指代；原文只引用个别词句。',
  articleSubjects: {
    S0: '神经网络与经典算法',
    S1: '神经网络是怎样工作的',
    S2: '深度学习、多层网络与大脑',
    S3: '从零开始的深度学习：网络、卷积、循环与语言',
    S4: '深度神经网络的理论与实践',
  },
  errataColumns: { erratum: '勘误', fault: '错在哪里', place: '在哪里看' },
  inText: '正文有说明',
  failsAt: (code, line) => `停在第 ${line} 行：${code}`,
  failsCheck: '能运行，但通不过检查',
  notFound: '找不到页面',
  notFoundText: '这个地址没有页面。所有章节都列在目录里。',
};

/** The words of the page in both languages. */
export const pageWords: Words<PageWords> = { en, 'zh-cn': zh };

/** What a formula is called that scrolls; apart from the rest because it is sent to the reader. */
export const formulaWords: Words<string> = { en: 'Formula', 'zh-cn': '公式' };

function joinNumbers(numbers: readonly number[], last: string, between: string): string {
  const head = numbers.slice(0, -1).join(between);
  const tail = String(numbers.at(-1) ?? '');
  return head === '' ? tail : head + last + tail;
}
