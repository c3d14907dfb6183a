const X = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
const Y = tensor([[0, 1, 1, 0], [0, 0, 0, 1]]);
const learn = { requiresGrad: true };
const theta1 = randn([3, 2], learn);
const theta2 = randn([2, 3], learn);

function backward(X: Tensor, Y: Tensor, m: number) {
  const one = tensor(1);
  const XT = X.transpose();
  const z2 = theta2.matmul(theta1.matmul(XT).add(bias2));
  const a2 = Math.sigmoid(z2);
  const z1 = theta1.matmul(XT).add(bias1);
  const a1 = z1.tanh();
  const dA1 = a2.mul(one.sub(a1)).mul(Y.sub(a2));
  const dZ1 = theta2.transpose().matmul(dA1);
  const dA2 = dZ1.mul(one.sub(a2.square()));
  const dTheta2 = dA2.matmul(XT).div(m);
  const dTheta1 = dA1.matmul(XT).div(m);
  return { theta1: dTheta1, theta2: dTheta2 };
}

const found = backward(X, Y, 4);

function loss() {
  const z1 = theta1.matmul(X.transpose()).add(bias1);
  const z2 = theta2.matmul(z1.tanh()).add(bias2);
  const mean = binaryCrossEntropy(z2.sigmoid(), Y);
  return mean.mul(2); // two outputs
}
gradcheck(loss, { theta1, theta2, bias1, bias2 }, found);
