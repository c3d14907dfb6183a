import { afterAll, describe, expect, test } from 'vitest';
import { createNodeRunner } from '../node-runner.ts';
import { createNotebook } from '../notebook.ts';
import type { Trace } from '../trace.ts';
import { buildWorkerText } from '../worker-text.ts';

const runner = createNodeRunner((await buildWorkerText()).text);
afterAll(() => runner.dispose());

/** The trace of the last cell's `steps(…)`. */
async function traceOf(...sources: string[]): Promise<Trace> {
  const cells = sources.map((source, place) => ({ name: `cell${place}`, source }));
  const notebook = createNotebook({ cells, runner });
  const last = `cell${sources.length - 1}`;
  await notebook.run(last);
  const { outputs, error } = notebook.cell(last);
  expect(error).toBeNull();
  const output = outputs.find(({ kind }) => kind === 'steps');
  if (output?.kind !== 'steps') throw new Error('the cell showed no steps');
  return output.trace;
}

/** The groups as an indented list, each with the operations made directly in it. */
async function tree(...sources: string[]): Promise<string[]> {
  const { groups, nodes } = await traceOf(...sources);
  const made = (place: number | null) =>
    nodes
      .filter(({ group, role }) => group === place && role === 'operation')
      .map(({ op }) => op)
      .join(' ');
  const depth = (place: number): number => {
    const parent = groups[place]?.parent ?? null;
    return parent === null ? 0 : 1 + depth(parent);
  };
  return groups.map(({ kind, name, turn, turns, line }, place) => {
    const head = [kind, name, turn, turns === null ? null : `×${turns}`, `@${line}`];
    const said = head.filter((part) => part !== null && part !== '').join(' ');
    const ops = made(place);
    return `${'  '.repeat(depth(place))}${said}${ops === '' ? '' : `: ${ops}`}`;
  });
}

const w = 'const w = tensor(0.5, { requiresGrad: true });\nlet x = w;\n';

describe('loops', () => {
  test('a loop on several lines', async () => {
    expect(
      await tree(
        `${w}for (let i = 0; i < 2; i++) {\n  x = x.mul(w);\n  x = x.tanh();\n}\nsteps(x)`,
      ),
    ).toEqual(['loop ×2 @3', '  turn 0 @3: mul tanh', '  turn 1 @3: mul tanh']);
  });

  test('a loop on one line', async () => {
    expect(
      await tree(`${w}for (let i = 0; i < 2; i++) x = x.mul(w).add(1).exp();steps(x)`),
    ).toEqual(['loop ×2 @3', '  turn 0 @3: mul add exp', '  turn 1 @3: mul add exp']);
  });

  test('a loop that repeats one call of several operations', async () => {
    const source = `${w}for (let i = 0; i < 2; i++) x = meanSquaredError(x, w);\nsteps(x)`;
    const [first, ...turns] = await tree(source);
    expect(first).toBe('loop ×2 @3');
    expect(turns).toHaveLength(2);
  });

  test('nested loops', async () => {
    expect(
      await tree(
        `${w}for (const a of [1, 2]) {\n  x = x.mul(a);\n  for (const b of [1, 2]) x = x.add(b);\n}\nsteps(x)`,
      ),
    ).toEqual([
      'loop ×2 @3',
      '  turn 0 @3: mul',
      '    loop ×2 @5',
      '      turn 0 @5: add',
      '      turn 1 @5: add',
      '  turn 1 @3: mul',
      '    loop ×2 @5',
      '      turn 0 @5: add',
      '      turn 1 @5: add',
    ]);
  });

  test('while with break, the end after the test', async () => {
    expect(
      await tree(
        `${w}while (true) {\n  x = x.mul(2);\n  if (x.item() >= 3) break;\n  x = x.add(w);\n}\nx = x.neg();\nsteps(x)`,
      ),
    ).toEqual(['loop ×2 @3', '  turn 0 @3: mul add', '  turn 1 @3: mul']);
  });

  test('a branch that differs by turn', async () => {
    expect(
      await tree(
        `${w}for (let i = 0; i < 4; i++) {\n  if (i % 2 === 0) x = x.sin();\n  else x = x.exp();\n}\nsteps(x)`,
      ),
    ).toEqual([
      'loop ×4 @3',
      '  turn 0 @3: sin',
      '  turn 1 @3: exp',
      '  turn 2 @3: sin',
      '  turn 3 @3: exp',
    ]);
  });

  test('methods of arrays turn too', async () => {
    expect(
      await tree(
        `${w}x = [1, 2].map((a) => w.mul(a)).reduce((sum, one) => {\n  return sum.add(one).tanh();\n}, x);\nsteps(x)`,
      ),
    ).toEqual([
      'loop ×2 @3',
      '  turn 0 @3: mul',
      '  turn 1 @3: mul',
      'loop ×2 @3',
      '  turn 0 @3: add tanh',
      '  turn 1 @3: add tanh',
    ]);
  });

  test('a loop that turned once in this computation is no group', async () => {
    expect(
      await tree(`${w}for (let i = 0; i < 3; i++) {\n  x = w.mul(i).exp();\n}\nsteps(x)`),
    ).toEqual([]);
  });

  test('a stopped loop’s turns stay apart when it yields', async () => {
    expect(
      await tree(
        `${w}const f = async () => x.mul(w);\nfor (let i = 0; i < 2; i++) {\n  x = await f();\n  x = x.exp();\n}\nsteps(x)`,
      ),
    ).toEqual([
      'loop ×2 @4',
      '  turn 0 @4: exp',
      '    call f @5: mul',
      '  turn 1 @4: exp',
      '    call f @5: mul',
    ]);
  });
});

describe('calls', () => {
  test('a loop in a function that is called in a loop', async () => {
    const f = 'function f(a) {\n  for (const b of [1, 2]) a = a.mul(b);\n  return a.exp();\n}\n';
    expect(await tree(`${w}${f}for (let i = 0; i < 2; i++) x = f(x).add(w);\nsteps(x)`)).toEqual([
      'loop ×2 @7',
      '  turn 0 @7: add',
      '    call f @7: exp',
      '      loop ×2 @4',
      '        turn 0 @4: mul',
      '        turn 1 @4: mul',
      '  turn 1 @7: add',
      '    call f @7: exp',
      '      loop ×2 @4',
      '        turn 0 @4: mul',
      '        turn 1 @4: mul',
    ]);
  });

  test('two calls of one function on one line', async () => {
    expect(
      await tree(`${w}const f = (a) => a.mul(w).tanh();\nx = f(x).add(f(f(w)));\nsteps(x)`),
    ).toEqual(['call f @4: mul tanh', 'call f @4: mul tanh', 'call f @4: mul tanh']);
  });

  test('a function handed to a method of an array, and a method of a class', async () => {
    expect(
      await tree(
        `${w}class A { go(a) { return a.mul(w).exp(); } }\nconst f = (a) => new A().go(a);\nx = [x, x].map(f)[1];\nsteps(x)`,
      ),
    ).toEqual(['call f @5', '  call go @4: mul exp']);
  });

  test('recursion', async () => {
    const f =
      'function f(a, n) {\n  if (n === 0) return a;\n  return f(a.mul(w), n - 1).add(1);\n}\n';
    expect(await tree(`${w}${f}x = f(x, 3);\nsteps(x)`)).toEqual([
      'call f @7: mul add',
      '  call f @5: mul add',
      '    call f @5: mul add',
    ]);
  });

  test('a loop in a function that calls itself', async () => {
    const f =
      'function f(n) {\n  let s = w.mul(n);\n  for (let i = 0; i < 2 && n > 0; i++) {\n    s = s.add(f(n - 1));\n    s = s.tanh();\n  }\n  return s;\n}\n';
    expect(await tree(`${w}${f}x = f(2);\nsteps(x)`)).toEqual([
      'call f @11: mul',
      '  loop ×2 @5',
      '    turn 0 @5: add tanh',
      '      call f @6: mul',
      '        loop ×2 @5',
      '          turn 0 @5: add tanh',
      '            call f @6: mul',
      '          turn 1 @5: add tanh',
      '            call f @6: mul',
      '    turn 1 @5: add tanh',
      '      call f @6: mul',
      '        loop ×2 @5',
      '          turn 0 @5: add tanh',
      '            call f @6: mul',
      '          turn 1 @5: add tanh',
      '            call f @6: mul',
    ]);
  });

  test('a function of another cell', async () => {
    const one = 'function f(a) {\n  for (const b of [1, 2]) a = a.mul(b);\n  return a;\n}';
    expect(await tree(one, `${w}x = f(x);\nsteps(x)`)).toEqual([
      'call f @3',
      '  loop ×2 @2',
      '    turn 0 @2: mul',
      '    turn 1 @2: mul',
    ]);
  });
});

test('steps() in a function of another cell shows groups too', async () => {
  const one = 'const show = (L) => steps(L);';
  expect(await tree(one, `${w}for (let i = 0; i < 2; i++) x = x.mul(w);\nshow(x)`)).toEqual([
    'loop ×2 @3',
    '  turn 0 @3: mul',
    '  turn 1 @3: mul',
  ]);
});

describe('layers', () => {
  test('inside a sequence of layers', async () => {
    const source = `const net = sequential([layers.dense({ units: 2, activation: 'tanh' }), layers.dense({ units: 1 })]);
const x = ones([3, 2]);
net.apply(x);
const L = net.apply(x).sum();
steps(L)`;
    const found = await tree(source);
    expect(found.filter((line) => line.includes('layer') && line.includes('@4'))).toEqual([
      expect.stringMatching(/^layer sequential\S* @4$/),
      expect.stringMatching(/^ {2}layer dense\S* @4: .*matmul.*tanh/),
      expect.stringMatching(/^ {2}layer dense\S* @4: .*matmul/),
    ]);
  });

  test('an LSTM over five steps turns five times', async () => {
    const source = `const x = randn([1, 5, 2], { seed: 1 });
const L = layers.lstm({ units: 2 }).apply(x).sum();
steps(L)`;
    const found = await tree(source);
    expect(found[0]).toMatch(/^layer lstm @2/);
    expect(found.filter((line) => line.startsWith('  loop'))).toEqual(['  loop ×5 @2']);
    const turns = found.filter((line) => line.startsWith('    turn'));
    expect(turns.map((line) => line.slice(0, 10))).toEqual(
      [0, 1, 2, 3, 4].map((turn) => `    turn ${turn}`),
    );
    expect(new Set(turns.slice(1).map((line) => line.slice(10))).size).toBe(1);
  });

  test('a layer in a function in a loop, and a loop in a layer of the reader’s', async () => {
    const source = `${w}class Twice extends Layer {
  kind = 'twice';
  get config() { return {}; }
  forward([a]) {
    for (let i = 0; i < 2; i++) a = a.mul(w);
    return a;
  }
}
const layer = new Twice();
const f = (a) => layer.apply(a).exp();
x = ones([1]);
for (let i = 0; i < 2; i++) x = f(x);
steps(x.sum())`;
    const turn = [
      '    call f @14: exp',
      '      layer twice @12',
      '        call forward @12',
      '          loop ×2 @7',
      '            turn 0 @7: mul',
      '            turn 1 @7: mul',
    ];
    expect(await tree(source)).toEqual([
      'loop ×2 @14',
      '  turn 0 @14',
      ...turn,
      '  turn 1 @14',
      ...turn,
    ]);
  });
});

test('a leaf belongs to the group in which it was made', async () => {
  const { nodes, groups } = await traceOf(
    'const make = (n) => tensor(n, { requiresGrad: true });\nconst a = make(2);\nconst b = tensor(3);\nsteps(a.mul(b))',
  );
  const groupOf = (name: string) => nodes.find((node) => node.name === name)?.group ?? null;
  expect(groups.map(({ name }) => name)).toEqual(['make']);
  expect([groupOf('a'), groupOf('b')]).toEqual([0, null]);
});
