type Slope = (a: number) => number;

function reasonFor(found: number, a: number) {
  const is = (value: number) => Math.abs(found - value) < 1e-6;
  const sigmoid = 1 / (1 + Math.exp(-a));
  const again = [sigmoid * (1 - sigmoid), 1 - Math.tanh(a) ** 2, Math.exp(a), Math.exp(a) - 1];
  if (is(1)) return 'one';
  if (is(a * (1 - a))) return 'sigmoid';
  if (is(1 - a * a)) return 'tanh';
  if (is(a)) return 'output';
  if (is(0)) return 'flat';
  if (again.some((value) => is(value))) return 'not-again';
  if (is(a + 1)) return 'one-side';
  return 'differs';
}

function judge(id: string, slope: Slope, pairs: [a: number, right: number][]) {
  const wrong = pairs.find(([a, right]) => !(Math.abs(slope(a) - right) < 1e-6));
  if (wrong === undefined) return { id, passed: true };
  const [a, right] = wrong;
  const measured = { output: a, yours: slope(a), right };
  return { id, passed: false, reason: reasonFor(slope(a), a), measured };
}

[
  judge('sigmoid', ofSigmoid, [
    [0.2, 0.16],
    [0.5, 0.25],
    [1, 0],
  ]),
  judge('tanh', ofTanh, [
    [0.6, 0.64],
    [-0.8, 0.36],
    [0, 1],
  ]),
  judge('elu', ofELU, [
    [-0.75, 0.25],
    [-0.2, 0.8],
    [2.5, 1],
  ]),
];
