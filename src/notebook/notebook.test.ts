import { afterEach, describe, expect, test } from 'vitest';
import type { RecordedCell } from './cell-view.ts';
import { createNodeRunner } from './node-runner.ts';
import { createNotebook, type Notebook } from './notebook.ts';
import type { Output } from './output.ts';
import type { CellSpec } from './parse-chapter.ts';
import type { Runner } from './runner.ts';
import { buildWorkerText } from './worker-text.ts';

const { text } = await buildWorkerText();
const runners: Runner[] = [];

afterEach(() => {
  for (const runner of runners.splice(0)) runner.dispose();
});

/** A notebook of cells given by their texts, or by whole specs; `ran` collects the names of cells as they run. */
function open(
  texts: Record<string, string | Partial<CellSpec>>,
  recorded?: Record<string, RecordedCell>,
): Notebook & { readonly ran: string[] } {
  const runner = createNodeRunner(text);
  runners.push(runner);
  const cells = Object.entries(texts).map(([name, given]) => ({
    name,
    source: '',
    ...(typeof given === 'string' ? { source: given } : given),
  }));
  const notebook = createNotebook({
    cells,
    runner,
    ...(recorded === undefined ? {} : { recorded }),
  });
  const ran: string[] = [];
  notebook.subscribe(({ cell, change }) => {
    const isGone = !notebook.cells.some(({ name }) => name === cell);
    if (change === 'state' && !isGone && notebook.cell(cell).state === 'running') ran.push(cell);
  });
  return Object.assign(notebook, { ran });
}

function states(notebook: Notebook): string[] {
  return notebook.cells.map(({ state }) => state);
}

function shown(notebook: Notebook, name: string): unknown[] {
  return notebook.cell(name).outputs.map((output: Output) => {
    if (output.kind === 'number') return output.value;
    if (output.kind === 'text') return output.text;
    return output.kind === 'tensor' ? output.values : output.kind;
  });
}

/** Resolves when the cell is in the state. */
function reached(notebook: Notebook, name: string, state: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = notebook.subscribe(() => {
      if (notebook.cell(name).state !== state) return;
      stop();
      resolve();
    });
  });
}

/** Resolves when the cell has shown something. */
function showing(notebook: Notebook, name: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = notebook.subscribe(({ cell, change }) => {
      if (cell !== name || change !== 'outputs') return;
      stop();
      resolve();
    });
  });
}

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

describe('a worker that is lost', () => {
  /** A runner whose worker is taken away on request, as when its process dies. */
  function fragile(): { runner: Runner; lose: () => void } {
    const inner = createNodeRunner(text);
    runners.push(inner);
    let tell: (event: 'status' | 'lost') => void = () => {};
    const watch: Runner['watch'] = (seen) => {
      tell = seen;
      inner.watch(seen);
    };
    const { start, send, replace, listen, dispose } = inner;
    const runner = { status: inner.status, start, send, replace, listen, dispose, watch };
    const lose = () => {
      inner.dispose();
      tell('lost');
    };
    return { runner, lose };
  }

  test('ends the run in an error; the next one starts anew', async () => {
    const { runner, lose } = fragile();
    const cells = [{ name: 'a', source: 'display(1); await new Promise(() => {})' }];
    const notebook = createNotebook({ cells, runner });
    const run = notebook.run('a');
    await showing(notebook, 'a');
    lose();
    await run;
    expect(notebook.cell('a').error?.code).toBe('worker-lost');
    notebook.setSource('a', '1 + 1');
    await notebook.run('a');
    expect(shown(notebook, 'a')).toEqual([2]);
  });

  test('takes the values with it; they are made again where they are needed', async () => {
    const { runner, lose } = fragile();
    const cells = [
      { name: 'a', source: 'const x = 1' },
      { name: 'b', source: 'x + 1' },
    ];
    const notebook = createNotebook({ cells, runner });
    await notebook.runAll();
    lose();
    await notebook.run('b');
    expect(shown(notebook, 'b')).toEqual([2]);
  });

  test('that cannot be had is told, and nothing waits for it', async () => {
    const { runner } = fragile();
    const cells = ['a', 'b'].map((name) => ({ name, source: '1' }));
    const start = () => Promise.resolve(false);
    const notebook = createNotebook({ cells, runner: { ...runner, start } });
    await notebook.runAll();
    expect(notebook.cell('a').error?.code).toBe('runner-unavailable');
    expect(states(notebook)).toEqual(['error', 'stale']);
  });
});

describe('stopping', () => {
  test('a loop that awaits breaks, and what it computed is kept', async () => {
    const notebook = open({ a: 'let n = 0; display(n); for (;;) { await 0; n += 1 }', b: 'n > 0' });
    const run = notebook.run('a');
    await showing(notebook, 'a');
    await notebook.stop();
    await run;
    expect(notebook.cell('a').state).toBe('stopped');
    await notebook.run('b');
    expect(notebook.cell('b').outputs).toMatchObject([{ kind: 'tree', root: { text: 'true' } }]);
  });

  test('a loop that does not listen is killed, and values come back by replay', async () => {
    const notebook = open({
      a: 'const x = Math.random()',
      b: 'const forever = () => { while (true) {} }; forever()',
      c: 'x',
    });
    await notebook.run('c');
    const before = shown(notebook, 'c');
    const run = notebook.run('b');
    await reached(notebook, 'b', 'running');
    const began = performance.now();
    await notebook.stop();
    await run;
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(states(notebook)).toEqual(['ok', 'stopped', 'ok']);
    notebook.ran.length = 0;
    await notebook.run('c');
    expect(shown(notebook, 'c')).toEqual(before);
    expect(notebook.ran).toEqual(['c']);
  });

  test('stopping empties the queue', async () => {
    const notebook = open({ a: 'for (;;) await 0', b: 'const y = 1' });
    const all = notebook.runAll();
    await reached(notebook, 'a', 'running');
    await notebook.stop();
    await all;
    expect(states(notebook)).toEqual(['stopped', 'stale']);
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
