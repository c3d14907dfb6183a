function sigmoid(x: number) {
  return 1 / (1 + Math.exp(-x));
}

function tanh(x: number) {
  return 2 * sigmoid(2 * x) - 1;
}

[-1000, -1, 0, 1, 1000].map((x) => {
  return { x, sigmoid: sigmoid(x), tanh: tanh(x) };
});
