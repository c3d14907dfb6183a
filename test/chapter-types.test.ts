// Exercises and bugs have the types of an ordinary program: what the reader's editor underlines is his own mistake.
// published.ts is left out: a mistake may be one of types.
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import * as engine from '#engine';
import * as library from '../src/notebook/cell-library.ts';
import { openChapters, type WrittenChapter } from './open-chapter.ts';

const chapters = await openChapters();

test.each(chapters)(
  'the tasks of $slug have no type errors',
  (chapter) => {
    const programs = programsOf(chapter);
    expect(Object.keys(programs).length).toBeGreaterThan(0);
    expect(typeErrors(programs)).toEqual([]);
  },
  60_000,
);

/** Each task after the chapter's cells, with its check inside it: as scopes lie in the notebook. */
function programsOf({ slug, cells, exercises, bugs }: WrittenChapter): Record<string, string> {
  const ofNotebook = Object.keys(library);
  // The library's gradcheck, which shows its result, stands before the engine's.
  const types = cells.match(/^import type .*$/gm)?.join('\n') ?? '';
  const ofEngine = Object.keys(engine).filter(
    (name) => !ofNotebook.includes(name) && !new RegExp(`\\b${name}\\b`).test(types),
  );
  const imports =
    `${types}\nimport { ${ofEngine.join(', ')} } from '#engine';\n` +
    `import { ${ofNotebook.join(', ')} } from '#notebook';\n`;
  const program = cells.replaceAll(/^import .*$/gm, '');
  const tasks = [
    ...Object.entries(exercises).flatMap(([name, { start, solution, check }]) => [
      [`${name}-start`, start, check] as const,
      [`${name}-solution`, solution, check] as const,
    ]),
    ...Object.entries(bugs).map(
      ([name, { repaired, check }]) => [`${name}-repaired`, repaired, check] as const,
    ),
  ];
  return Object.fromEntries(
    tasks.map(([name, task, check]) => [
      path.resolve(`src/content/chapters/${slug}-${name}.ts`),
      `${imports}${program}\n{\n${task}\n{\n${check}\n}\n}\n`,
    ]),
  );
}

/** What TypeScript says about files that exist in memory only, with the options of the chapters. */
function typeErrors(files: Readonly<Record<string, string>>): readonly string[] {
  const config = path.resolve('src/content/tsconfig.json');
  const read = ts.readConfigFile(config, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, path.dirname(config));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => name in files || fileExists(name);
  host.readFile = (name) => files[name] ?? readFile(name);
  host.getSourceFile = (name, target, ...rest) => {
    const text = files[name];
    return text === undefined
      ? getSourceFile(name, target, ...rest)
      : ts.createSourceFile(name, text, target);
  };
  const program = ts.createProgram(Object.keys(files), options, host);
  const found = Object.keys(files).flatMap((name) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(name)),
  );
  return found.map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? '' : file.text.slice(0, start).split('\n').length;
    return `${path.basename(file?.fileName ?? '')}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
