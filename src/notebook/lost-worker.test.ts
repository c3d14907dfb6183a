import { describe, expect, test } from 'vitest';
import { createNotebook } from './notebook.ts';
import { deaf, open, openRunner, showing, shown, states } from './notebook-under-test.ts';
import type { Runner } from './runner.ts';

describe('a worker that is lost', () => {
  /** A runner whose worker is taken away on request, as when its process dies. */
  function fragile(): { runner: Runner; lose: () => void } {
    const inner = openRunner();
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

describe('a worker that says nothing', () => {
  /** A runner whose messages can be held back, as when its worker has closed itself. */
  function mute() {
    const inner = openRunner();
    let isMute = false;
    const { start, listen, watch, dispose } = inner;
    const send: Runner['send'] = (message) => {
      if (!isMute) inner.send(message);
    };
    const replace = () => {
      isMute = false;
      return inner.replace();
    };
    const runner = { status: inner.status, start, send, replace, listen, watch, dispose };
    return { runner, silence: () => (isMute = true) };
  }

  test('is replaced before the next run, which has its values within a second', async () => {
    const { runner, silence } = mute();
    const cells = [
      { name: 'a', source: 'const x = 20' },
      { name: 'b', source: 'x + 1' },
    ];
    const notebook = createNotebook({ cells, runner });
    await notebook.runAll();
    silence();
    const began = performance.now();
    await notebook.run('b');
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(shown(notebook, 'b')).toEqual([21]);
  });

  test('while it runs is busy: the page is told, and stopping works', async () => {
    const notebook = open({ a: deaf });
    const run = notebook.run('a');
    await new Promise<void>((resolve) => {
      const stop = notebook.subscribe(() => {
        if (!notebook.cell('a').deaf) return;
        stop();
        resolve();
      });
    });
    await notebook.stop();
    await run;
    expect(notebook.cell('a')).toMatchObject({ state: 'stopped', deaf: false });
  });

  test('left busy by a timer is replaced before the next run', async () => {
    const notebook = open({ a: 'setTimeout(() => { for (;;); }, 0); 1', b: '6 * 7' });
    await notebook.run('a');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await notebook.run('b');
    expect(shown(notebook, 'b')).toEqual([42]);
  });
});
