// Too deep and too long: recursion, and loops without end.
import type { BadInput } from './bad-input.ts';

export const endless: readonly BadInput[] = [
  {
    name: 'recursion without end',
    code: 'const f = (n: number): number => 1 + f(n + 1);\n\nf(0)',
    ends: 'error',
    error: 'out-of-stack',
    line: 1,
  },
  {
    name: 'recursion in a getter',
    code: 'const o: any = {\n  get a() { return 1 + this.a; },\n};\no.a',
    ends: 'error',
    error: 'out-of-stack',
    line: 2,
  },
  {
    name: 'recursion in toString',
    code: 'const o = {\n  toString(): string { return `${this}!`; },\n};\n`${o}`',
    ends: 'error',
    error: 'out-of-stack',
    line: 2,
  },
  {
    name: 'recursion through the library',
    code: 'const f = (): any => plot.surface(() => f(), { resolution: 2 });\nf()',
    ends: 'error',
    error: 'out-of-stack',
  },
  {
    name: 'an error of 1 000 nested calls',
    code: 'const f = (n: number): any => (n === 0 ? (undefined as any).x : [f(n - 1)]);\nf(1_000)',
    ends: 'error',
    error: 'property-of-nothing',
    line: 1,
  },
  { name: 'a loop without end', code: 'while (true) {}', ends: 'endless' },
  {
    name: 'a loop without end in a function',
    code: 'const spin = () => { for (;;); };\nspin()',
    ends: 'endless',
  },
  {
    name: 'microtasks without end',
    code: 'const again = () => queueMicrotask(again);\nagain();\nawait new Promise((done) => setTimeout(done, 0))',
    ends: 'endless',
  },
  {
    name: 'promises without end',
    code: 'const again = (): any => Promise.resolve().then(again);\nawait again()',
    ends: 'endless',
  },
  { name: 'a promise that is never kept', code: 'await new Promise(() => {})', ends: 'endless' },
  {
    name: 'a regular expression without end',
    code: '/^(a+)+$/.test("a".repeat(40) + "b")',
    ends: 'endless',
  },
  { name: 'a console flood without end', code: 'for (;;) console.log("again")', ends: 'endless' },
  {
    name: 'a console flood without end in a function',
    code: '(() => { for (;;) console.log("again"); })()',
    ends: 'endless',
  },
  {
    name: 'pushes without end in a function',
    code: 'const p = plot.line();\n(() => { for (let i = 0; ; i++) p.push(i, i % 7); })()',
    ends: 'endless',
  },
  {
    name: 'an iterator without end',
    code: '[...(function* () { for (;;) yield 1; })()].length',
    ends: 'endless',
    browserOnly: true,
  },
];
