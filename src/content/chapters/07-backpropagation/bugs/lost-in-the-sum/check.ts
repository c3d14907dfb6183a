const places = [0, 1, 2];
type Term = (j: number, i: number) => number;

const summed = (term: Term) => places.map((j) => places.reduce((sum, i) => sum + term(j, i), 0));
const same = (found: number[], values: number[]) =>
  places.every((j) => Math.abs(found[j] - values[j]) < 1e-4);

function judge(id: string, W: number[][], a: number[], da: number[]) {
  const slope = (i: number) => 1 - a[i] * a[i];
  const found = back([...da], W, [...a]);
  const right = summed((j, i) => W[j][i] * slope(i) * da[i]);
  const mistakes: Record<string, number[]> = {
    both: summed((j, i) => W[i][j] * da[i]),
    slope: summed((j, i) => W[j][i] * da[i]),
    indices: summed((j, i) => W[i][j] * slope(i) * da[i]),
    'own-slope': summed((j, i) => W[j][i] * slope(j) * da[i]),
    sigmoid: summed((j, i) => W[j][i] * a[i] * (1 - a[i]) * da[i]),
  };
  const measured = { yours: found[0], right: right[0] };
  if (same(found, right)) return { id, passed: true, measured };
  const mistake = Object.entries(mistakes).find(([, values]) => same(found, values));
  return { id, passed: false, reason: mistake ? mistake[0] : 'differs', measured };
}

[
  judge('here', W, a, da),
  judge(
    'elsewhere',
    [
      [0.3, 2, -1],
      [0.7, -0.2, 0.1],
      [-1.5, 0.4, 0.9],
    ],
    [0.6, -0.8, 0.1],
    [1, -0.5, 0.25],
  ),
];
