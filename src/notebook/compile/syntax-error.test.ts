import { describe, expect, test } from 'vitest';
import { NotebookError } from '../errors.ts';
import { compile } from './compile.ts';

function errorOf(text: string): unknown {
  try {
    return compile(text);
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    const { reason: _, ...params } = error.params;
    return [error.code, `${error.line}:${error.column}`, params];
  }
}

describe('a mistake is named, at its place', () => {
  test.each([
    ['const a = (1', 'syntax-unclosed', '1:11', { bracket: '(' }],
    ['f(1);\nconst a = [1, {', 'syntax-unclosed', '2:15', { bracket: '{' }],
    ['function f() {\n  g("}");\n', 'syntax-unclosed', '1:14', { bracket: '{' }],
    ['const a = 1 +', 'syntax-unfinished', '1:14', {}],
    ['f(1\ng(2)', 'syntax-expected', '2:1', { expected: ',', found: 'g' }],
    ['if (a { }', 'syntax-expected', '1:7', { expected: ')', found: '{' }],
    ['f(1,, 2)', 'syntax-unexpected', '1:5', { found: ',' }],
    ['const a = ];', 'syntax-unexpected', '1:11', { found: ']' }],
    ['f(1))', 'syntax-unexpected', '1:5', { found: ')' }],
    ['let a = 1 b', 'syntax-separator', '1:11', { found: 'b' }],
    ['def f(x): 1', 'syntax-separator', '1:5', { found: 'f' }],
    ['const a = "b', 'syntax-unterminated', '1:11', { what: '"' }],
    ["f('b);", 'syntax-unterminated', '1:3', { what: "'" }],
    ['const a = `b', 'syntax-unterminated', '1:11', { what: '`' }],
    ['1\n/* b', 'syntax-unterminated', '2:1', { what: '/*' }],
    ['const a = /b', 'syntax-unterminated', '1:11', { what: '/' }],
    ['f(1)；', 'syntax-character', '1:5', { found: '；', instead: ';' }],
    ['f（1）', 'syntax-character', '1:2', { found: '（', instead: '(' }],
    ['const a = “b”', 'syntax-character', '1:11', { found: '“', instead: '"' }],
    ['const a = 1 € 2', 'syntax-unexpected', '1:13', { found: '€' }],
    ['const a = 1;\nlet a = 2;', 'duplicate-name', '2:5', { name: 'a' }],
    ['function f(a, a) {}', 'duplicate-name', '1:15', { name: 'a' }],
    ['const class = 1', 'syntax-reserved-word', '1:7', { word: 'class' }],
    ['function f() { await g() }', 'syntax-await', '1:16', {}],
    ['const f = () => await g()', 'syntax-await', '1:17', {}],
    ['return 1', 'syntax-return', '1:1', {}],
    ['break', 'syntax-jump', '1:1', { word: 'break' }],
    ['for (;;) { [1].map(() => { continue }) }', 'syntax-jump', '1:28', { word: 'continue' }],
    ['const a;', 'syntax-no-value', '1:8', { kind: 'const' }],
    ['1 = a', 'syntax-assignment-target', '1:1', {}],
    ['a + b = c', 'syntax-assignment-target', '1:1', {}],
    ['a ?? b || c', 'syntax', '1:8', { text: expect.stringMatching(/parens/) }],
  ])('%j', (text, code, place, params) => {
    expect(errorOf(text)).toEqual([code, place, params]);
  });
});

test('the parser’s own name of the rule is kept', () => {
  expect(() => compile('a ?? b || c')).toThrow(
    expect.objectContaining({
      params: expect.objectContaining({ reason: 'MixingCoalesceWithLogical' }),
    }),
  );
});

describe('what a cell cannot contain is refused, at its place', () => {
  test.each([
    ['1;\n@a class B {}', '@decorator', '2:1'],
    ['@a function b() {}', '@decorator', '1:4'],
    ['class A { @b c() {} }', '@decorator', '1:11'],
    ['class A { accessor b = 1 }', 'accessor', '1:11'],
    ['namespace A { export const b = 1 }', 'namespace', '1:1'],
    ["export { a } from 'b'", 'export … from', '1:1'],
    ["export * from 'b'", 'export * from', '1:1'],
    ['export default 1', 'export default', '1:1'],
    ['export = a', 'export =', '1:1'],
    ["import a = require('b')", 'import =', '1:1'],
    ['f(import.meta.url)', 'import.meta', '1:3'],
    ['#!/bin/node\n1', '#!', '1:1'],
  ])('%s', (text, what, place) => {
    expect(errorOf(text)).toEqual(['unsupported-syntax', place, { what }]);
  });
});

describe('the function around a cell cannot be left', () => {
  test.each([
    '} ); ({',
    '}; globalThis.x = 1; {',
    '} } async function f() {',
    '}\nexport default function () {',
    '*/ } /*',
    '` + `${',
  ])('%s', (text) => {
    expect(errorOf(text)).toEqual([
      expect.stringMatching(/^syntax/),
      expect.anything(),
      expect.anything(),
    ]);
  });
});
