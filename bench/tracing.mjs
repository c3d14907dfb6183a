// What it costs a training cell that any of its backward passes could be stepped through: the same cell with the
// notebook's tracer and without, interleaved. `npm run bench -- tracing.mjs`; 1.03 is the limit.
import { createNodeRunner } from '../src/notebook/node-runner.ts';
import { createNotebook } from '../src/notebook/notebook.ts';
import { buildWorkerText } from '../src/notebook/worker-text.ts';

const pairs = 41;

const cells = {
  'XOR 2-8-1, 10 000 steps of Adam': `
const X = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]), Y = tensor([[0], [1], [1], [0]]);
const W1 = randn([2, 8], { seed: 1, requiresGrad: true }), b1 = zeros([8], { requiresGrad: true });
const W2 = randn([8, 1], { seed: 2, requiresGrad: true }), b2 = zeros([1], { requiresGrad: true });
const optimizer = adam([W1, b1, W2, b2], { learningRate: 0.01 });
for (let step = 0; step < 10_000; step++) {
  const h = X.matmul(W1).add(b1).tanh();
  const loss = h.matmul(W2).add(b2).sigmoid().sub(Y).square().mean();
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
}`,
  'a function 64-128-10, 200 steps of SGD': `
const X = randn([64, 64], { seed: 1 }), Y = randn([64, 10], { seed: 2 });
const W1 = randn([64, 128], { seed: 3, requiresGrad: true }), b1 = zeros([128], { requiresGrad: true });
const W2 = randn([128, 10], { seed: 4, requiresGrad: true }), b2 = zeros([10], { requiresGrad: true });
const model = (x) => x.matmul(W1).add(b1).relu().matmul(W2).add(b2);
const optimizer = sgd([W1, b1, W2, b2], { learningRate: 0.01 });
for (let step = 0; step < 200; step++) {
  const loss = model(X).sub(Y).square().mean();
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
}`,
  'layers 64-128-10, fitted for 20 epochs': `
const X = randn([256, 64], { seed: 1 }), Y = randn([256, 10], { seed: 2 });
const net = sequential([layers.dense({ units: 128, activation: 'relu' }), layers.dense({ units: 10 })]);
net.compile({ optimizer: sgd, loss: 'meanSquaredError' });
await net.fit(X, Y, { epochs: 20, batchSize: 64 });`,
};

const runner = createNodeRunner((await buildWorkerText()).text);
console.log('cell'.padEnd(42), 'ms'.padStart(8), 'ratio'.padStart(8), 'middle half'.padStart(16));
for (const [name, body] of Object.entries(cells)) {
  const ratios = [];
  const times = [];
  for (let pair = -3; pair < pairs; pair++) {
    const untracedFirst = pair % 2 === 0;
    const first = await timed(body, !untracedFirst);
    const second = await timed(body, untracedFirst);
    const [traced, untraced] = untracedFirst ? [second, first] : [first, second];
    if (pair < 0) continue;
    ratios.push(traced / untraced);
    times.push(untraced);
  }
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share).toFixed(3));
  const ms = quantile(times, 0.5).toFixed(1);
  console.log(name.padEnd(42), ms.padStart(8), middle.padStart(8), `${low} – ${high}`.padStart(16));
}
await runner.dispose();

/** Milliseconds of processor time in one run; without the tracer the cell takes it away at its start. */
async function timed(body, traced) {
  const head = `import { setTracer } from '#engine';\n${traced ? '' : 'setTracer(null);'}`;
  const notebook = createNotebook({ cells: [{ name: 'cell', source: head + body }], runner });
  const began = process.cpuUsage();
  await notebook.run('cell');
  const { error } = notebook.cell('cell');
  if (error !== null) throw new Error(error.message);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}

function quantile(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.round(share * (sorted.length - 1))];
}
