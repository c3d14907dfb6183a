const sums = linspace(-4, 4, 33);
const outputs = [...activation(sums).data];
const bends = outputs.some(
  (next, i) => i > 1 && Math.abs(outputs[i - 2] - 2 * outputs[i - 1] + next) > 1e-5,
);

function reasonFor(found: number[]) {
  if (found.some((size) => !Number.isFinite(size))) return 'broken';
  if (found[19] < 1e-10) return 'nothing-flows';
  if (found[0] / found[19] < 0.01) return 'vanishes';
  if (found[0] / found[19] > 100 || found[19] > 1e4) return 'explodes';
  return bends ? null : 'straight';
}

function judge(id: string, seed: number) {
  const found = gradientSizes(activation, gain, seed);
  const measured = { ratio: found[0] / found[19] };
  const reason = reasonFor(found);
  return reason === null ? { id, passed: true, measured } : { id, passed: false, reason, measured };
}

[judge('here', 1), judge('elsewhere', 2)];
