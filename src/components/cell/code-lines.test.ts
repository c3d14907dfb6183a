import { expect, test } from 'vitest';
import { lineParts, markBad } from './code-lines.ts';
import { colourLines, openHighlighter } from './highlight.ts';

const names = new Set(['x', 'h', 'W1']);

async function parts(line: string) {
  const [tokens = []] = colourLines(await openHighlighter(), line);
  return lineParts(tokens, names);
}

async function symbols(line: string) {
  return (await parts(line)).flatMap((part) => part.symbol ?? []);
}

async function tones(line: string) {
  return (await parts(line)).map((part) => [part.text, part.tone]);
}

test('the parts of a line, joined, are the line', async () => {
  const line = '  const h = x.matmul(W1).mul(-0.5); // x';
  expect((await parts(line)).map((part) => part.text).join('')).toBe(line);
});

test('a name that a function has for itself is not linked', async () => {
  const [tokens = []] = colourLines(await openHighlighter(), 'const f = (h) => h.add(x)');
  const parts = lineParts(tokens, names, new Set([12, 18]));
  expect(parts.flatMap((part) => part.symbol ?? [])).toEqual(['x']);
});

test('names of the chapter are linked, properties and keys are not', async () => {
  expect(await symbols('const h = x.matmul(W1);')).toEqual(['h', 'x', 'W1']);
  expect(await symbols('plot.x({ x: 1, y: x, ...h });')).toEqual(['x', 'h']);
  expect(await symbols('"x" + xs; // W1')).toEqual([]);
  expect(await symbols('const x: Tensor = y ? h : W1;')).toEqual(['x', 'h', 'W1']);
});

test('a literal carries its sign, a subtraction does not', async () => {
  const number = async (line: string) =>
    (await tones(line)).filter(([, tone]) => /^(positive|negative|zero)$/.test(tone ?? ''));
  expect(await number('f(-0.4, 0.7, 0)')).toEqual([
    ['-0.4', 'negative'],
    ['0.7', 'positive'],
    ['0', 'zero'],
  ]);
  expect(await number('a - 1')).toEqual([['1', 'positive']]);
  expect(await number('return -2e-3;')).toEqual([['-2e-3', 'negative']]);
  expect(await number('v.slice0(0.50, 10, -0.0)')).toEqual([
    ['0.50', 'positive'],
    ['10', 'positive'],
    ['-0.0', 'zero'],
  ]);
});

test('an error is underlined across tones', async () => {
  const marked = markBad(await parts('h = x.matmul(W1);'), [5, 16]);
  const bad = marked.filter((part) => part.bad).map((part) => part.text);
  expect(bad.join('')).toBe('x.matmul(W1');
  expect(marked.map((part) => part.text).join('')).toBe('h = x.matmul(W1);');
});

test('a long chain may break before its methods, a short one may not', async () => {
  const breaks = async (line: string) =>
    (await parts(line)).filter((part) => part.mayBreak).map((part) => part.text);
  expect(await breaks('const h = x.matmul(W1).tanh();')).toEqual([]);
  expect(await breaks('f({ ...x.sub(0.5).matmul(W1).add(b1).tanh() })')).toEqual(
    Array.from('....', () => '.'),
  );
});
