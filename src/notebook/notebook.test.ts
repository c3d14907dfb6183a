import { describe, expect, test } from 'vitest';
import { open, reached, shown, states } from './notebook-under-test.ts';

describe('what runs', () => {
  const chain = { a: 'const x = 1', b: 'const y = x + 1', c: 'x + y', d: 'const z = 5' };

  test('running a cell runs what depends on it, and nothing else', async () => {
    const notebook = open(chain);
    await notebook.runAll();
    notebook.ran.length = 0;
    notebook.setSource('a', 'const x = 10');
    await notebook.run('a');
    expect(notebook.ran).toEqual(['a', 'b', 'c']);
    expect(shown(notebook, 'c')).toEqual([21]);
  });

  test('what a cell needs runs first', async () => {
    const notebook = open(chain);
    await notebook.run('c');
    expect(notebook.ran).toEqual(['a', 'b', 'c']);
  });

  test('an edit makes the cell and its dependants stale at once, and runs nothing', async () => {
    const notebook = open(chain);
    await notebook.runAll();
    notebook.ran.length = 0;
    notebook.setSource('b', 'const y = 7');
    expect(states(notebook)).toEqual(['ok', 'stale', 'stale', 'ok']);
    expect(notebook.cell('c').after).toBe('b');
    expect(notebook.ran).toEqual([]);
  });

  test('a manual cell becomes stale instead, and so does what waits for it', async () => {
    const notebook = open({
      a: 'const x = 1',
      m: { source: 'const y = x * 2', manual: true },
      c: 'y',
    });
    await notebook.run('a');
    expect(states(notebook)).toEqual(['ok', 'stale', 'stale']);
    await notebook.run('m');
    expect(states(notebook)).toEqual(['ok', 'ok', 'ok']);
  });

  test('recorded cells are run unseen where others need them', async () => {
    const recorded = { a: { outputs: [], values: { x: { type: 'number', value: 1 } } } } as const;
    const notebook = open({ a: 'const x = 1', b: 'x + 1' }, recorded);
    await notebook.run('b');
    expect(notebook.ran).toEqual(['b']);
    expect(states(notebook)).toEqual(['idle', 'ok']);
  });

  test('names of a private cell are seen by its children alone', async () => {
    const notebook = open({
      open: 'const x = 1',
      task: { source: 'const x = 2', private: true },
      check: { source: 'x', private: true, parent: 'task' },
      other: 'x',
    });
    await notebook.run('check');
    await notebook.run('other');
    expect([shown(notebook, 'check'), shown(notebook, 'other')]).toEqual([[2], [1]]);
  });

  test('a private cell nobody ran stays as it is when others rerun', async () => {
    const notebook = open({ a: 'const x = 1', task: { source: 'x', private: true } });
    await notebook.run('a');
    expect(notebook.cell('task').state).toBe('idle');
  });

  test('running all cells of a notebook without any resolves', async () => {
    const notebook = open({});
    await notebook.runAll();
    expect(notebook.cells).toEqual([]);
  });

  test('cells can be added and removed', async () => {
    const notebook = open({ a: 'const x = 1' });
    notebook.add({ name: 'c', source: 'x + 1' });
    notebook.add({ name: 'b', source: 'const x = 5' }, 'a');
    await notebook.run('c');
    expect(shown(notebook, 'c')).toEqual([6]);
    notebook.remove('b');
    await notebook.run('c');
    expect(shown(notebook, 'c')).toEqual([2]);
  });
});

describe('what goes wrong', () => {
  test('a failed cell blocks what needs it, until it is mended', async () => {
    const notebook = open({ a: 'const x = nothing.here', b: 'x + 1' });
    await notebook.run('a');
    expect(states(notebook)).toEqual(['error', 'blocked']);
    expect(notebook.cell('b').after).toBe('a');
    notebook.setSource('a', 'const x = 1');
    await notebook.run('a');
    expect(shown(notebook, 'b')).toEqual([2]);
  });

  test('an unknown name is told with line, column and what may be meant', async () => {
    const notebook = open({ a: '\nconst x = tensr(1)' });
    await notebook.run('a');
    expect(notebook.cell('a').error).toMatchObject({
      code: 'name-unknown',
      params: { name: 'tensr', suggestion: 'tensor' },
      cell: 'a',
      line: 2,
      column: 11,
    });
  });

  test('an error in the engine is told at the line of the cell', async () => {
    const notebook = open({ a: 'const A = ones([2, 2])\n\nA.matmul(ones([3, 1]))' });
    await notebook.run('a');
    expect(notebook.cell('a').error).toMatchObject({ code: 'inner-sizes-differ', line: 3 });
  });

  test('an error inside a function of another cell is told where it stands', async () => {
    const notebook = open({ a: 'const f = (v: any) => {\n  return v.x.y\n}', b: 'f({})' });
    await notebook.run('b');
    expect(notebook.cell('b').error).toMatchObject({
      code: 'property-of-nothing',
      cell: 'a',
      line: 2,
    });
  });

  test.each([
    ['throw "stop"', 'thrown-value'],
    ['throw null', 'thrown-value'],
    ['throw { get name() { throw 1 } }', 'thrown-value'],
    ['await Promise.reject(new Error("no"))', 'javascript'],
    ['const f = () => f() + 1; f()', 'out-of-stack'],
    ['const = 3', 'syntax-unexpected'],
    ['import { nothing } from "#engine"; nothing', 'import-unknown-name'],
    ['import { x } from "fs"; x', 'import-unknown-module'],
  ])('%s ends in %s', async (source, code) => {
    const notebook = open({ a: source, b: '1 + 1' });
    await notebook.run('a');
    expect(notebook.cell('a').error).toMatchObject({ code, cell: 'a' });
    await notebook.run('b');
    expect(shown(notebook, 'b')).toEqual([2]);
  });

  test('cells that depend on each other end in an error, others run', async () => {
    const notebook = open({ a: 'const x = y', b: 'const y = x', c: '3' });
    await notebook.runAll();
    expect(states(notebook)).toEqual(['error', 'error', 'ok']);
    expect(notebook.cell('a').error?.code).toBe('cycle');
  });

  test('an error after the end of the cell is told at its line', async () => {
    const notebook = open({ a: '1\nsetTimeout(() => { throw new Error("late") }, 5); 2' });
    await notebook.run('a');
    await reached(notebook, 'a', 'error');
    expect(notebook.cell('a').error).toMatchObject({ cell: 'a', line: 2, message: 'late' });
  });

  test('a promise nobody waited for is told at its line', async () => {
    const notebook = open({ a: 'const f = async () => {\n  throw new Error("lost")\n}\nf();\n1' });
    await notebook.run('a');
    if (notebook.cell('a').error === null) await reached(notebook, 'a', 'error');
    expect(notebook.cell('a').error).toMatchObject({ line: 2, message: 'lost' });
  });
});

describe('what repeats', () => {
  test('a cell run twice shows the same', async () => {
    const notebook = open({ a: 'display(Math.random()); display(randn([3])); Math.random()' });
    await notebook.run('a');
    const first = shown(notebook, 'a');
    await notebook.run('a');
    expect(shown(notebook, 'a')).toEqual(first);
  });

  test("a cell that changes another cell's tensor finds it as new each time", async () => {
    const notebook = open({
      w: 'const W = tensor([1, 2], { requiresGrad: true })',
      train: 'W.square().sum().backward(); W.assign(W.sub(W.grad!).detach()); display(W.grad); W',
    });
    await notebook.run('train');
    const first = shown(notebook, 'train');
    expect(notebook.cell('train').changed).toEqual(['w']);
    await notebook.run('train');
    expect(shown(notebook, 'train')).toEqual(first);
  });

  test('a cell sees what the cells it depends on did, and no other', async () => {
    const notebook = open({
      w: 'const W = tensor([1, 2])',
      change: 'W.assign(tensor([5, 6])); const done = true',
      without: 'W',
      after: 'done; W',
    });
    await notebook.runAll();
    expect([shown(notebook, 'without'), shown(notebook, 'after')]).toEqual([[[1, 2]], [[5, 6]]]);
  });
});

describe('sliders', () => {
  const cells = { a: 'const k = slider("k", { min: 0, max: 10, value: 2 })', b: 'k * 2', c: '7' };

  test('moving one runs its cell with the value kept, and what depends on it', async () => {
    const notebook = open(cells);
    await notebook.runAll();
    notebook.ran.length = 0;
    await notebook.setControl('a', 'slider:k', 5);
    expect(notebook.ran).toEqual(['a', 'b']);
    expect(shown(notebook, 'b')).toEqual([10]);
    await notebook.run('a');
    expect(notebook.cell('a').outputs).toMatchObject([
      { kind: 'slider', value: 5, min: 0, max: 10 },
    ]);
  });

  test('of many moves the latest wins', async () => {
    const notebook = open(cells);
    await Promise.all([1, 2, 3, 4, 9].map((value) => notebook.setControl('a', 'slider:k', value)));
    expect(shown(notebook, 'b')).toEqual([18]);
  });

  test('a value outside the range is brought back into it', async () => {
    const notebook = open(cells);
    await notebook.setControl('a', 'slider:k', 99);
    expect(shown(notebook, 'b')).toEqual([20]);
  });
});

describe('editing while it runs', () => {
  test('the run ends, what it showed stays, and the cell is stale', async () => {
    const notebook = open({
      a: 'await new Promise((r) => setTimeout(r, 80)); const x = 1; x',
      b: 'x',
    });
    const run = notebook.run('a');
    await reached(notebook, 'a', 'running');
    notebook.setSource('a', 'const x = 2');
    await run;
    expect(notebook.cell('a').state).toBe('stale');
    await notebook.run('b');
    expect(shown(notebook, 'b')).toEqual([2]);
  });
});

describe('recording', () => {
  const cell =
    'const w = tensor(3, { requiresGrad: true })\nw.square().backward()\nw.mul(2).backward()\nw.grad';

  test('any call of backward() can be recorded, unseen', async () => {
    const notebook = open({ a: cell });
    await notebook.run('a');
    notebook.ran.length = 0;
    expect(notebook.backwards('a')).toBe(2);
    const trace = await notebook.trace('a', 2);
    expect(trace).toMatchObject({
      cell: 'a',
      backward: 2,
      nodes: [{ name: 'w', line: 1 }, {}, { op: 'mul', line: 3 }],
    });
    expect(notebook.ran).toEqual([]);
  });

  test('a cell without backward() is recorded by the number it ends with, or the last that it names', async () => {
    const start = 'const w = tensor(3, { requiresGrad: true })\n';
    const notebook = open({
      a: `${start}const L = w.square()\nconst M = w.mul(2)\nL`,
      b: `${start}const L = w.square()\nconst shown = L.item()`,
      c: 'const n = 2',
    });
    await notebook.runAll();
    expect(notebook.cells.map(({ scalar }) => scalar)).toEqual([true, true, false]);
    for (const name of ['a', 'b']) {
      const trace = await notebook.trace(name);
      expect(trace).toMatchObject({ backward: 0, nodes: [{ name: 'w' }, { name: 'L', line: 2 }] });
      expect('nodes' in trace && trace.nodes[0]!.gradient).toEqual([6]);
    }
    expect(await notebook.trace('c')).toMatchObject({ code: 'no-such-backward' });
  });

  test('what is not finite is told by name and line, and recorded without any gradient too', async () => {
    const notebook = open({
      a: 'const x = tensor([1, 0, -1])\nconst l = x.log()\nconst m = l.mean()\nm.item()',
    });
    await notebook.run('a');
    expect(notebook.cell('a').notFinite).toMatchObject({ name: 'l', line: 2, element: 2 });
    expect(await notebook.trace('a', 0)).toMatchObject({
      nodes: [{ name: 'x' }, { name: 'l', op: 'log', gradient: null }],
      steps: [{ phase: 'forward' }, { phase: 'seed' }],
    });
  });

  test('names of any length do not keep a run from ending', async () => {
    const long = 'x'.repeat(300);
    const notebook = open({
      a: `const ${long} = tensor([NaN, 1], { requiresGrad: true });\nsteps(${long}.sum())`,
      b: `const a = { epoch: [0], history: { ['${long}']: [NaN] } }`,
      c: `const l = layers.dense({ units: 1, name: 'x'.repeat(20_000) });\nsteps(l.apply(ones([1, 2])).sum())`,
    });
    await notebook.runAll();
    expect(states(notebook)).toEqual(['ok', 'ok', 'ok']);
    expect(notebook.cell('a').notFinite).toMatchObject({ line: 1, element: 0 });
    expect(notebook.cell('b').notFinite).toMatchObject({ name: 'a', element: 0 });
    expect(notebook.cells.map(({ outputs }) => outputs.length)).toEqual([1, 0, 1]);
  });

  test('a run that fails says nothing more of what an earlier one made', async () => {
    const notebook = open({ a: 'const x = tensor([0]).log()' });
    await notebook.run('a');
    notebook.setSource('a', 'throw new RangeError("no")');
    await notebook.run('a');
    expect(notebook.cell('a')).toMatchObject({ state: 'error', notFinite: null });
  });

  test('a tensor that is not finite is walked back from each of its elements', async () => {
    const notebook = open({
      a: 'const w = tensor([0, 4], { requiresGrad: true })\nconst p = w.log().mul(0)',
    });
    await notebook.run('a');
    const trace = await notebook.trace('a');
    expect('nodes' in trace && trace.nodes.at(-1)!.gradient).toEqual([1, 1]);
  });

  test('a cell that is gone has no variables', () => {
    const notebook = open({ a: 'const x = 1' });
    notebook.remove('a');
    expect(notebook.symbols('a')).toEqual([]);
  });

  test('one that there is not is an error', async () => {
    const notebook = open({ a: cell });
    expect(await notebook.trace('a', 3)).toMatchObject({
      code: 'no-such-backward',
      params: { count: 2 },
    });
  });

  test('steps() leaves every gradient as it is', async () => {
    const notebook = open({
      a: 'const w = tensor(3, { requiresGrad: true })\nconst L = w.square(); steps(L)\ndisplay(w.grad)\nL.backward(); steps(L); w.grad',
    });
    await notebook.run('a');
    const outputs = notebook.cell('a').outputs;
    expect(outputs.map(({ kind }) => kind)).toEqual(['steps', 'tree', 'steps', 'tensor']);
    expect(outputs).toMatchObject([{}, { root: { text: 'null' } }, {}, { values: [6] }]);
  });

  test('steps() of a tensor with several elements is an error', async () => {
    const notebook = open({ a: '1\nsteps(ones([2]))' });
    await notebook.run('a');
    expect(notebook.cell('a').error).toMatchObject({ code: 'not-a-scalar', line: 2 });
  });

  test('a graph that is too large is an error with its size', async () => {
    const notebook = open({
      a: 'let s = tensor(0, { requiresGrad: true }); for (let i = 0; i < 5000; i++) s = s.add(1)\nsteps(s)',
    });
    await notebook.run('a');
    expect(notebook.cell('a').error).toMatchObject({ code: 'graph-too-large', line: 2 });
  });
});

describe('outputs of a cell that has ended', () => {
  test('of a function that another cell calls are shown by that cell', async () => {
    const notebook = open({
      a: 'const show = (x: number) => { display(x); console.log(x); return plot.line([x]) }',
      b: 'show(3).push(1, 4); const more = 1',
    });
    await notebook.run('b');
    expect(shown(notebook, 'b')).toEqual([3, '3', 'line']);
    expect(notebook.cell('b').outputs.at(-1)).toMatchObject({ series: [{ x: [0, 1], y: [3, 4] }] });
  });

  test.each([
    ['a late display', 'const late = 1\nsetTimeout(() => { display(late) }, 5)', 2],
    ['a late line', 'setTimeout(() => console.log(1), 5)', 1],
    ['a late point', 'const curve = plot.line()\n\nsetTimeout(() => curve.push(1, 2), 5)', 3],
  ])('%s is told at its line', async (_, source, line) => {
    const notebook = open({ a: source });
    await notebook.run('a');
    if (notebook.cell('a').error === null) await reached(notebook, 'a', 'error');
    expect(notebook.cell('a').error).toMatchObject({ code: 'late-output', cell: 'a', line });
  });

  test('a point for another cell’s figure is told where it is pushed', async () => {
    const notebook = open({ a: 'const curve = plot.line()', b: '1\ncurve.push(1, 2); 2' });
    await notebook.run('b');
    expect(notebook.cell('b').error).toMatchObject({ code: 'late-output', cell: 'b', line: 2 });
  });

  test('what was left out is told even if the cell fails', async () => {
    const notebook = open({ a: 'for (let i = 0; i < 300; i++) display(i)\nthrow new Error("no")' });
    await notebook.run('a');
    expect(notebook.cell('a').outputs.at(-1)).toMatchObject({ value: 199, dropped: 100 });
  });
});

describe('how long it takes', () => {
  test('as its author says, then as its last whole run took', async () => {
    const notebook = open({ a: { source: '1 + 1', expected: 6 } });
    expect(notebook.cell('a').usual).toBe(6_000);
    await notebook.run('a');
    expect(notebook.cell('a').usual).toBe(notebook.cell('a').ms);
    notebook.setSource('a', '1 + 2');
    expect(notebook.cell('a').usual).toBeNull();
  });

  test('a counted loop says how far it is', async () => {
    const notebook = open({
      a: 'for (let i = 0; i < 100; i++) await new Promise((r) => setTimeout(r, 5))',
    });
    const seen = new Set<number | null>();
    const run = notebook.run('a');
    const timer = setInterval(() => seen.add(notebook.cell('a').progress), 20);
    await run;
    clearInterval(timer);
    const shares = [...seen].filter((share) => share !== null);
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThan(1);
    expect(notebook.cell('a').progress).toBeNull();
  });
});
