import { describe, expect, test } from 'vitest';
import { NotebookError } from '../../errors.ts';
import { compile } from '../compile.ts';

function declares(text: string): readonly string[] {
  return compile(text).declares;
}

function reads(text: string): string[] {
  return compile(text).reads.map(({ name }) => name);
}

function writes(text: string): string[] {
  return compile(text).writes.map(({ name }) => name);
}

function errorOf(text: string): unknown {
  try {
    return compile(text);
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    return { code: error.code, line: error.line, column: error.column, ...error.params };
  }
}

describe('a cell declares', () => {
  test.each([
    ['const a = 1, b = 2; let c; var d', ['a', 'b', 'c', 'd']],
    ['const { a, b: [c, ...d], e: { f = 1 }, ...g } = h', ['a', 'c', 'd', 'f', 'g']],
    ['function a() { const b = 1 } class C { d = 1 } async function* e() {}', ['a', 'C', 'e']],
    ['enum A { B } export const c = 1; export function d() {}', ['A', 'c', 'd']],
    ['for (var a of b) { var c = 1; let d = 2 } if (e) { var f } try { var g } catch {}', 'acfg'],
    ['for (const a of b) {} { let c; function d() {} }', []],
    ['interface A {} type B = 1; declare const c: number; declare function d(): void', []],
    ["import { a } from 'b'; import type C from 'd'", []],
    ['(function a() {}); (class B {}); const f = () => { var c }', ['f']],
  ])('%s', (text, names) => {
    expect(declares(text).toSorted()).toEqual([...names].toSorted());
  });
});

describe('a cell reads what it uses and does not declare', () => {
  test.each([
    ['a + b.c[d]', ['a', 'b', 'd']],
    ['a; const a = 1; f(); function f() {}', []],
    ['const f = (a, { b, c = d }, ...e) => a + b + c + e + g', ['d', 'g']],
    ['{ const a = 1; a } a', ['a']],
    ['function f() { return a; var a; } a', ['a']],
    ['for (const a of a1) a; for (let b in b1) b; for (let c = 0; c < 1; c++) c', ['a1', 'b1']],
    ['try { a } catch (b) { b } try { c } catch { d }', ['a', 'c', 'd']],
    ['switch (a) { case b: let c = d; default: c }', ['a', 'b', 'd']],
    ['a: for (;;) { break a; continue a }', []],
    [
      '({ a: b, [c]: d, e, f() { return g }, get h() { return i } })',
      ['b', 'c', 'd', 'e', 'g', 'i'],
    ],
    [
      'class A extends B { [c] = d; e = this.f; #g = h; static { i; var j } k() { return super.l } }',
      'Bcdhi',
    ],
    ['(class A { b() { return A } }); (function f() { f }); A', ['A']],
    ['const { a: { b = c }, [d]: e } = f', ['c', 'd', 'f']],
    ['typeof a; `${b}`; c`d`; new E(f)', ['a', 'b', 'c', 'E', 'f']],
    ['function f() { return arguments.length }', []],
    ['const a: B = c as D; f<G>(h satisfies I); let j: typeof k', ['c', 'f', 'h']],
    ['enum A { B = 1, C = B + d, E = A.B }', ['d']],
    ["import { a } from 'b'; a(c); export { a }", ['c']],
    ['a?.b?.[c]; d in e', ['a', 'c', 'd', 'e']],
    ['function f<T>(this: Window, a: T) { return a }', []],
    ['const f = (a = () => b, c = a) => c; async () => { await d }', ['b', 'd']],
  ])('%s', (text, names) => {
    expect(reads(text)).toEqual([...names]);
  });

  test('each name at its first place', () => {
    expect(compile('1;\n  a(a);\nb').reads).toEqual([
      { name: 'a', line: 2, column: 3 },
      { name: 'b', line: 3, column: 1 },
    ]);
  });
});

describe('a cell writes what it assigns and does not declare', () => {
  test.each([
    ['a = 1; b += 1; c++; --d', ['a', 'b', 'c', 'd']],
    ['[a, b.c, ...d] = e; ({ f, g: h, [i]: j = k, ...l } = m)', ['a', 'd', 'f', 'h', 'j', 'l']],
    ['for (a of b); for ([c] in d);', ['a', 'c']],
    ['(a as any) = 1; (b)! += 2', ['a', 'b']],
    ['let a; a = 1; { let b; b = 2 } const f = (c) => { c = 3 }', []],
    ['a.b = 1; a[c] = 2', []],
  ])('%s', (text, names) => {
    expect(writes(text)).toEqual(names);
  });

  test('a name that is only assigned is not read', () => {
    expect(reads('a = 1')).toEqual([]);
    expect(reads('a += 1')).toEqual(['a']);
  });
});

describe('refuses', () => {
  test.each([
    ['const a = 1;\n a = 2', { code: 'const-assigned', name: 'a', line: 2, column: 2 }],
    ['for (const a of b) a++', { code: 'const-assigned', name: 'a', line: 1, column: 20 }],
    ["import { a } from 'b'; a = 1", { code: 'import-assigned', name: 'a', line: 1, column: 24 }],
    ['let $n = 1', { code: 'reserved-name', name: '$n', line: 1, column: 5 }],
    ['$n = 1', { code: 'reserved-name', name: '$n', line: 1, column: 1 }],
    ['f(async ({ $yield }) => 1)', { code: 'reserved-name', name: '$yield', line: 1, column: 12 }],
    ['$last(1)', { code: 'reserved-name', name: '$last', line: 1, column: 1 }],
    ['() => arguments', { code: 'reserved-name', name: 'arguments', line: 1, column: 7 }],
    ['let eval = 1', { code: 'reserved-name', name: 'eval', line: 1, column: 5 }],
    ['let arguments', { code: 'reserved-name', name: 'arguments', line: 1, column: 5 }],
    ['const await = 1', { code: 'syntax-reserved-word', word: 'await', line: 1, column: 7 }],
  ])('%s', (text, error) => {
    expect(errorOf(text)).toMatchObject(error);
  });

  test('but not members and shadows that have such names', () => {
    expect(reads('a.$n; ({ $last: 1 }); const { $name: b } = c')).toEqual(['a', 'c']);
    expect(writes('const a = 1; { let a; a = 2 } (a) => { a = 3 }')).toEqual([]);
  });
});
