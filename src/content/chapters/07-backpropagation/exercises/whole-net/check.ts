const table = {
  X: tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]),
  T: tensor([[0], [1], [1], [0]]),
};
const start = [
  tensor([
    [-0.238, 0.712, 0.248, 0.787],
    [-1.422, 1.003, -0.182, -0.657],
  ]),
  tensor([-0.068, -0.247, 0.116, -0.233]),
  tensor([[-0.304], [-0.652], [-0.379], [-0.636]]),
  tensor([0.089]),
];
const fromPyTorch = {
  W1: [
    0.04002415, 0.07013933, 0.01196281, 0.00519152, 0.00150446, 0.0242256, -0.00363174, -0.03919216,
  ],
  b1: [0.00082326, 0.01756773, -0.0060112, -0.05284472],
  W2: [0.02162503, -0.067539, -0.01173203, -0.05497066],
  b2: [0.00169601],
};
type Name = keyof typeof fromPyTorch;

const found = gradients(table.X, table.T, start);
const furthest = (name: Name, values: readonly number[]) =>
  Math.max(...values.map((value, i) => Math.abs(found[name].data[i] - value)));
const is = (name: Name, values: readonly number[]) =>
  found[name].size === values.length && furthest(name, values) < 1e-5;

function variant(change: { scale?: number; sigmoidSlope?: boolean; tanhSlope?: boolean }) {
  const { scale = 0.25, sigmoidSlope = false, tanhSlope = true } = change;
  const [W1, b1, W2, b2] = start;
  const h = table.X.matmul(W1).add(b1).tanh();
  const y = h.matmul(W2).add(b2).sigmoid();
  const error = y.sub(table.T).mul(scale);
  const d2 = sigmoidSlope ? error.mul(y).mul(tensor(1).sub(y)) : error;
  const back = d2.matmul(W2.transpose());
  const d1 = tanhSlope ? back.mul(tensor(1).sub(h.square())) : back;
  return { W1: [...table.X.transpose().matmul(d1).data], W2: [...h.transpose().matmul(d2).data] };
}

function reasonFor(layer: 'W1' | 'W2', bias: 'b1' | 'b2') {
  const sizes = [layer, bias].every(
    (name) => found[name as Name].size === fromPyTorch[name as Name].length,
  );
  if (!sizes) return 'shape';
  if (found[layer].data.every((value) => value === 0)) return 'zero';
  if (is(layer, fromPyTorch[layer])) return 'bias';
  if (is(layer, variant({ scale: 1 })[layer])) return 'sum';
  if (is(layer, variant({ scale: -0.25 })[layer])) return 'sign';
  if (is(layer, variant({ sigmoidSlope: true })[layer])) return 'sigmoid-slope';
  if (is(layer, variant({ tanhSlope: false })[layer])) return 'tanh-slope';
  return 'differs';
}

function judgeLayer(id: string, layer: 'W1' | 'W2', bias: 'b1' | 'b2') {
  const passed = is(layer, fromPyTorch[layer]) && is(bias, fromPyTorch[bias]);
  const measured = { yours: found[layer].data[0], right: fromPyTorch[layer][0] };
  return passed
    ? { id, passed, measured }
    : { id, passed, reason: reasonFor(layer, bias), measured };
}

function judgeTraining() {
  const id = 'trains';
  const wrongSize = start.some(
    (parameter, place) => Object.values(found)[place].size !== parameter.size,
  );
  if (wrongSize) return { id, passed: false, reason: 'shape' };
  let [W1, b1, W2, b2] = start;
  for (let step = 0; step < 1500; step++) {
    const d = gradients(table.X, table.T, [W1, b1, W2, b2]);
    [W1, b1, W2, b2] = [W1.sub(d.W1), b1.sub(d.b1), W2.sub(d.W2), b2.sub(d.b2)];
  }
  const z = table.X.matmul(W1).add(b1).tanh().matmul(W2).add(b2);
  const loss = binaryCrossEntropyWithLogits(z, table.T).item();
  const passed = loss < 0.01;
  return passed
    ? { id, passed, measured: { loss } }
    : { id, passed, reason: 'not-trained', measured: { loss } };
}

[judgeLayer('output', 'W2', 'b2'), judgeLayer('hidden', 'W1', 'b1'), judgeTraining()];
