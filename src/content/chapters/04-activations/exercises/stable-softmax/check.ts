const references: Record<string, [scores: number[], shares: number[]]> = {
  small: [
    [2, 1, -1],
    [0.7053845126982412, 0.25949646034241913, 0.03511902695933972],
  ],
  large: [
    [1002, 1001, 999],
    [0.7053845126982412, 0.25949646034241913, 0.03511902695933972],
  ],
  negative: [
    [-1001, -999, -998],
    [0.03511902695933972, 0.25949646034241913, 0.7053845126982412],
  ],
  apart: [
    [-1000, 0, 1000],
    [0, 0, 1],
  ],
};

function reasonFor(id: string, found: number[]) {
  const sum = found.reduce((total, share) => total + share, 0);
  if (found.some((share) => Number.isNaN(share))) {
    return { large: 'overflow', negative: 'underflow' }[id] ?? 'not-largest';
  }
  return Math.abs(sum - 1) > 1e-6 ? 'sum' : 'differs';
}

Object.entries(references).map(([id, [scores, shares]]) => {
  const found = softmax([...scores]);
  const wrong = shares.findIndex((share, i) => !(Math.abs(found[i] - share) < 1e-6));
  const passed = wrong < 0;
  const shown = Math.max(wrong, 0);
  const measured = { yours: found[shown], right: shares[shown] };
  return passed ? { id, passed, measured } : { id, passed, reason: reasonFor(id, found), measured };
});
