const exact = (x: number) => tensor(x, { dtype: 'float64' });

function reasonFor(found: number, x: number) {
  if (Number.isNaN(tanh(1000)) !== Number.isNaN(tanh(-1000))) return 'one-side';
  if (Number.isNaN(found)) return 'nan';
  if (Math.abs(found + exact(x).tanh().item()) < 1e-9) return 'sign';
  if (Math.abs(found - exact(x).sigmoid().item()) < 1e-9) return 'sigmoid';
  return 'differs';
}

function judge(id: string, places: number[]) {
  const wrong = places.find((x) => !(Math.abs(tanh(x) - exact(x).tanh().item()) < 1e-9));
  if (wrong === undefined) return { id, passed: true };
  const measured = { x: wrong, yours: tanh(wrong), right: exact(wrong).tanh().item() };
  return { id, passed: false, reason: reasonFor(tanh(wrong), wrong), measured };
}

const kept = [-1000, -3, 0, 3, 1000].every(
  (x) => Math.abs(sigmoid(x) - exact(x).sigmoid().item()) < 1e-9,
);
[
  judge('far', [1000, -1000, 710, -710]),
  judge('near', [0, 0.5, -0.5, 3, -3, 20]),
  kept ? { id: 'sigmoid', passed: true } : { id: 'sigmoid', passed: false, reason: 'sigmoid-lost' },
];
