function gradients(X: Tensor, T: Tensor, net: Tensor[]) {
  const [W1, b1, W2, b2] = net;
  const h = X.matmul(W1).add(b1).tanh();
  const y = h.matmul(W2).add(b2).sigmoid();

  const delta2 = y.sub(T).div(X.shape[0]);
  const slope1 = tensor(1).sub(h.square());
  const delta1 = delta2.matmul(W2.transpose()).mul(slope1);
  return {
    W1: X.transpose().matmul(delta1),
    b1: delta1.sum(0),
    W2: h.transpose().matmul(delta2),
    b2: delta2.sum(0),
  };
}
