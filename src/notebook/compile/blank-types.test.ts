// Holds the compiler against TypeScript itself, on small texts and on this project's own files.
import { readFileSync, globSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { NotebookError } from '../errors.ts';
import { compile } from './compile.ts';
import { samples } from './samples.ts';
import { sourceColumn, type Unit } from './unit.ts';

const own = globSync('src/**/*.ts', { exclude: ['**/*.d.ts', '**/bugs/**'] });

describe.each([
  ['text', Object.entries(samples)],
  ['file of this project', own.map((path) => [path, readFileSync(path, 'utf8')] as const)],
] as const)('each %s', (_, cases) => {
  const units = cases.flatMap(([name, text]) => {
    const plain = compileIfSupported(text, false);
    const instrumented = compileIfSupported(text, true);
    return plain && instrumented ? [{ name, text, plain, instrumented }] : [];
  });

  test('is mostly supported', () => {
    expect(units.length).toBeGreaterThan(0.9 * cases.length);
  });

  test.each(units)('means what TypeScript makes of it: $name', ({ text, plain }) => {
    expect(shapeOf(plain.js)).toEqual(shapeOf(withTypescript(text)));
  });

  test.each(units)('keeps the place of every word: $name', ({ text, plain, instrumented }) => {
    expect(misplacedWords(text, plain)).toEqual([]);
    expect(misplacedWords(text, instrumented)).toEqual([]);
  });
});

test('a text that is refused is the exception', () => {
  expect(Object.values(samples).filter((text) => !compileIfSupported(text, true))).toEqual([]);
});

describe('an enum works as TypeScript’s does', () => {
  test.each([
    'enum E { A, B, C }',
    'enum E { A = 1, B, C = 10, D }',
    "enum E { A = 'a', B = `b`, C = A, D = 'c' + A }",
    'const enum E { A = 1 << 2, B = A | 1, C = ~B, D = (A as number) + E.B }',
    "enum E { 'a b', C = 5,\n  D,\n }",
    'enum E { A } enum E { B = 1 }',
    'export enum E { A = Math.max(1, 2), B = "x".length }',
    'let E = 0; { enum E { A } enum E { B = 7 } E; } E',
  ])('%s', (text) => {
    expect(evaluate(compile(text, { instrument: false }).js)).toEqual(
      evaluate(withTypescript(text)),
    );
  });
});

function compileIfSupported(text: string, instrument: boolean): Unit | null {
  try {
    return compile(text, { instrument });
  } catch (error) {
    if (error instanceof NotebookError && error.code === 'unsupported-syntax') return null;
    throw error;
  }
}

function withTypescript(text: string): string {
  const compilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
  };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

/** The syntax tree as text, without brackets, empty statements, imports and exports. */
function shapeOf(js: string): string {
  const lines: string[] = [];
  visit(ts.createSourceFile('cell.js', js, ts.ScriptTarget.ESNext), '');
  return lines.join('\n');

  function visit(node: ts.Node, indent: string): void {
    if (ignored.has(node.kind)) return;
    const transparent = node.kind === ts.SyntaxKind.ParenthesizedExpression;
    if (!transparent) lines.push(indent + describeNode(node));
    ts.forEachChild(node, (child) => visit(child, transparent ? indent : `${indent} `));
  }
}

const ignored = new Set([
  ts.SyntaxKind.EmptyStatement,
  ts.SyntaxKind.SemicolonClassElement,
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.ExportKeyword,
  ts.SyntaxKind.EndOfFileToken,
]);

function describeNode(node: ts.Node): string {
  const kind = ts.SyntaxKind[node.kind];
  const text = 'text' in node && !ts.isSourceFile(node) ? JSON.stringify(node.text) : '';
  const operator = 'operator' in node ? String(node.operator) : '';
  const flags = ts.isVariableDeclarationList(node)
    ? String(node.flags & ts.NodeFlags.BlockScoped)
    : '';
  return `${kind} ${text}${operator}${flags}`;
}

/** Words of the result that do not stand in the source where the unit says. */
function misplacedWords(text: string, { js, inserts }: Unit): string[] {
  const file = ts.createSourceFile('cell.js', js, ts.ScriptTarget.ESNext, true);
  const lines = text.split('\n');
  return words(file)
    .filter((word) => {
      const start = file.getLineAndCharacterOfPosition(word.getStart());
      const first = word.getText().split('\n')[0] ?? '';
      const from = sourceColumn(inserts, start.line + 1, start.character + 1);
      const to = sourceColumn(inserts, start.line + 1, start.character + 1 + first.length);
      if (to - from < first.length) return false; // an inserted word
      return !lines[start.line]?.startsWith(first, from - 1);
    })
    .map((word) => word.getText());
}

function words(node: ts.Node): ts.Node[] {
  if (node.getChildCount() > 0) return node.getChildren().flatMap(words);
  return /^[\p{ID_Start}$_"'`\d]/u.test(node.getText()) ? [node] : [];
}

function evaluate(js: string): unknown {
  const body = `${js.replace(/^export /gm, '')}\nreturn E;`;
  return Reflect.construct(Function, [body])();
}
