import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ops, tensor, type NDArray, type Op } from '#engine';
import { allNumbers } from '../contribution.ts';
import { createNodeRunner } from '../node-runner.ts';
import { createNotebook } from '../notebook.ts';
import type { NamedValue } from '../output.ts';
import type { Trace, TraceNode } from '../trace.ts';
import { buildWorkerText } from '../worker-text.ts';
import { program, type Program } from './random-programs.ts';

const runner = createNodeRunner((await buildWorkerText()).text);
afterAll(() => runner.dispose());

interface Recorded extends Program {
  readonly trace: Trace;
  readonly values: Readonly<Record<string, NamedValue>>;
}

const recordings: Recorded[] = [];
beforeAll(async () => {
  const programs = fc.sample(program, { numRuns: 1_000, seed: 5 });
  for (const one of programs) recordings.push(await record(one));
}, 60_000);

async function record(one: Program): Promise<Recorded> {
  const notebook = createNotebook({ cells: [{ name: 'cell', source: one.source }], runner });
  await notebook.run('cell');
  const { outputs, values, error } = notebook.cell('cell');
  expect(error).toBeNull();
  const output = outputs.find(({ kind }) => kind === 'steps');
  if (output?.kind !== 'steps') throw new Error('the cell showed no steps');
  return { ...one, trace: output.trace, values };
}

/** ((c₁ + c₂) + c₃) …, each sum rounded to the dtype. */
function folded({ edges }: Trace, { id, dtype }: TraceNode): number[] | null {
  const parts = edges.flatMap(({ from, contribution }) =>
    from === id && contribution !== null ? [allNumbers(contribution)] : [],
  );
  const round = dtype === 'float32' ? Math.fround : (value: number) => value;
  const [first, ...rest] = parts;
  if (first === undefined) return null;
  return rest.reduce<number[]>(
    (sum, part) => sum.map((value, at) => round(value + (part[at] ?? NaN))),
    [...first],
  );
}

const opOf = new Map<string, Op>(Object.values(ops).map((op) => [op.name, op]));

/** The result in float64 from the trace's leaves, one element of one of them moved. */
function replayed(trace: Trace, moved: string, at: number, by: number): number {
  const inputs = new Map<string, string[]>();
  for (const { from, to, input } of trace.edges) {
    const all = inputs.get(to) ?? [];
    all[input] = from;
    inputs.set(to, all);
  }
  const arrays = new Map<string, NDArray>();
  for (const { id, op, role, shape, value, attributes } of trace.nodes) {
    if (role !== 'operation') {
      const numbers = value.map((one, place) => (id === moved && place === at ? one + by : one));
      arrays.set(id, tensor(numbers, { dtype: 'float64' }).reshape(shape).array);
      continue;
    }
    const used = (inputs.get(id) ?? []).map((input) => arrays.get(input)!);
    arrays.set(id, opOf.get(op)!.forward(used, attributes));
  }
  return arrays.get(trace.nodes.at(-1)!.id)!.data[0]!;
}

/** How far a gradient is from central differences, for one element; null at a kink. */
function deviation(trace: Trace, node: TraceNode, at: number): number | null {
  const step = 1e-5;
  const [up, here, down] = [step, 0, -step].map((by) => replayed(trace, node.id, at, by));
  const [right, left] = [(up! - here!) / step, (here! - down!) / step];
  const slope = (up! - down!) / (2 * step);
  if (Math.abs(right - left) > 1e-2 * (1 + Math.abs(slope))) return null;
  return Math.abs((node.gradient?.[at] ?? NaN) - slope);
}

/** How large the numbers were that make a gradient: rounding errors have their size. */
function sizeOf(trace: Trace): number {
  const gradients = trace.nodes.flatMap(({ gradient }) => gradient ?? []);
  return gradients.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
}

/** How near a gradient comes to central differences, for gradients of size 1. */
const precision = { float32: 1e-2, float64: 1e-6 };

/** Callees that make operations of another name. */
const callees: Readonly<Record<string, readonly string[]>> = {
  tensor: ['randn', 'add', 'mul', 'sub', 'conv2d'],
};

describe('a recording of any program', () => {
  test('adds up to the gradient of backward(), bit for bit', () => {
    for (const { trace, values, gradients } of recordings) {
      for (const node of trace.nodes.slice(0, -1))
        expect(folded(trace, node)).toEqual(node.gradient);
      for (const [name, gradient] of Object.entries(gradients)) {
        const node = trace.nodes.find((leaf) => leaf.name === name);
        expect(values[gradient]).toMatchObject({ values: node?.gradient });
      }
    }
  });

  test('is in order, every node with a label of its own', () => {
    for (const { trace } of recordings) {
      const places = new Map(trace.nodes.map(({ id }, place) => [id, place]));
      for (const { from, to } of trace.edges)
        expect(places.get(from)).toBeLessThan(places.get(to) ?? -1);
      expect(new Set(trace.nodes.map(({ label }) => label)).size).toBe(trace.nodes.length);
    }
  });

  test('agrees with central differences in float64, away from kinks', () => {
    let [compared, kinks] = [0, 0];
    for (const { trace, source } of recordings) {
      const size = sizeOf(trace);
      if (!(size < 1e3)) continue;
      for (const node of trace.nodes.filter(({ role }) => role === 'parameter')) {
        const at = compared % node.value.length;
        const found = deviation(trace, node, at);
        compared += 1;
        if (found === null) kinks += 1;
        else
          expect(found, `${node.label}[${at}] of\n${source}`).toBeLessThan(
            precision[node.dtype] * size,
          );
      }
    }
    expect(compared).toBeGreaterThan(2_500);
    expect(kinks).toBeLessThan(compared / 50);
  });

  test('has a line and column for every node that point at the call that made it', () => {
    for (const { trace, source } of recordings) {
      const lines = source.split('\n');
      for (const { op, name, given, cell, line, column, label } of trace.nodes) {
        expect(cell).toBe('cell');
        const rest = lines[line - 1]?.slice(column - 1) ?? '';
        const callee = /^([A-Za-z]\w*)\(/.exec(rest)?.[1];
        expect(callees[op] ?? [op], `${label} at ${line}:${column} of\n${source}`).toContain(
          callee,
        );
        const [first] = given;
        if (name !== null)
          expect(lines[first!.line - 1]!.slice(first!.column - 1)).toMatch(
            new RegExp(`^${name} = `),
          );
      }
    }
  });

  test('has groups that nest, each of them operations in a row', () => {
    for (const { trace, source } of recordings) {
      const { groups } = trace;
      const around = (place: number | null): number[] =>
        place === null ? [] : [place, ...around(groups[place]?.parent ?? null)];
      const operations = trace.nodes.filter(({ role }) => role === 'operation');
      const met = new Map<number, number>();
      for (const [at, { group }] of operations.entries()) {
        for (const place of around(group)) {
          expect(met.get(place) ?? at - 1, `group ${place} of\n${source}`).toBe(at - 1);
          met.set(place, at);
        }
      }
      for (const [place, { parent, turns }] of groups.entries()) {
        expect(parent ?? -1).toBeLessThan(place);
        const found = groups.filter((inner) => inner.parent === place && inner.kind === 'turn');
        if (turns !== null) expect(turns).toBeGreaterThan(1);
        expect(found.map(({ turn }) => turn)).toEqual(Array.from(found, (_, turn) => turn));
        expect(found.length).toBe(turns ?? 0);
      }
    }
  });

  test('comes from programs of many kinds', () => {
    const kinds = new Map<string, number>();
    for (const { trace } of recordings) {
      for (const kind of new Set(
        [...trace.groups, ...trace.nodes].map((one) => ('kind' in one ? one.kind : one.op)),
      ))
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    for (const kind of ['loop', 'turn', 'call', 'matmul', 'conv2d', 'max', 'concat', 'softmax'])
      expect(kinds.get(kind), kind).toBeGreaterThan(50);
  });
});
