// A cell that awaits model.fit(…): it draws while it runs, says how far it is, and ends early with its weights.
import { expect, test } from 'vitest';
import { deaf, open, showing, shown } from './notebook-under-test.ts';

const data = `const x = linspace(-1, 1, 64).reshape([64, 1])
const net = sequential([input({ shape: [1] }), layers.dense({ units: 1, kernelInitializer: 'zeros' })])
net.compile({ optimizer: { name: 'sgd', learningRate: 0.001 }, loss: 'mse' })`;

const endless = `${data}
const curve = plot.line([])
const report = await net.fit(x, x.mul(3), {
  epochs: 1_000_000, batchSize: 8,
  callbacks: { onEpochEnd: (epoch, logs) => curve.push(epoch, logs.loss) },
})
const after = await net.predict(x)`;

test('a model and its summary are shown as they should be', async () => {
  const notebook = open({ a: data, b: 'display(`${net.summary()}`); net.summary()' });
  await notebook.run('b');
  expect(notebook.cell('a').outputs).toEqual([]);
  expect(notebook.cell('b').outputs).toMatchObject([
    { kind: 'text', text: expect.stringContaining('dense1  dense  [batch, 1]           2') },
    { kind: 'table', columns: ['layer', 'kind', 'output', 'parameters'] },
  ]);
});

test('draws while it is fitted', async () => {
  const notebook = open({ a: endless });
  const run = notebook.run('a');
  await showing(notebook, 'a');
  const points = () => {
    const [output] = notebook.cell('a').outputs;
    return output?.kind === 'line' ? (output.series[0]?.x.length ?? 0) : 0;
  };
  await expect.poll(points).toBeGreaterThan(5);
  await notebook.stop();
  await run;
});

test('stopped, fit keeps its weights and its history, and the rest of the cell runs', async () => {
  const notebook = open({
    a: endless,
    b: '[report.stopped, report.history.loss.length === report.epoch.length, report.epoch.length > 0]',
    c: 'display(net.parameters[0]!.item() > 0); after.shape[0]',
  });
  const run = notebook.run('a');
  await showing(notebook, 'a');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const began = performance.now();
  await notebook.stop();
  await run;
  expect(performance.now() - began).toBeLessThan(350);
  expect(notebook.cell('a')).toMatchObject({ state: 'stopped', lost: false });
  await notebook.run('b');
  await notebook.run('c');
  expect(notebook.cell('b').outputs).toMatchObject([{ root: { text: '[true, true, true]' } }]);
  expect(shown(notebook, 'c').at(-1)).toBe(64);
});

test('stopped, its model is still there when another cell has cost the worker', async () => {
  const notebook = open({ a: endless, b: 'net.parameters[0]', c: deaf });
  const stopEarly = async (name: string) => {
    const run = notebook.run(name);
    await showing(notebook, name);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await notebook.stop(name);
    await run;
  };
  await stopEarly('a');
  await notebook.run('b');
  const before = shown(notebook, 'b');
  await stopEarly('c');
  expect(notebook.cell('c')).toMatchObject({ state: 'stopped', lost: true });
  notebook.ran.length = 0;
  await notebook.run('b');
  expect([shown(notebook, 'b'), notebook.ran]).toEqual([before, ['b']]);
});

test('says how far it is', async () => {
  const notebook = open({ a: `${data}\nawait net.fit(x, x, { epochs: 20_000, batchSize: 8 })\n1` });
  const seen = new Set<number>();
  const timer = setInterval(() => seen.add(notebook.cell('a').progress ?? 0), 20);
  const run = notebook.run('a');
  await expect.poll(() => Math.max(0, ...seen), { timeout: 5_000 }).toBeGreaterThan(0.02);
  await notebook.stop();
  await run;
  clearInterval(timer);
  expect([...seen]).toEqual([...seen].toSorted((one, other) => one - other));
});

test('nobody waits for it: the worker still hears', async () => {
  const notebook = open({ a: `${endless.replace('await net.fit', 'net.fit')}`, b: '1 + 1' });
  await notebook.run('a');
  await notebook.run('b');
  expect(shown(notebook, 'b')).toEqual([2]);
});
