import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createNodeRunner } from '../node-runner.ts';
import { createNotebook } from '../notebook.ts';
import type { NamedValue } from '../output.ts';
import type { Trace, TraceNode } from '../trace.ts';
import { buildWorkerText } from '../worker-text.ts';

const runner = createNodeRunner((await buildWorkerText()).text);
afterAll(() => runner.dispose());

interface Program {
  readonly source: string;
  readonly leaves: readonly string[];
}

const unary = ['tanh', 'sigmoid', 'square', 'exp', 'neg', 'softplus', 'relu'];
const binary = ['add', 'sub', 'mul', 'maximum'];

/** Straight-line programs over two parameters and data: every line uses what stands above it. */
const program = fc
  .record({
    dtype: fc.constantFrom('float32', 'float64'),
    seed: fc.nat(1_000),
    lines: fc.array(
      fc.record({
        op: fc.constantFrom(...unary, ...binary, 'matmul', 'scale', 'rows'),
        left: fc.nat(),
        right: fc.nat(),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ dtype, seed, lines }): Program => {
    const learn = `{ seed: ${seed}, dtype: '${dtype}', requiresGrad: true }`;
    const source = [
      `const v0 = randn([2, 2], ${learn});`,
      `const v1 = randn([2, 2], ${learn.replace(`${seed}`, `${seed + 1}`)});`,
      `const v2 = randn([2, 2], { seed: ${seed + 2}, dtype: '${dtype}' });`,
    ];
    for (const [place, { op, left, right }] of lines.entries()) {
      const count = place + 3;
      source.push(`const v${count} = ${expression(op, `v${left % count}`, `v${right % count}`)};`);
    }
    source.push(`const L = v${lines.length + 2}.sum().add(v0.mul(v1).mean());`);
    source.push('L.backward(); const g0 = v0.grad; const g1 = v1.grad; steps(L);');
    return { source: source.join('\n'), leaves: ['g0', 'g1'] };
  });

function expression(op: string, left: string, right: string): string {
  if (unary.includes(op)) return `${left}.${op}()`;
  if (op === 'scale') return `${left}.mul(0.3)`;
  if (op === 'rows') return `${left}.add(${right}.sum(0))`;
  if (op === 'maximum') return `maximum(${left}, ${right})`;
  return `${left}.${op}(${right})`;
}

async function run(source: string): Promise<{ trace: Trace; values: Record<string, NamedValue> }> {
  const notebook = createNotebook({ cells: [{ name: 'cell', source }], runner });
  await notebook.run('cell');
  const { outputs, values, error } = notebook.cell('cell');
  expect(error).toBeNull();
  const output = outputs.find(({ kind }) => kind === 'steps');
  if (output?.kind !== 'steps') throw new Error('the cell showed no steps');
  return { trace: output.trace, values };
}

/** ((c₁ + c₂) + c₃) …, each sum rounded to the dtype. */
function folded(trace: Trace, node: TraceNode): number[] | null {
  const parts = trace.edges.flatMap(({ from, contribution }) =>
    from === node.id && contribution !== null ? [contribution] : [],
  );
  const round = node.dtype === 'float32' ? Math.fround : (value: number) => value;
  const [first, ...rest] = parts;
  if (first === undefined) return null;
  return rest.reduce<number[]>(
    (sum, part) => sum.map((value, at) => round(value + (part[at] ?? NaN))),
    [...first],
  );
}

describe('a trace of any program', () => {
  test("adds up: contributions in edge order are the gradient, and the engine's .grad, bit for bit", async () => {
    await fc.assert(
      fc.asyncProperty(program, async ({ source }) => {
        const { trace, values } = await run(source);
        for (const node of trace.nodes.slice(0, -1))
          expect(folded(trace, node)).toEqual(node.gradient);
        for (const [name, grad] of [
          ['v0', values['g0']],
          ['v1', values['g1']],
        ] as const) {
          const node = trace.nodes.find((one) => one.name === name);
          expect(grad).toMatchObject({ type: 'tensor', values: node?.gradient });
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is in order, every node with its line and a label of its own', async () => {
    await fc.assert(
      fc.asyncProperty(program, async ({ source }) => {
        const { trace } = await run(source);
        const places = new Map(trace.nodes.map(({ id }, place) => [id, place]));
        const lines = source.split('\n');
        for (const node of trace.nodes) {
          expect(node.cell).toBe('cell');
          expect(lines[node.line - 1]?.length).toBeGreaterThanOrEqual(node.column);
          if (node.name !== null) expect(lines[node.line - 1]).toContain(`const ${node.name} =`);
        }
        for (const { from, to } of trace.edges) {
          expect(places.get(from)).toBeLessThan(places.get(to) ?? -1);
        }
        expect(new Set(trace.nodes.map(({ label }) => label)).size).toBe(trace.nodes.length);
      }),
      { numRuns: 20 },
    );
  });

  test('opens the largest element of a contribution into terms that make it', async () => {
    await fc.assert(
      fc.asyncProperty(program, async ({ source }) => {
        const { trace } = await run(source);
        for (const { opened, contribution } of trace.edges) {
          if (opened === null || opened.omitted > 0) continue;
          const sum = opened.terms.reduce(
            (total, term) => total + term.upstream * term.derivative,
            0,
          );
          expect(sum).toBeCloseTo(opened.value, 4);
          const largest = Math.max(...(contribution ?? []).map(Math.abs));
          expect(Math.abs(opened.value)).toBe(largest);
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('the steps are: operations forward, the seed, operations backward', async () => {
  const { trace } = await run(
    'const w = tensor(3, { requiresGrad: true });\nconst a = w.mul(2);\nconst L = a.square();\nsteps(L)',
  );
  const label = new Map(trace.nodes.map((node) => [node.id, node.label]));
  const told = trace.steps.map((step) => `${step.phase} ${label.get(step.node)}`);
  expect(told).toEqual(['forward a', 'forward L', 'seed L', 'backward L', 'backward a']);
  expect(trace.nodes.map(({ tex }) => tex)).toEqual(['w', '2', 'a', 'L']);
  expect(trace.nodes.map(({ role }) => role)).toEqual([
    'parameter',
    'data',
    'operation',
    'operation',
  ]);
});

test('a node made in another cell keeps its place there', async () => {
  const cells = [
    { name: 'one', source: '\nconst w = tensor(3, { requiresGrad: true })' },
    { name: 'two', source: 'steps(w.square())' },
  ];
  const notebook = createNotebook({ cells, runner });
  await notebook.run('two');
  const [output] = notebook.cell('two').outputs;
  expect(output).toMatchObject({
    trace: {
      nodes: [
        { cell: 'one', line: 2, name: 'w' },
        { cell: 'two', line: 1, name: null },
      ],
    },
  });
});
