// Too deep, too many, too long: recursion, floods, storms of timers and promises, loops without end.
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
    name: 'an error of 5 000 nested calls',
    code: 'const f = (n: number): any => (n === 0 ? (undefined as any).x : [f(n - 1)]);\nf(5_000)',
    ends: 'error',
    error: 'property-of-nothing',
    line: 1,
  },
  {
    name: 'a console flood',
    code: 'for (let i = 0; i < 300_000; i++) console.log("line", i);\n42',
    ends: 'ok',
  },
  {
    name: '200 lines of 5 MB',
    code: 'const big = "x".repeat(5_000_000);\nfor (let i = 0; i < 200; i++) print(big, i);\n42',
    ends: 'ok',
  },
  {
    name: '100 displays of 5 MB',
    code: 'const big = "x".repeat(5_000_000);\nfor (let i = 0; i < 100; i++) display(big);\n42',
    ends: 'ok',
  },
  {
    name: 'a display flood',
    code: 'for (let i = 0; i < 100_000; i++) display(i);\n42',
    ends: 'ok',
  },
  {
    name: 'a flood of tensors',
    code: 'const t = randn([64, 64], { seed: 1 });\nfor (let i = 0; i < 5_000; i++) display(t);\n42',
    ends: 'ok',
  },
  {
    name: 'a flood of tables',
    code: 'const rows = Array.from({ length: 200 }, (_, i) => Object.fromEntries(Array.from({ length: 32 }, (_, j) => ["column" + j, "text ".repeat(40) + i])));\nfor (let i = 0; i < 200; i++) display(rows);\n42',
    ends: 'ok',
  },
  {
    name: 'a flood of trees',
    code: 'const tree = (n: number): any => (n === 0 ? "leaf" : Array.from({ length: 7 }, () => ({ branch: tree(n - 1) })));\nconst value = tree(3);\nfor (let i = 0; i < 1_000; i++) display(value);\n42',
    ends: 'ok',
  },
  {
    name: 'a flood of figures',
    code: 'for (let i = 0; i < 2_000; i++) plot.heatmap(randn([16, 16], { seed: i }), { title: "map" + i });\n42',
    ends: 'ok',
  },
  {
    name: 'a flood of surfaces',
    code: 'for (let i = 0; i < 200; i++) plot.surface((p) => p.sum(1), { resolution: 60 });\n42',
    ends: 'ok',
  },
  {
    name: 'a flood of traces',
    code: 'const w = randn([100, 100], { seed: 1, requiresGrad: true });\nfor (let i = 0; i < 100; i++) steps(w.square().exp().tanh().sum());\n42',
    ends: 'ok',
  },
  {
    name: 'a flood of points',
    code: 'const p = plot.line();\nfor (let i = 0; i < 1_000_000; i++) p.push(i, Math.sin(i / 1_000));\n42',
    ends: 'ok',
  },
  {
    name: 'a flood of curves',
    code: 'const p = plot.line();\nfor (let i = 0; i < 100_000; i++) p.push(i, { ["curve" + i]: i });',
    ends: 'error',
    error: 'figure-limit',
    line: 2,
  },
  {
    name: 'a flood of frames of a heat map',
    code: 'const p = plot.heatmap(zeros([64, 64]));\nfor (let i = 0; i < 5_000; i++) p.push(full([64, 64], i));\n42',
    ends: 'ok',
  },
  {
    name: 'a flood of sliders',
    code: 'for (let i = 0; i < 10_000; i++) slider("s" + i, { min: 0, max: 1 });\n42',
    ends: 'ok',
  },
  {
    name: 'a million timers',
    code: 'let n = 0;\nfor (let i = 0; i < 1_000_000; i++) setTimeout(() => n++, 0);\n42',
    ends: 'ok',
    browserOnly: true,
  },
  {
    name: 'a million promises',
    code: 'let n = 0;\nfor (let i = 0; i < 1_000_000; i++) Promise.resolve().then(() => n++);\n42',
    ends: 'ok',
  },
  {
    name: 'ten thousand rejections nobody handles',
    code: '1;\nfor (let i = 0; i < 10_000; i++) Promise.reject(new Error("r" + i));\n42',
    ends: 'ok',
    error: 'javascript',
    line: 2,
    late: true,
  },
  {
    name: 'a million rejections nobody handles',
    code: 'for (let i = 0; i < 1_000_000; i++) Promise.reject(i);\n42',
    ends: 'any',
    browserOnly: true,
  },
  {
    name: 'timers that go on for ever',
    code: 'for (let i = 0; i < 50; i++) setInterval(() => console.log(i), 0);\n42',
    ends: 'ok',
    shows: 42,
  },
  {
    name: 'an interval that throws for ever',
    code: 'setInterval(() => { throw new Error("again"); }, 0);\n42',
    ends: 'ok',
    error: 'javascript',
    line: 1,
    late: true,
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
    ends: 'any',
    browserOnly: true,
  },
];
