import { adam, binaryCrossEntropyWithLogits, concat, full, linspace } from '#engine';
import { manualSeed, ones, randn, sgd, tanh, tensor, uniform, zeros } from '#engine';
import type { Tensor } from '#engine';
import { display, plot, select, slider, steps } from '#notebook';

// #region collapse
const learn = { requiresGrad: true };
const x = tensor(
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  learn,
);
const W1 = tensor([
  [1, -0.5, 2, -1],
  [0.5, 1, -1, -0.5],
]);
const b1 = tensor([0.5, -1, 0.25, 1]);
const W2 = tensor([[2], [-1], [0.5], [1]]);
const b2 = tensor([-0.5]);

const two = x.matmul(W1).add(b1).matmul(W2).add(b2);

const W = W1.matmul(W2);
const b = b1.matmul(W2).add(b2);
const one = x.matmul(W).add(b);

const apart = two.sub(one).abs().max();
display(apart, 'largest difference');

two.sum().backward();
display(x.grad, 'slope at the four points');
display(W.transpose(), 'W, as a row');
// #endregion

// #region arcs
manualSeed(8);
const low = -1;
const s = uniform([24, 1], { low });
const t = uniform([24, 1], { low });
const upper = [s.sub(0.5), s.square().mul(-1.5).add(1)];
const lower = [t.add(0.5), t.square().mul(1.5).sub(0.5)];
const arcs = [concat(upper, 1), concat(lower, 1)];

const noise = randn([48, 2], { std: 0.06 });
const X = concat(arcs).add(noise);
const T = concat([ones([24, 1]), zeros([24, 1])]);
const groups = {
  'class 1': X.slice([0, 24]),
  'class 0': X.slice([24, 48]),
};
plot.scatter(groups, {
  title: 'Which line keeps the arcs apart?',
  x: 'x₀',
  y: 'x₁',
});
// #endregion

// #region bend
type Bend = (z: Tensor) => Tensor;
type Watch = (step: number, loss: number) => void;

function fresh(seed: number) {
  manualSeed(seed);
  const std = 0.7;
  const V1 = randn([2, 8], { std, ...learn });
  const V2 = randn([8, 1], { std, ...learn });
  return [V1, zeros([8], learn), V2, zeros([1], learn)];
}

function learnt(bend: Bend, net = fresh(2), watch?: Watch) {
  const [V1, c1, V2, c2] = net;
  const units = (p: Tensor) => bend(p.matmul(V1).add(c1));
  const logits = (p: Tensor) => units(p).matmul(V2).add(c2);
  const optimiser = adam(net, { learningRate: 0.05 });
  let loss = 0;
  for (let step = 0; step < 150; step++) {
    const error = binaryCrossEntropyWithLogits(logits(X), T);
    optimiser.zeroGrad();
    error.backward();
    optimiser.step();
    loss = error.item();
    watch?.(step, loss);
  }
  const largest = units(X).max().item();
  const draw = (p: Tensor) => logits(p).sigmoid();
  return { loss, largest, draw, V1 };
}

const bends = {
  nothing: (z: Tensor) => z,
  clamp: (z: Tensor) => z.clamp(-1000, 1000),
  tanh: (z: Tensor) => z.tanh(),
  ReLU: (z: Tensor) => z.relu(),
};
const options = ['nothing', 'clamp', 'tanh', 'ReLU'] as const;
const between = select('between the layers', options);
plot.surface(learnt(bends[between]).draw, {
  title: 'What can two layers draw?',
  x: [-2, 2],
  y: [-1, 1.5],
  points: X,
  targets: T,
});
// #endregion

// #region limits
const ofThousand = tensor(1000).relu();
display(ofThousand, 'ReLU of 1000');

const rows = Object.entries(bends).map(([between, bend]) => {
  const { largest, loss } = learnt(bend);
  return { between, largest, loss };
});
const straight = rows[0].loss;
const bent = rows[3].loss;
rows;
// #endregion

// #region sigmoid
const sigma = (z: Tensor) => z.sigmoid();
plot.fn(sigma, {
  title: 'How steep is the sigmoid?',
  x: [-8, 8],
  derivative: true,
  xLabel: 'z',
});

const grid = linspace(-8, 8, 161, learn);
sigma(grid).sum().backward();
const steepest = grid.grad!.max();
display(steepest, 'steepest slope');
// #endregion

// #region saturated
const w = tensor(4, learn);
const z = w.mul(2);
const a = z.sigmoid();
const L = a.square().mul(0.5);

L.backward();
const slope = a.item() * (1 - a.item());
const dw = w.grad!.item();
display(a, 'answer');
display(w.grad, 'gradient of w');
steps(L);
// #endregion

// #region tanh
const stretched = (z: Tensor) => sigma(z.mul(2)).mul(2).sub(1);
const pair = { tanh, sigmoid: sigma };
plot.fn(pair, { title: 'Where is the middle?', xLabel: 'z' });

const gap = tanh(grid).sub(stretched(grid)).abs().max();
display(gap, 'largest difference');
// #endregion

// #region units
const unit = select('unit', ['centimetres', 'metres']);
const centimetres = tensor([152, 161, 170, 178, 194]);
const heights = centimetres.div(unit === 'metres' ? 100 : 1);
const squashed = heights.tanh();

const centred = heights.sub(heights.mean());
const spread = centred.square().mean().sqrt();
const standard = centred.div(spread);

[0, 1, 2, 3, 4].map((row) => ({
  height: heights.data[row],
  tanh: squashed.data[row],
  standardised: standard.data[row],
}));
// #endregion

// #region family
const family = {
  ReLU: (z: Tensor) => z.relu(),
  'leaky ReLU': (z: Tensor) => z.leakyRelu(0.1),
  ELU: (z: Tensor) => z.elu(),
  softplus: (z: Tensor) => z.softplus(),
  SiLU: (z: Tensor) => z.silu(),
  GELU: (z: Tensor) => z.gelu(),
};
type Member = keyof typeof family;
const members = Object.keys(family) as Member[];
const member = select('activation', members);
plot.fn(family[member], {
  title: 'What does it do to z?',
  derivative: true,
  y: [-1.2, 5],
  xLabel: 'z',
});
// #endregion

// #region deep
function gradientSizes(bend: Bend, gain: number, seed = 1) {
  manualSeed(seed);
  const std = gain / Math.sqrt(32);
  const layer = () => randn([32, 32], { std, ...learn });
  const layers = Array.from({ length: 20 }, layer);
  let h = randn([64, 32]);
  for (const weights of layers) h = bend(h.matmul(weights));
  h.square().mean().backward();
  const size = (g: Tensor) => g.square().mean().sqrt().item();
  return layers.map(({ grad }) => size(grad!));
}

const sizes = {
  sigmoid: gradientSizes(sigma, 1),
  tanh: gradientSizes(tanh, 1),
  ReLU: gradientSizes(family.ReLU, Math.SQRT2),
};
plot.line(sizes, {
  title: 'How large is the gradient in each layer?',
  x: 'layer',
  y: { label: 'gradient', scale: 'log' },
});

const ratio = (size: number[]) => size[0] / size[19];
const ofSigmoid = ratio(sizes.sigmoid);
const ofTanh = ratio(sizes.tanh);
const ofReLU = ratio(sizes.ReLU);
// #endregion

// #region dead
const learningRate = slider('learning rate', {
  min: 0.5,
  max: 4,
  step: 0.5,
  value: 4,
});

function survive(bend: Bend, shift: number) {
  manualSeed(1);
  const positive = uniform([100, 4]);
  const first = positive.slice(null, [0, 2]);
  const wanted = first.sum(1, { keepdims: true }).greater(1);
  const inputs = positive.sub(shift);
  const U = randn([4, 20], { std: 0.7, ...learn });
  const c = zeros([20], learn);
  const v = randn([20, 1], { std: 0.3, ...learn });
  const c0 = zeros([1], learn);
  const optimiser = sgd([U, c, v, c0], { learningRate });
  let loss = 0;
  for (let step = 0; step < 100; step++) {
    const h = bend(inputs.matmul(U).add(c));
    const answers = h.matmul(v).add(c0);
    const error = binaryCrossEntropyWithLogits(answers, wanted);
    optimiser.zeroGrad();
    error.backward();
    optimiser.step();
    loss = error.item();
  }
  const alive = U.grad!.abs().sum(0).greater(0).sum().item();
  return { dead: 20 - alive, loss };
}

const killed = survive(family.ReLU, 0);
const dead = killed.dead;
[
  { units: 'ReLU', ...killed },
  { units: 'ReLU, centred', ...survive(family.ReLU, 0.5) },
  { units: 'leaky ReLU', ...survive(family['leaky ReLU'], 0) },
];
// #endregion

// #region equal
const half = 0.5;
const equal = [
  full([2, 8], half, learn),
  zeros([8], learn),
  full([8, 1], half, learn),
  zeros([1], learn),
];
const fromEqual = learnt(bends.tanh, equal);
const fromRandom = learnt(bends.tanh);
plot.heatmap(concat([fromEqual.V1, fromRandom.V1]), {
  title: 'Do the hidden units part?',
  rows: ['equal, x₀', 'equal, x₁', 'random, x₀', 'random, x₁'],
});
const stuck = fromEqual.loss;
// #endregion

// #region compare manual 3s
const { ReLU, GELU } = family;
const candidates = { sigmoid: sigma, tanh, ReLU, GELU };
const race = plot.line([], {
  title: 'Who learns the arcs?',
  x: 'step',
  y: 'loss',
});
const ranking = [];
for (const [name, bend] of Object.entries(candidates)) {
  learnt(bend, fresh(2), (step, loss) => {
    if (step % 10 === 9) race.push(step + 1, { [name]: loss });
  });
  const ends: Record<string, number> = {};
  for (let seed = 1; seed <= 5; seed++) {
    ends[`start ${seed}`] = learnt(bend, fresh(seed)).loss;
  }
  ranking.push({ between: name, ...ends });
}
ranking;
// #endregion

// #region softmax
const temperature = slider('temperature', {
  min: 0.25,
  max: 4,
  step: 0.25,
  value: 1,
});
const scores = tensor([2, 1, -1]);
const shares = scores.div(temperature).softmax();
const [cat, dog, bird] = shares.data;
const named = { cat, dog, bird };
plot.bars(named, { title: 'How sure is the answer?' });
display(shares.sum(), 'sum');
// #endregion

// #region shifted
const high = scores.add(1000);
const powers = high.exp();
display(powers.div(powers.sum()), 'as the formula stands');
display(high.softmax(), 'largest score subtracted first');
// #endregion
