function gradientFrom(dz: Tensor) {
  const du = dz.matmul(v.transpose()).mul(tensor(1).sub(units().square()));
  return [...inputs.transpose().matmul(du).data, ...units().transpose().matmul(dz).data];
}

const y = answer();
const n = labels.size;
const error = y.sub(labels);
const slope = y.mul(tensor(1).sub(y));
const losses = {
  squared: {
    value: error.square().sum().item(),
    gradient: gradientFrom(error.mul(slope).mul(2)),
  },
  entropy: {
    value: binaryCrossEntropy(y, labels).item() * n,
    gradient: gradientFrom(error),
  },
};

const found = [...gradient().U.data, ...gradient().v.data];
const ratioTo = (values: number[]) => {
  const ratio = found[0] / values[0];
  const constant = values.every((value, i) => Math.abs(found[i] - ratio * value) < 1e-5);
  return constant ? ratio : NaN;
};
const near = (number: number, value: number) => Math.abs(number - value) < 1e-3;

function judge() {
  const id = 'match';
  const shown = loss().item();
  for (const [kind, { value, gradient }] of Object.entries(losses)) {
    const scale = [1, 1 / 2, 1 / n, 1 / (2 * n)].find((part) => near(shown / (value * part), 1));
    if (scale === undefined) continue;
    const ratio = ratioTo(gradient) / scale;
    const other = kind === 'squared' ? losses.entropy.gradient : losses.squared.gradient;
    if (near(ratio, 1)) return { id, passed: true, measured: { ratio } };
    if (!Number.isNaN(ratio)) return { id, passed: false, reason: 'factor', measured: { ratio } };
    const reason = Number.isNaN(ratioTo(other)) ? 'differs' : 'other-gradient';
    return { id, passed: false, reason };
  }
  return { id, passed: false, reason: 'other-loss', measured: { loss: shown } };
}

[judge()];
