function softmax(scores: number[]) {
  const powers = scores.map((score) => Math.exp(score));
  const sum = powers.reduce((total, power) => total + power);
  return powers.map((power) => power / sum);
}

softmax([1000, 999, 997]);
