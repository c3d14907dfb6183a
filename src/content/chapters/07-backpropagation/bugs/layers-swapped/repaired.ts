const X = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const Y = tensor([
  [0, 1, 1, 0],
  [0, 0, 0, 1],
]);
const learn = { requiresGrad: true };
const theta1 = randn([3, 2], learn);
const theta2 = randn([2, 3], learn);
const bias1 = randn([3, 1], learn);
const bias2 = randn([2, 1], learn);

function backward(X: Tensor, Y: Tensor, m: number) {
  const one = tensor(1);
  const XT = X.transpose();
  const z1 = theta1.matmul(XT).add(bias1);
  const a1 = z1.tanh();
  const z2 = theta2.matmul(a1).add(bias2);
  const a2 = z2.sigmoid();
  const dZ2 = a2.sub(Y);
  const dA1 = theta2.transpose().matmul(dZ2);
  const dZ1 = dA1.mul(one.sub(a1.square()));
  const dTheta2 = dZ2.matmul(a1.transpose()).div(m);
  const dTheta1 = dZ1.matmul(X).div(m);
  const dBias2 = dZ2.sum(1, { keepdims: true }).div(m);
  const dBias1 = dZ1.sum(1, { keepdims: true }).div(m);
  return { theta1: dTheta1, theta2: dTheta2, bias1: dBias1, bias2: dBias2 };
}

const found = backward(X, Y, 4);

function loss() {
  const z1 = theta1.matmul(X.transpose()).add(bias1);
  const z2 = theta2.matmul(z1.tanh()).add(bias2);
  const mean = binaryCrossEntropy(z2.sigmoid(), Y);
  return mean.mul(2); // two outputs
}
gradcheck(loss, { theta1, theta2, bias1, bias2 }, found);
