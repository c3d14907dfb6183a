// Holds the compiler against TypeScript itself, on small texts and on this project's own files.
import { readFileSync, globSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { NotebookError } from '../errors.ts';
import { compile } from './compile.ts';
import { sourceColumn, type Unit } from './unit.ts';

/** Texts by what they are about. Each must mean the same with its types blanked. */
const texts: Record<string, string> = {
  'plain code': 'const a = 1; let b = a + 1; b++;',
  annotation: 'const a: number = 1; let b: string | undefined;',
  'definite assignment': 'let a!: number; a = 1;',
  as: 'const a = (1 as unknown) as number; f(a as any);',
  'as const': "const kinds = ['a', 'b'] as const;",
  satisfies: 'const a = { b: 1 } satisfies Record<string, number>;',
  'non-null': 'a!.b![0]!(1)!; x! = 1; y!++;',
  'type assertion': 'const a = <number>b; f(<any>(c));',
  'type assertion over lines': 'function f() { return <\n  number\n>g(); }',
  'tail that could join the next line': 'const a = b as any\n(c)\nd = e as F\n[g] = h;\ni!\n`j`',
  'returned tail': 'function f() { return a as any\n(b) }\nfunction g() { throw a as any\n(b) }',
  generics: 'function f<T extends object = {}>(a: T): T { return a; } f<number>(1); new G<H>();',
  'const generic': 'const f = <const T,>(a: T) => a;',
  'generic arrow over lines': 'const f = async <\n  T,\n>(\n  a: T,\n) => a;',
  'generic arrow returned': 'function f() { return <\n  T,\n>(a: T) => a; }',
  'arrow return type over lines': 'const f = (a: number): Record<\n  string,\n  number\n> => ({});',
  'arrow return type on the next line': 'const f = (a: number)\n  : number => a;',
  'async arrow return type': 'const f = async (a?: number): Promise<\n  void\n> => { await a; };',
  'arrow type predicate': 'const f = (a: unknown): a is string => true;',
  'asserts predicate': 'function f(a: unknown): asserts a is string { if (!a) throw a; }',
  'instantiation expression': 'const f = g<string>; const h = g<string>\nlet i = 1;',
  'tagged template': 'tag<number>`a${b as any}c`;',
  'call with optional chain': 'a?.b!.c<number>(1); a?.<T>(2); (a?.b)!.c;',
  'optional parameters': 'function f(a?: number, b = 1 as number, ...c: string[]) {}',
  'optional arrow parameter': '((a?, b?: number) => a)(1);',
  'this parameter': 'function f(this: Window, a: number) {} function g(this: void) {}',
  'this parameter with a trailing comma': 'function f(\n  this: void,\n) {}',
  'comment that looks like a mark': 'function f(a /* ? */ ?: /* , */ number /* ) */) {}',
  'destructured parameters': 'function f({ a, b: { c } }: P, [d]: number[] = []) {}',
  overloads: 'function f(a: string): void;\nfunction f(a: number): void;\nfunction f(a: any) {}',
  'exported overloads': 'export function f(a: string): void;\nexport function f(a: any) {}',
  interface: 'interface A<T> extends B<T> { c: number; d(): void }\nconst e = 1;',
  'interface between': 'let a = 1\ninterface B {}\n(c)\n',
  'type alias': 'type A<T> = T extends infer U ? U : never; const b = 1;',
  'type alias over lines': 'type A = {\n  b: number;\n} | null\n\nlet c = 1',
  'declare variable': 'declare const a: number, b: string; declare let c: any; f();',
  'declare function and class': 'declare function f(): void; declare class A { b: number } g();',
  'declare module and global':
    "declare module 'x' { const a: number } declare global { var b: any }",
  'namespace of types':
    'namespace A { export type B = number } export namespace C.D { interface E {} }',
  'abstract class': 'abstract class A { abstract b: number; abstract c(): void; d() {} }',
  'abstract members before a generator':
    'abstract class A { a = 1\n abstract b(): void\n *c() {} }',
  'class fields':
    'class A { a: number; b?: string; c!: any; readonly d = 1; static e: number = 2 }',
  'private fields': 'class A { #a: number = 1; #b?: string; c() { return #a in this; } }',
  'field with a tail': 'class A { a = 1 as any\n [b] = 2; c: any\n *d() {} }',
  'field named get': 'class A { get: number\n a() {} static: any\n b() {} }',
  'declared field': 'class A { declare a: number; b = 1 }',
  'modifier before a computed name': 'class A { a = 1\n private [b] = 2\n public *c() {} }',
  'modifiers in any order':
    'class A extends B { public static override readonly a = 1; protected async b() {} }',
  'member named like a modifier':
    'class A { readonly = 1; private() {} public: number; declare() {} }',
  'optional method': 'class A { b?(): void; c?() {} ["d"]?(): void; ["e"]?() {} }',
  'index signature': 'class A { [key: string]: any; b = 1 }',
  accessors: 'class A { get a(): number { return 1 } set a(value: number) {} }',
  'method overloads': 'class A { b(a: string): void; b(a: number): void; b(a: any) {} }',
  'constructor overloads': 'class A { constructor(a: string); constructor(private a: any) {} }',
  'parameter properties':
    'class A { constructor(public a: number, readonly b = 1, c?: any) { d() } }',
  'parameter properties after super':
    "class A extends B<C> { e = 1; constructor(private d: any) { 'use x'; super(d); f() } }",
  implements: 'class A implements B, C<D> {} const e = class<T> extends F<T> implements G {};',
  'object methods':
    'const a = { b<T>(c: T): T { return c }, get d(): number { return 1 }, async *e() {} };',
  'catch type': 'try { a() } catch (b: unknown) { c(b) }',
  'for head': 'for (let a: number = 1 as any; a < 2; a++) {} for (const b of c as any[]) b();',
  'for of pattern': 'for (const [a, b] of c!) d(a, b); for (e as any of f);',
  'conditional with arrow': 'const a = b ? (c) : (d) => e; const f = g ? (h): any => i : j;',
  'less than': 'const a = b < c && d > (e); f(a < b, c > d);',
  'label and types': 'a: for (const b of c) { type D = 1; continue a }',
  imports:
    "import a, { b, type C } from 'd'; import type E from 'f'; import * as g from 'h'; b(a, g);",
  exports: 'const b = 1; export const a: number = 1; export { b }; export type { C } from "d";',
  'unicode and tabs': 'const 变量: string = "𝕏";\tconst é = 变量 as any;',
  'windows lines': 'const a: number = 1 as any\r\n(b)\r\ninterface C {\r\n}\r\nd()',
  'empty type arguments on new': 'const a = new Map<string, Map<string, number[]>>();',
  'regular expression': 'const a = /[/"]:\\/ as any/g as RegExp;',
  'template with types': 'const a = `${b as string} as ${(c: number) => c}`;',
  'async iteration': 'async function f() { for await (const a of b as any) c(a) }',
  'accessor keyword as a name': 'const type = 1, as = 2, of = 3, is = type as number; as as any;',
  'unique symbol': 'declare const a: unique symbol; const b: typeof a = a;',
  'getter type': 'let a: { get b(): number }; let c: new () => D; let e: abstract new () => F;',
  'template type': 'type A = `${B}-c`; let d: `a${string}`;',
  'import type expression': "let a: import('b').C; let d: typeof import('e');",
};

const own = globSync('src/**/*.ts', { exclude: ['**/*.d.ts', '**/bugs/**'] });

describe.each([
  ['text', Object.entries(texts)],
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
  expect(Object.values(texts).filter((text) => !compileIfSupported(text, true))).toEqual([]);
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
