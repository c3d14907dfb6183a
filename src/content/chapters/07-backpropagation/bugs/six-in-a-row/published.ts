const X = tensor([[0, 0, 1, 1], [0, 1, 0, 1]]);
const T = tensor([[0, 1, 1, 0]]);
const learn = { requiresGrad: true };
const W1 = randn([4, 2], learn);
const b1 = zeros([4, 1], learn);
const W2 = randn([1, 4], learn);
const b2 = zeros([1, 1], learn);

function forward(X: Tensor) {
  const A1 = W1.matmul(X).add(b1).sigmoid();
  const A2 = W2.matmul(A1).add(b2).sigmoid();
  return A2;
}

function backward(X: Tensor, T: Tensor, A2: Tensor) {
  const m = X.shape[0];
  const dZ2 = A2.sub(T);
  const dW2 = A1.transpose().matmul(dZ2).div(m);
  const db2 = dZ2.sum(0, { keepdims: true }).div(m);
  const slope = A1.mul(tensor(1).sub(A1));
  const dA1 = W2.transpose().matmul(dZ2).mul(slope);
  const dZ1 = dA1.mul(W1);
  const dW1 = X.matmul(dZ1).div(m);
  const db1 = dZ1.sum(0, { keepdims: true }).div(m);
  return { W1: dW1, b1: db1, W2: dW2, b2: db2 };
}

function gradients(X: Tensor, T: Tensor) {
  const A2 = forward(X);
  return backward(X, T, A2);
}

for (let step = 0; step < 500; step++) {
  const d = gradients(X, T);
  W1.assign(W1.sub(d.W1));
  b1.assign(b1.sub(d.b1));
  W2.assign(W2.sub(d.W2));
  b2.assign(b2.sub(d.b2));
}

const loss = () => binaryCrossEntropy(forward(X), T);
display(loss(), 'loss');
gradcheck(loss, { W1, b1, W2, b2 }, gradients(X, T));
