const inputs = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
const labels = tensor([[0], [1], [1], [0]]);
const U = tensor([[0.6, -0.9, 0.3], [-0.4, 0.7, 1.1]], { requiresGrad: true });
const v = tensor([[0.8], [-1.2], [0.5]], { requiresGrad: true });

const units = () => inputs.matmul(U).tanh();
const answer = () => units().matmul(v).sigmoid();

function loss() {
  return answer().sub(labels).square().mean();
}

function gradient() {
  const y = answer();
  const dz = y.sub(labels).mul(y).mul(tensor(1).sub(y)).mul(2).div(4);
  const du = dz.matmul(v.transpose()).mul(tensor(1).sub(units().square()));
  return { U: inputs.transpose().matmul(du), v: units().transpose().matmul(dz) };
}

gradcheck(loss, { U, v }, gradient());
