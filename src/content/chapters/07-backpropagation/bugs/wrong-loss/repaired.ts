const inputs = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const labels = tensor([[0], [1], [1], [0]]);
const learn = { requiresGrad: true };
const U = tensor(
  [
    [0.6, -0.9],
    [-0.4, 0.7],
  ],
  learn,
);
const v = tensor([[0.8], [-1.2]], learn);

const units = () => inputs.matmul(U).tanh();
const answer = () => units().matmul(v).sigmoid();
const loss = () => answer().sub(labels).square().mean();

function gradient() {
  const y = answer();
  const sigmoidSlope = y.mul(tensor(1).sub(y));
  const dz = y.sub(labels).mul(sigmoidSlope).mul(2).div(4);
  const slope = tensor(1).sub(units().square());
  const du = dz.matmul(v.transpose()).mul(slope);
  const dv = units().transpose().matmul(dz);
  return { U: inputs.transpose().matmul(du), v: dv };
}

gradcheck(loss, { U, v }, gradient());
