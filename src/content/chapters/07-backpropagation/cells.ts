import { adam, binaryCrossEntropy, concat, manualSeed } from '#engine';
import { randn, sgd, tensor, zeros } from '#engine';
import { binaryCrossEntropyWithLogits } from '#engine';
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

// #region engine
class Scalar {
  grad = 0;

  constructor(
    readonly value: number,
    readonly inputs: Scalar[] = [],
    readonly back = (up: number): number[] => [],
  ) {}

  add(other: Scalar) {
    const sum = this.value + other.value;
    return new Scalar(sum, [this, other], (up) => [up, up]);
  }

  mul(other: Scalar) {
    const [u, v] = [this.value, other.value];
    const back = (up: number) => [up * v, up * u];
    return new Scalar(u * v, [this, other], back);
  }

  tanh() {
    const v = Math.tanh(this.value);
    return new Scalar(v, [this], (up) => [up * (1 - v * v)]);
  }

  sigmoid() {
    const v = 1 / (1 + Math.exp(-this.value));
    return new Scalar(v, [this], (up) => [up * v * (1 - v)]);
  }

  backward() {
    this.grad = 1;
    for (const result of inOrder(this).reverse()) {
      result.back(result.grad).forEach((part, i) => {
        result.inputs[i].grad += part;
      });
    }
  }
}

function inOrder(end: Scalar, found = new Set<Scalar>()) {
  if (!found.has(end)) {
    for (const input of end.inputs) inOrder(input, found);
    found.add(end);
  }
  return [...found];
}

function scalars(values: ArrayLike<number>) {
  return Array.from(values, (value) => new Scalar(value));
}

const given = [0.5, 2, 3, -2, 0.5];
const [start, two, three, minus2, half] = scalars(given);
const twoPaths = (v: Scalar) => v.mul(three).add(v.mul(v));

const gap = twoPaths(start.mul(two)).add(minus2);
gap.mul(gap).mul(half).backward();
display(start.grad, 'by these sixty lines');
display(w.grad, 'by backward()');
// #endregion

// #region same-network
const copies = parameters.map(({ data }) => scalars(data));
const [first, biases, second, [last]] = copies;
const [x0, x1, minusT] = scalars([1, 0, -1]);

let z = last;
for (let j = 0; j < 4; j++) {
  const seen = x0.mul(first[j]).add(x1.mul(first[j + 4]));
  z = z.add(seen.add(biases[j]).tanh().mul(second[j]));
}
const error = z.sigmoid().add(minusT);
error.mul(error).mul(half).backward();

function gradientOf(part: Scalar[], place: number) {
  const grads = tensor(part.map(({ grad }) => grad));
  return grads.reshape(parameters[place].shape);
}
const [gW1, gb1, gW2, gb2] = copies.map(gradientOf);
const byScalars = { W1: gW1, b1: gb1, W2: gW2, b2: gb2 };
gradcheck(again, { W1, b1, W2, b2 }, byScalars);
// #endregion

// #region careless
function careless(end: Scalar) {
  end.grad = 1;
  for (const result of inOrder(end).reverse()) {
    result.back(result.grad).forEach((part, i) => {
      result.inputs[i].grad = part;
    });
  }
}

const [fresh] = scalars([0.5]);
careless(twoPaths(fresh.mul(two)));
display(fresh.grad, 'with = in place of +=');
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
  for (let step = 0; step < 20; step++) {
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

// #region half-works
function learnt(complete: boolean) {
  let count = 0;
  for (let seed = 0; seed < 20; seed++) {
    manualSeed(seed);
    let [W1, b1] = [randn([2, 4]), zeros([4])];
    let [W2, b2] = [randn([4, 1]), zeros([1])];
    let y = T;
    for (let step = 0; step < 100; step++) {
      const h = X.matmul(W1).add(b1).tanh();
      y = h.matmul(W2).add(b2).sigmoid();
      const dz = y.sub(T).div(4);
      const dy = dz.div(y.mul(one.sub(y)));
      const dh = (complete ? dz : dy).matmul(W2.transpose());
      const du = dh.mul(one.sub(h.square()));
      W1 = W1.sub(X.transpose().matmul(du));
      b1 = b1.sub(du.sum(0));
      W2 = W2.sub(h.transpose().matmul(dz));
      b2 = b2.sub(dz.sum(0));
    }
    if (binaryCrossEntropy(y, T).item() < 0.2) count += 1;
  }
  return count;
}

display(learnt(true), 'learnt, of 20, with every slope');
display(learnt(false), 'learnt, of 20, without that slope');
// #endregion
