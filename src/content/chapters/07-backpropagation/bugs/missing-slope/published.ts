const x = [1, 2];
const v = [0.8, -0.6];
const t = [1, 0];
const w = tensor([0.5, -0.25], { requiresGrad: true });

const unit = (w: Tensor) => w.mul(tensor(x)).sum().sigmoid();
const error = () => unit(w).mul(tensor(v)).sub(tensor(t));
const loss = () => error().square().mul(0.5).sum();

function gradient(w: Tensor) {
  const a = unit(w).item();
  const dy = [a * v[0] - t[0], a * v[1] - t[1]];
  const da = dy[0] * v[0];
  return x.map((input) => da * input);
}

gradcheck(loss, { w }, { w: gradient(w) });
