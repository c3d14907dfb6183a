const W = [
  [1, -1, 2],
  [1, 0, -1],
  [-1, 2, 1],
];
const h = tensor([[0.2, -0.5, 1]], { requiresGrad: true });
const t = tensor([[0.5, 0, -0.5]]);

const layer = () => h.matmul(tensor(W)).tanh();
const loss = () => layer().sub(t).square().mul(0.5).sum();

function back(da: number[], W: number[][], a: number[]) {
  const dh = [0, 0, 0];
  for (let j = 0; j < 3; j++) {
    for (let i = 0; i < 3; i++) {
      dh[j] += W[j][i] * (1 - a[i] ** 2) * da[i];
    }
  }
  return dh;
}

const a = [...layer().data];
const da = [...layer().sub(t).data];
gradcheck(loss, { h }, { h: [back(da, W, a)] });
