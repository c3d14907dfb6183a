import { describe, expect, test } from 'vitest';
import { compile } from '../compile.ts';

/** What a cell did when it ran. */
interface Run {
  readonly last: unknown;
  readonly names: readonly (readonly [name: string, value: unknown])[];
  readonly yields: number;
  readonly declared: Readonly<Record<string, unknown>>;
}

/** Runs a cell as a runner does; after `stopAfter` yields it asks the loops to end. */
async function run(text: string, given: Record<string, unknown> = {}, stopAfter = Infinity) {
  const { js, declares } = compile(text);
  const names: [string, unknown][] = [];
  let yields = 0;
  let last: unknown;
  const surroundings = {
    ...given,
    $last: (value: unknown) => (last = value),
    $name: (name: string, value: unknown) => (names.push([name, value]), value),
    $due: () => -1,
    $yield: async () => ++yields > stopAfter,
    $past: () => 0,
    $marks: [],
    $await: (value: unknown) => value,
    $import: async (module: unknown) => ({ default: module }),
  };
  const body = `'use strict';return async function(${Object.keys(surroundings).join()}){let $n=0;\n${js}\nreturn{${declares.join()}}\n}`;
  const cell = Reflect.construct(Function, [body])();
  const declared: Record<string, unknown> = await cell(...Object.values(surroundings));
  return { last, names, yields, declared } satisfies Run;
}

describe('the last expression is shown', () => {
  test.each([
    ['1 + 1', 2],
    ['1;\n2;', 2],
    ['1; 2;;', 2],
    ['const a = 1\na\ninterface B {}', 1],
    ['1, 2', 2],
    ['await Promise.resolve(3)', 3],
    ['(1, 2) as number', 2],
    ['{ a: 1 }', { a: 1 }],
    ['{ a: 1, b: [2] };', { a: 1, b: [2] }],
    ['// data\n{ a: 1 } satisfies object', { a: 1 }],
    ['{ a: 1 }; // one; two\n/* ; */', { a: 1 }],
    ['{}', {}],
    ['"text"', 'text'],
    ['let a = 1\na = 2 // done', 2],
    ['let a = 1; a++', 1],
    ['[1, 2].map((a: number) => a * 2)', [2, 4]],
  ])('%j', async (text, value) => {
    const { last } = await run(text);
    expect(compile(text).showsLast).toBe(true);
    expect(last).toEqual(value);
  });

  test.each(['const a = 1', '{ f() }', 'if (a) 1', '', '// nothing', "import { a } from 'b'"])(
    '%j shows nothing',
    (text) => {
      expect(compile(text).showsLast).toBe(false);
    },
  );
});

describe('a variable’s name goes with its value', () => {
  test.each([
    ['const a = f(1)', [['a', 1]]],
    [
      'let a = await f(1), b = f(2)',
      [
        ['a', 1],
        ['b', 2],
      ],
    ],
    ['function g() { const c = f(3); return c } g()', [['c', 3]]],
    ['var a = (f(1), f(2))', [['a', 2]]],
    ['const a: number = f(1)! as any', [['a', 1]]],
    ['const a = true ? f(1) : f(2)', [['a', 1]]],
    ['export const a = f(1)', [['a', 1]]],
    [
      'let a = f(1)\na = f(2)\n;(a)',
      [
        ['a', 1],
        ['a', 2],
      ],
    ],
    ['let a; if (f(0)) a = f(1); else a = f(2)', [['a', 2]]],
    [
      'let a; for (let i = 1; i < 3; i++) a = f(i)',
      [
        ['a', 1],
        ['a', 2],
      ],
    ],
    ['function* g() { const a = yield f(1); } const [b] = g();', []],
  ])('%s', async (text, names) => {
    const { names: seen } = await run(text, { f: (value: unknown) => value });
    expect(seen).toEqual(names);
  });

  test.each([
    'const a = 1, b = "2", c = `3`, d = null, e = true, g = /x/, h = -1',
    'const a = () => f(1), b = function () {}, c = class {}, d = (() => 1) as any',
    'const a = [f(1)], b = { c: f(1) }, c = 1 + f(1)',
    'const [a] = [f(1)], { b } = { b: f(2) }',
    'for (let a = f(1); a < 1; a++); for (const b of [f(1)]);',
    'let a; a = 1; a += f(1); a ??= f(1); [a] = [f(1)]',
    'let a; f((a = f(1)))',
    'class A { a = f(1) }',
  ])('%s: none', async (text) => {
    const { names } = await run(text, { f: (value: unknown) => value });
    expect(names).toEqual([]);
  });

  test('functions and classes are still called after their variable', async () => {
    const { declared } = await run('const a = () => 1, b = function () {}, c = (class {}) as any');
    expect(Object.values(declared).map((value) => Object(value).name)).toEqual(['a', 'b', 'c']);
  });

  test('what is awaited, and a function at the end of a value, close before the value does', async () => {
    const text = 'const a = await f(1)\nconst b = a ? () => f(2) : () => f(3)';
    const { names, declared } = await run(text, { f: (value: unknown) => value });
    expect(names).toEqual([
      ['a', 1],
      ['b', declared['b']],
    ]);
    expect((declared['b'] as () => unknown)()).toBe(2);
  });

  test('a wrapped value without ; does not run on into the next line', async () => {
    const { declared } = await run('let b = 1\nconst a = await b++\n(b)\nconst c = a as any\n[b]');
    expect(declared).toEqual({ b: 2, a: 1, c: 1 });
  });
});

describe('loops in async code give way and end when asked', () => {
  test.each([
    ['while (true) a++', 3],
    ['for (;;) { a++ }', 3],
    ['do a++; while (true)', 3],
    ['do { a++ } while (true)', 3],
    ['for (const b of [1, 2, 3, 4, 5]) a += b', 6],
    ['for (const b in { x: 1, y: 1, z: 1, u: 1 }) { a++ }', 3],
    ['for await (const b of [1, 2, 3, 4, 5]) a++', 3],
    ['for (let b = 0; b < 100; b++) { if (b % 2) continue; a++ }', 2],
    ['outer: for (;;) { for (;;) { a++; continue outer } }', 1],
    ['if (a) for (;;) a = -1; else for (;;) a++', 3],
    ['while (true) { switch (1) { case 1: a++; break } }', 3],
    ['async function f() { "use x"; while (true) a++ } await f()', 3],
    ['await (async () => { for (;;) a++ })()', 3],
    ['const o = { async *f() { for (;;) yield a++ } }; for await (const b of o.f());', 2],
    ['class A { b = async () => { for (;;) a++ } } await new A().b()', 3],
    ['while (true) try { a++; continue } finally { a++ }', 6],
  ])('%s', async (text, rounds) => {
    const { declared } = await run(`let a = 0\n${text}`, {}, 3);
    expect(declared['a']).toBe(rounds);
  });

  test('a nested loop ends with the one around it, and the rest of the cell runs', async () => {
    const text =
      'let a = 0; for (;;) { for (;;) { for (;;) a++ } }\nconst after = a as number; after';
    expect(await run(text, {}, 5)).toMatchObject({ last: 3, declared: { a: 3, after: 3 } });
  });

  test('a loop that is not asked to end does what it did', async () => {
    const text = 'const a = []; for (let i = 0; i < 3; i++) a.push(() => i); a.map((f) => f())';
    expect(await run(text)).toMatchObject({ last: [0, 1, 2], yields: 3 });
  });
});

describe('the only loop of a cell tells how far it is', () => {
  const told = (text: string) => /\$yield\(([^)]+)\)/.exec(compile(text).js)?.[1] ?? null;

  test.each([
    ['for (let step = 0; step < 300; step++) a++', 'step,0,300'],
    ['const n = 9; for (let i: number = 1; i <= n; i += 2) { a++ }', 'i,1,n'],
    ['const f = async () => { for (;;) a++ }; again: for (let i = 0; i < 5; ++i) a++', 'i,0,5'],
    ['for (let i = 0; i < 5; i++) { for (;;) a++ }', 'i,0,5'],
  ])('%s', (text, count) => {
    expect(told(text)).toBe(count);
  });

  test.each([
    'for (let i = 0; i < 3; i++) a++; for (let j = 0; j < 3; j++) a++',
    'for (let i = 0; i < f(); i++) a++',
    'for (let i = 9; i > 0; i--) a++',
    'for (let i = 0, j = 0; i < 3; i++) a++',
    'for (let i = 0; i < n; i++) { const n = 3 }',
    'while (a < 3) a++',
    'if (a) for (let i = 0; i < 3; i++) a++',
  ])('%s: nothing', (text) => {
    expect(told(text)).toBeNull();
  });
});

describe('a statement after one that may have been stopped begins afresh', () => {
  test.each([
    ['for (;;) a++; b', 'b'],
    ['await f()\nb', 'b'],
    ['if (a) { while (b) c() } const d = 1', 'const d'],
    ['do a++; while (a) b', 'b'],
  ])('%s', (text, next) => {
    const { js } = compile(text);
    expect(js.replaceAll('$last(', '')).toContain(`$n=$past();${next}`);
  });

  test.each(['a(); b()', 'const f = async () => { for (;;) await a }; b()', 'for (;;) a++'])(
    '%s: nothing to mark',
    (text) => {
      expect(compile(text).js).not.toContain('$past');
    },
  );
});

describe('where await is not legal, loops stay as they are', () => {
  test.each([
    'function f() { for (let i = 0; i < 3; i++) a++ } f()',
    'const f = () => { while (a < 3) a++ }; f()',
    'function* f() { while (a < 3) yield a++ } [...f()]',
    'async function f() { [1, 2, 3].forEach(() => { do a++; while (false) }) } await f()',
    'class A { static { while (a < 3) a++ } }',
    'class A { b = (() => { while (a < 3) a++; return 1 })() } new A()',
    'const o = { get f() { while (a < 3) a++; return 1 } }; o.f',
  ])('%s', async (text) => {
    const { declared, yields } = await run(`let a = 0; ${text}`, {}, 0);
    expect([declared['a'], yields]).toEqual([3, 0]);
  });
});

test('dynamic import goes to the notebook', async () => {
  const { last } = await run("const { default: name } = await import('fs' as string); name");
  expect(last).toBe('fs');
});
