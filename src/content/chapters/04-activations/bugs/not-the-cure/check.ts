function judge(id: string, seed: number) {
  const found = gradientSizes(activation, gain, seed);
  const share = found[0] / found[19];
  const measured = { ratio: share };
  if (share > 0.01 && share < 100) return { id, passed: true, measured };
  if (found.some((size) => !Number.isFinite(size))) return { id, passed: false, reason: 'broken' };
  if (found[19] === 0) return { id, passed: false, reason: 'nothing-flows' };
  const reason = share < 1 ? 'vanishes' : 'explodes';
  return { id, passed: false, reason, measured };
}

[judge('here', 1), judge('elsewhere', 2)];
