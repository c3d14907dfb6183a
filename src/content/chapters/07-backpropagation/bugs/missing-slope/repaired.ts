const x = [1, 2];
const v = [0.8, -0.6];
const t = [1, 0];
const w = tensor([0.5, -0.25], { requiresGrad: true });

function gradient(w: number[]) {
  const z = w[0] * x[0] + w[1] * x[1];
  const a = tensor(z).sigmoid().item();
  const dy = [a * v[0] - t[0], a * v[1] - t[1]];
  const da = dy[0] * v[0] + dy[1] * v[1];
  const dz = da * a * (1 - a);
  return x.map((input) => dz * input);
}

function loss() {
  const a = w.mul(tensor(x)).sum().sigmoid();
  const error = a.mul(tensor(v)).sub(tensor(t));
  return error.square().mul(0.5).sum();
}
gradcheck(loss, { w }, { w: gradient([...w.data]) });
