// Too many: outputs, figures, points, timers, promises, more than a page could ever show.
import type { BadInput } from './bad-input.ts';

export const floods: readonly BadInput[] = [
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
    code: 'const w = randn([8, 8], { seed: 1, requiresGrad: true });\nfor (let i = 0; i < 100; i++) steps(w.square().exp().tanh().sum());\n42',
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
    name: '200 000 timers',
    code: 'let n = 0;\nfor (let i = 0; i < 200_000; i++) setTimeout(() => n++, 0);\n42',
    ends: 'ok',
    browserOnly: true,
  },
  {
    name: 'a million promises',
    code: 'let n = 0;\nfor (let i = 0; i < 1_000_000; i++) Promise.resolve().then(() => n++);\n42',
    ends: 'ok',
  },
  {
    name: 'a thousand rejections nobody handles',
    code: '1;\nfor (let i = 0; i < 1_000; i++) Promise.reject(new Error("r" + i));\n42',
    ends: 'ok',
    error: 'javascript',
    line: 2,
    late: true,
  },
  {
    name: '20 000 rejections nobody handles',
    code: 'for (let i = 0; i < 20_000; i++) Promise.reject(i);\n42',
    ends: 'any',
    browserOnly: true,
  },
  {
    name: 'timers that go on for ever',
    code: 'for (let i = 0; i < 50; i++) setInterval(() => console.log(i), 0);\n42',
    ends: 'ok',
    error: 'late-output',
    line: 1,
    late: true,
  },
  {
    name: 'an interval that throws for ever',
    code: 'setInterval(() => { throw new Error("again"); }, 0);\n42',
    ends: 'ok',
    error: 'javascript',
    line: 1,
    late: true,
  },
  {
    name: 'a timer that blocks after the end',
    code: 'setTimeout(() => { for (;;); }, 0);\n42',
    ends: 'ok',
    shows: 42,
    lingers: true,
  },
];
