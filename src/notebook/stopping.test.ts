import { describe, expect, test } from 'vitest';
import { createNotebook } from './notebook.ts';
import {
  deaf,
  open,
  type OpenNotebook,
  openRunner,
  reached,
  showing,
  shown,
  states,
} from './notebook-under-test.ts';

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

describe('stopping what has not begun', () => {
  test('a cell whose text is still being compiled does not run', async () => {
    const notebook = open({ a: 'const x = 1', b: 'x' });
    const run = notebook.run('a');
    await notebook.stop('a');
    await run;
    expect([notebook.ran, notebook.cell('a').state]).toEqual([[], 'idle']);
  });

  test('stopping one of several leaves the others', async () => {
    const notebook = open({ a: 'const x = 1', b: '2' });
    const all = notebook.runAll();
    await notebook.stop('a');
    await all;
    expect(notebook.ran).toEqual(['b']);
  });

  test('a cell that waits for its worker ends at once', async () => {
    const inner = openRunner();
    const start = () => new Promise<boolean>(() => {});
    const notebook = createNotebook({
      cells: [{ name: 'a', source: '1' }],
      runner: { ...inner, start },
    });
    const run = notebook.run('a');
    await reached(notebook, 'a', 'queued');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await notebook.stop('a');
    await run;
    expect(notebook.cell('a').state).toBe('stale');
  });
});

describe('a run that was stopped early', () => {
  const training =
    'let n = 0; const w = tensor([1, 2], { requiresGrad: true }); display(n)\nfor (;;) { await 0; n += 1; w.assign(w.detach().add(1)) }\nlet sum = 0\nfor (const v of w.toArray() as number[]) sum += v;';

  /** Starts a cell and stops it when it has shown something and its loop has gone round. */
  async function stopEarly(notebook: OpenNotebook, name = 'a'): Promise<void> {
    const run = notebook.run(name);
    await showing(notebook, name);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await notebook.stop(name);
    await run;
  }

  test('goes on after its loop: what follows sees what the loop computed', async () => {
    const notebook = open({ a: `${training}\n[n > 0, sum === 3 + 2 * n]` });
    await stopEarly(notebook);
    expect(notebook.cell('a')).toMatchObject({ state: 'stopped', lost: false });
    expect(notebook.cell('a').outputs.at(-1)).toMatchObject({ root: { text: '[true, true]' } });
  });

  test('gets the time that what follows its loop needs', async () => {
    const wait =
      'const wait = (): void => { const end = Date.now() + 350; while (Date.now() < end); }';
    const notebook = open({ a: `${wait}\n${training}\nwait(); const told = 1`, b: 'told' });
    await stopEarly(notebook);
    expect(notebook.cell('a')).toMatchObject({ state: 'stopped', lost: false });
    await notebook.run('b');
    expect(notebook.cell('b').state).toBe('ok');
  });

  test('is what its dependants compute from, and they say so', async () => {
    const notebook = open({ a: training, b: 'w.toArray()[0] === 1 + n' });
    await stopEarly(notebook);
    await notebook.run('b');
    expect(notebook.cell('b')).toMatchObject({ state: 'ok', basis: 'a' });
    notebook.setSource('a', 'const n = 1, w = tensor([2, 3])');
    await notebook.run('a');
    expect(notebook.cell('b')).toMatchObject({ state: 'ok', basis: null });
  });

  test('is not replaced by a whole run when its worker is gone: its values were kept', async () => {
    const notebook = open({ a: training, b: 'display(n); w', c: deaf });
    await stopEarly(notebook);
    await notebook.run('b');
    const before = shown(notebook, 'b');
    await stopEarly(notebook, 'c');
    expect(notebook.cell('c')).toMatchObject({ state: 'stopped', lost: true });
    notebook.ran.length = 0;
    await notebook.run('b');
    expect([shown(notebook, 'b'), notebook.ran]).toEqual([before, ['b']]);
  });

  test('blocks its dependants when values that cannot be kept are gone', async () => {
    const notebook = open({ a: `${training}\nconst log = new Map([[1, n]])`, b: 'log.size' });
    await stopEarly(notebook);
    notebook.add({ name: 'c', source: deaf });
    await stopEarly(notebook, 'c');
    await notebook.run('b');
    expect(notebook.cell('b')).toMatchObject({ state: 'blocked', after: 'a' });
    expect(notebook.cell('a')).toMatchObject({ state: 'stopped', lost: true });
  });

  test.each([
    ['an async function', 'const go = async () => { for (;;) { await 0; n++ } }; await go()'],
    [
      'for await',
      'async function* tick() { for (;;) yield 1 }; for await (const t of tick()) n += t',
    ],
    ['a generator', 'function* tick() { for (;;) yield 1 }; for (const t of tick()) n += t'],
    ['nested loops', 'for (;;) { for (let i = 0; i < 9; i++) { while (true) { await 0; n++ } } }'],
    ['a loop with its own break', 'while (true) { if (n < 0) break; await 0; n++ }'],
    ['two loops', 'for (;;) { await 0; n++ }\nfor (;;) { await 0; n++ }'],
  ])('keeps its values: %s', async (_, loop) => {
    const notebook = open({ a: `let n = 0; display(n)\n${loop}`, b: 'n > 0' });
    await stopEarly(notebook);
    expect(notebook.cell('a')).toMatchObject({ state: 'stopped', lost: false });
    await notebook.run('b');
    expect(notebook.cell('b').outputs).toMatchObject([{ root: { text: 'true' } }]);
  });

  test('keeps its values when the loop stands in a function of another cell', async () => {
    const notebook = open({
      f: 'async function train(step: () => void) { for (;;) { await 0; step() } }',
      a: 'let n = 0; display(n); await train(() => (n += 1))',
    });
    await stopEarly(notebook);
    expect(notebook.cell('a')).toMatchObject({ state: 'stopped', lost: false });
  });

  test.each([
    ['a loop in a sync function', 'const spin = () => { for (;;); }; for (;;) spin()'],
    ['a promise that never comes', 'await new Promise(() => {})'],
    [
      'endless microtasks',
      'const again = (): Promise<void> => Promise.resolve().then(again); await again()',
    ],
  ])('loses them, and says so: %s', async (_, code) => {
    const notebook = open({
      a: `let n = 0; display(n); await new Promise((r) => setTimeout(r, 30))\n${code}`,
      b: 'n',
    });
    await stopEarly(notebook);
    expect(notebook.cell('a')).toMatchObject({ state: 'stopped', lost: true });
    await notebook.run('b');
    expect(notebook.cell('b').state).toBe('blocked');
  });

  test('a loop that is slow to give way gets the time it needs', async () => {
    const slow = 'const until = Date.now() + 350; while (Date.now() < until);';
    const notebook = open({
      a: `let n = 0; display(n)\nfor (;;) { await 0; n++; (() => { ${slow} })() }`,
    });
    const run = notebook.run('a');
    await showing(notebook, 'a');
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    await notebook.stop();
    await run;
    expect(notebook.cell('a')).toMatchObject({ state: 'stopped', lost: false });
  });
});
