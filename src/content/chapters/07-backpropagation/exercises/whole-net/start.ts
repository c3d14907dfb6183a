function gradients(X: Tensor, T: Tensor, net: Tensor[]) {
  const [W1, b1, W2, b2] = net;
  const h = X.matmul(W1).add(b1).tanh();
  const y = h.matmul(W2).add(b2).sigmoid();

  return {
    W1: zeros(W1.shape),
    b1: zeros(b1.shape),
    W2: zeros(W2.shape),
    b2: zeros(b2.shape),
  };
}
