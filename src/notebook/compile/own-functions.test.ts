import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';

/** Names of the functions found, each with what it uses. */
function found(text: string): Record<string, readonly string[]> {
  return Object.fromEntries(compile(text).functions.map(({ name, uses }) => [name, uses]));
}

describe('a function at the top can be made again', () => {
  test.each([
    ['function f(x: number) { return x }', { f: [] }],
    ['const W = 1; const f = (x: number) => x + W + other', { f: ['W'] }],
    ['let n = 0; export async function f() { n += 1; await f() }', { f: ['n'] }],
    ['const f = function () { return g() }, h = 2; function g() { return f() }', { g: ['f'] }],
    ['const f = ((a) => a) as (a: number) => number', { f: [] }],
    ['const a = 1; const f = (a: number) => { const b = a; return b }', { f: [] }],
  ])('%s', (text, functions) => {
    expect(found(text)).toEqual(functions);
  });

  test.each([
    'let f = () => 1',
    'function f() {} f = 1 as any',
    'function f() { f = 1 as any }',
    'const f = make(() => 1)',
    'const o = { f() {} }',
    '{ function f() {} }',
    'class A { f() {} }',
    'const f = () => 1, g = () => 2',
  ])('%s: not', (text) => {
    expect(found(text)).toEqual({});
  });
});

test('its place in the compiled text is its statement, with all that was added inside', () => {
  const { js, functions } = compile(
    'await go()\nconst f = async (a: number) => { for (;;) a++ }; f(1)',
  );
  const [{ start, end } = { start: 0, end: 0 }] = functions;
  const statement = js.slice(start, end);
  expect(statement).toMatch(/^const f = async \(a +\) => \{let \$n=0; for \(;;\) \{if.*\}/);
  expect(() => Reflect.construct(Function, [statement])).not.toThrow();
});
