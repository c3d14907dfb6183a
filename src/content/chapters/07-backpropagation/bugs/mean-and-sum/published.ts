const inputs = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
const labels = tensor([[0], [0], [0], [1]]);
const w = tensor([[0.3], [-0.2]], { requiresGrad: true });
const b = tensor([0.1], { requiresGrad: true });

function loss(inputs: Tensor, labels: Tensor) {
  const z = inputs.matmul(w).add(b);
  return z.softplus().sub(z.mul(labels)).mean();
}

function gradient(inputs: Tensor, labels: Tensor) {
  const z = inputs.matmul(w).add(b);
  const dz = z.sigmoid().sub(labels);
  const dw = inputs.transpose().matmul(dz);
  return { w: dw, b: dz.sum(0) };
}

const batchLoss = () => loss(inputs, labels);
gradcheck(batchLoss, { w, b }, gradient(inputs, labels));
