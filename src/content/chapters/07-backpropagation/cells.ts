import { adam, binaryCrossEntropyWithLogits, concat, manualSeed } from '#engine';
import { randn, sgd, tensor, zeros } from '#engine';
import type { Optimizer, Tensor } from '#engine';
import { display, gradcheck, plot, slider, steps } from '#notebook';

// #region example
const learn = { requiresGrad: true };
const x = tensor([[1, 0]]);
const t = tensor([[1]]);
const W1 = tensor(
  [
    [-0.4, 0.7, 0.8, 0.2],
    [0.9, 0.7, -0.5, -0.6],
  ],
  learn,
);
const b1 = tensor([-0.1, 0.4, -0.1, -0.1], learn);
const W2 = tensor([[-0.5], [-1], [0.6], [0.9]], learn);
const b2 = tensor([-0.2], learn);

const h = x.matmul(W1).add(b1).tanh();
const y = h.matmul(W2).add(b2).sigmoid();
const L = y.sub(t).square().mul(0.5).sum();

L.backward();
display(y, 'answer');
display(W1.grad, 'gradient of W1');
// #endregion

// #region blame
const rowOfB1 = b1.grad!.reshape([1, 4]);
const rowOfW2 = W2.grad!.transpose();
const sixteen = concat([W1.grad!, rowOfB1, rowOfW2]);
plot.heatmap(sixteen, {
  title: 'Which number is to blame?',
  rows: ['W1, x0', 'W1, x1', 'b1', 'W2'],
});
display(b2.grad, 'gradient of b2');

const blame = b2.grad!.abs().item();
const nextBlame = sixteen.abs().max().item();
// #endregion

// #region paths
const w = tensor(0.5, { requiresGrad: true });
const a = w.mul(2);
const p = a.mul(3);
const q = a.square();
const s = p.add(q);
const E = s.sub(2).square().mul(0.5);

const ds = s.item() - 2;
const throughP = ds * 3;
const throughQ = ds * 2 * a.item();
const dw = (throughP + throughQ) * 2;

E.backward();
display(dw, 'by hand');
display(w.grad, 'by backward()');
steps(E);
// #endregion

// #region by-hand
const one = tensor(1);
const slope2 = y.mul(one.sub(y));
const slope1 = one.sub(h.square());

const delta2 = y.sub(t).mul(slope2);
const dW2 = h.transpose().matmul(delta2);
const db2 = delta2.sum(0);

const delta1 = delta2.matmul(W2.transpose()).mul(slope1);
const dW1 = x.transpose().matmul(delta1);
const db1 = delta1.sum(0);

function lossOf([W1, b1, W2, b2]: Tensor[]) {
  const h = x.matmul(W1).add(b1).tanh();
  const y = h.matmul(W2).add(b2).sigmoid();
  return y.sub(t).square().mul(0.5).sum();
}

const byHand = { W1: dW1, b1: db1, W2: dW2, b2: db2 };
const again = () => lossOf([W1, b1, W2, b2]);
gradcheck(again, { W1, b1, W2, b2 }, byHand);
// #endregion

// #region cost
const parameters = [W1, b1, W2, b2];
let runs = 0;

function nudged(place: number, i: number, by: number) {
  const copies = parameters.map((each) => each.detach());
  copies[place].data[i] += by;
  runs += 1;
  return lossOf(copies).item();
}

let numbers = 0;
let apart = 0;
for (const [place, { size, grad }] of parameters.entries()) {
  for (let i = 0; i < size; i++) {
    const up = nudged(place, i, 0.01);
    const down = nudged(place, i, -0.01);
    const slope = (up - down) / 0.02;
    apart = Math.max(apart, Math.abs(slope - grad!.data[i]));
    numbers += 1;
  }
}

display(apart, 'largest difference');
[
  { method: 'nudging', forward: runs, backward: 0 },
  { method: 'backpropagation', forward: 1, backward: 1 },
];
// #endregion

// #region optimisers
const learningRate = slider('learning rate', {
  min: 0.05,
  max: 0.5,
  step: 0.05,
  value: 0.1,
});
const race = plot.line([], {
  title: 'Where do the same gradients lead?',
  x: 'step',
  y: 'L',
});

type Make = (weights: Tensor[]) => Optimizer;

function walk(name: string, make: Make) {
  const values = parameters.map((each) => each.toArray());
  const net = values.map((value) => tensor(value, learn));
  const bias = net[3];
  const optimiser = make(net);
  const seen = [];
  for (let step = 0; step < 40; step++) {
    const error = lossOf(net);
    optimiser.zeroGrad();
    error.backward();
    optimiser.step();
    seen.push(bias.grad!.item());
    race.push(step, { [name]: error.item() });
  }
  const [first, second, third] = seen;
  return { name, first, second, third };
}

const momentum = 0.9;
const gradients = [
  walk('SGD', (w) => sgd(w, { learningRate })),
  walk('Momentum', (w) => sgd(w, { learningRate, momentum })),
  walk('Adam', (w) => adam(w, { learningRate })),
];
display(gradients, 'the first gradients of b2');
// #endregion

// #region xor
const X = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const T = tensor([[0], [1], [1], [0]]);

display(concat([X, T], 1), 'two inputs and a label');
// #endregion

// #region train
const seed = 2;
const hidden = 4;

manualSeed(seed);
const V1 = randn([2, hidden], { std: 0.5, ...learn });
const c1 = zeros([hidden], learn);
const V2 = randn([hidden, 1], { std: 0.5, ...learn });
const c2 = zeros([1], learn);

function units(points: Tensor) {
  return points.sub(0.5).matmul(V1).add(c1).tanh();
}
function logits(points: Tensor) {
  return units(points).matmul(V2).add(c2);
}
const drawn = (points: Tensor) => logits(points).sigmoid();

const optimiser = sgd([V1, c1, V2, c2], {
  learningRate: 0.3,
  momentum: 0.9,
});
const curve = plot.line([], {
  title: 'Does the loss reach zero?',
  x: 'step',
  y: 'loss',
});
const picture = plot.surface(drawn, {
  title: 'What has the network drawn?',
  x: [-0.5, 1.5],
  y: [-0.5, 1.5],
  points: X,
  targets: T,
});

let loss = 0;
for (let step = 0; step < 300; step++) {
  const error = binaryCrossEntropyWithLogits(logits(X), T);
  optimiser.zeroGrad();
  error.backward();
  optimiser.step();

  loss = error.item();
  curve.push(step, loss);
  if (step % 10 === 9) picture.push(drawn);
}
// #endregion

// #region table
const answers = drawn(X);
const rows = [0, 1, 2, 3].map((row) => ({
  x0: X.data[2 * row],
  x1: X.data[2 * row + 1],
  label: T.data[row],
  answer: answers.data[row],
  rounded: Math.round(answers.data[row]),
}));
const right = rows.filter((row) => row.rounded === row.label);
const accuracy = right.length / rows.length;

display(accuracy, 'accuracy');
rows;
// #endregion

// #region hidden-units
plot.heatmap(units(X), {
  title: 'What do the hidden units say?',
  rows: ['0, 0', '0, 1', '1, 0', '1, 1'],
});
display(V2.transpose(), 'their weights to the answer');
// #endregion

// #region one-layer
const k = tensor([[-0.04], [-0.89]], learn);
const k0 = tensor([1.37], learn);
const single = sgd([k, k0], { learningRate: 0.4 });

let stuck = 0;
for (let step = 0; step < 1000; step++) {
  const z = X.matmul(k).add(k0);
  const error = binaryCrossEntropyWithLogits(z, T);
  single.zeroGrad();
  error.backward();
  single.step();
  stuck = error.item();
}

display(stuck, 'loss at the end');
display(X.matmul(k).add(k0).sigmoid(), 'answers');
// #endregion
