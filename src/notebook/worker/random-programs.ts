// Random cells for the tests: loops, branches, functions, reuse, broadcasting, products, convolution, reductions.
// Every variable is a 2 × 2 matrix but for b (2 numbers) and k (a kernel); the cell ends with `steps(L)`.
import fc from 'fast-check';

export interface Program {
  readonly source: string;
  /** Names of gradients that the cell declares, by the names of the leaves they belong to. */
  readonly gradients: Readonly<Record<string, string>>;
}

/** Expressions of x: how each is written, whatever 2 × 2 expressions stand for a and c. */
const forms: readonly ((a: string, c: string) => string)[] = [
  (a) => `${a}.tanh()`,
  (a) => `sigmoid(${a})`,
  (a) => `${a}.relu()`,
  (a) => `softplus(${a}).neg()`,
  (a) => `${a}.tanh().exp()`,
  (a) => `${a}.tanh().square()`,
  (a) => `${a}.softmax(1)`,
  (a) => `${a}.abs().add(0.5).sqrt()`,
  (a, c) => `${a}.add(${c})`,
  (a, c) => `${a}.sub(${c}.mul(0.5))`,
  (a, c) => `${a}.mul(${c})`,
  (a, c) => `maximum(${a}, ${c})`,
  (a, c) => `matmul(${a}, ${c})`,
  (a, c) => `${a}.matmul(${c}.transpose())`,
  (a) => `${a}.add(b)`,
  (a) => `${a}.mul(${a}.sum(0))`,
  (a) => `${a}.sub(${a}.mean(1, { keepdims: true }))`,
  (a, c) => `${a}.add(${c}.max(1, { keepdims: true }))`,
  (a) => `${a}.div(${a}.square().add(1))`,
  (a) => `conv2d(${a}.reshape([1, 1, 2, 2]), k, { padding: 'same' }).reshape([2, 2])`,
  (a, c) => `concat([${a}, ${c}], 0).slice([1, 3])`,
  (a, c) => `stack([${a}, ${c}]).mean(0)`,
  (a) => `${a}.mul(0.3)`,
];

const expression: fc.Arbitrary<string> = fc.letrec<{ whole: string }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constantFrom('x', 'x', 'w', 'd'),
    fc
      .tuple(fc.constantFrom(...forms), tie('whole'), tie('whole'))
      .map(([form, a, c]) => form(a, c)),
  ),
})).whole;

const step = fc
  .tuple(fc.constantFrom(...forms), fc.constantFrom('x', 'w'), expression)
  .map(([form, a, c]) => `x = ${form(a, c)};`);

const turns = fc.integer({ min: 1, max: 3 });

/** Statements that change x; they may span lines. */
const statement: fc.Arbitrary<string> = fc.letrec<{ one: string; block: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    step,
    fc.tuple(turns, step).map(([n, body]) => `for (let i = 0; i < ${n}; i++) ${body}`),
    fc.tuple(turns, tie('block')).map(([n, body]) => `for (let i = 0; i < ${n}; i++) ${body}`),
    fc
      .tuple(turns, tie('block'), step)
      .map(([n, body, after]) =>
        [
          `for (let n = 0; ; n++) {`,
          ...indented(body),
          `  if (n === ${n}) break;`,
          `  ${after}`,
          '}',
        ].join('\n'),
      ),
    fc
      .tuple(turns, step, step)
      .map(([n, even, odd]) =>
        [
          `for (const i of [0, 1, 2, 3].slice(${n}))`,
          `  if (i % 2 === 0) ${even}`,
          `  else ${odd}`,
        ].join('\n'),
      ),
    fc
      .tuple(expression)
      .map(([e]) => `x = [0.5, 2].map((n) => ${e}.mul(n)).reduce((sum, one) => sum.add(one));`),
    fc.constant('x = f(x);'),
    fc.constant('x = f(f(w)).add(g(x, 2));'),
    fc.tuple(turns).map(([n]) => `for (let i = 0; i < ${n}; i++) x = g(x, i);`),
  ),
  block: fc
    .array(tie('one'), { minLength: 1, maxLength: 2 })
    .map((all) => ['{', ...all.flatMap(indented), '}'].join('\n')),
})).one;

function indented(text: string): string[] {
  return text.split('\n').map((line) => `  ${line}`);
}

/** Whole cells. The functions: f once through an expression, g calling itself. */
export const program: fc.Arbitrary<Program> = fc
  .record({
    dtype: fc.constantFrom('float32', 'float64'),
    seed: fc.nat(1_000),
    inner: expression,
    statements: fc.array(statement, { minLength: 1, maxLength: 4 }),
  })
  .map(({ dtype, seed, inner, statements }) => {
    const leaf = (shape: string, at: number, learn = ', requiresGrad: true') =>
      `randn([${shape}], { seed: ${seed + at}, dtype: '${dtype}'${learn} })`;
    const source = [
      `const w = ${leaf('2, 2', 0)};`,
      `const b = ${leaf('2', 1)}, k = ${leaf('1, 1, 3, 3', 2)};`,
      `const d = ${leaf('2, 2', 3, '')};`,
      'let x = w.tanh();',
      `const f = (x) => ${inner};`,
      'function g(x, n) {',
      '  if (n === 0) return x.sin();',
      '  return g(x.mul(w), n - 1).add(d);',
      '}',
      ...statements,
      'const L = x.tanh().sum().add(w.mul(b).mean()).sub(k.sum());',
      'L.backward(); const gw = w.grad, gb = b.grad, gk = k.grad;',
      'steps(L)',
    ];
    return { source: source.join('\n'), gradients: { w: 'gw', b: 'gb', k: 'gk' } };
  });
