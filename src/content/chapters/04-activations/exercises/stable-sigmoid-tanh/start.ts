function sigmoid(x: number) {
  return Math.exp(x) / (1 + Math.exp(x));
}

function tanh(x: number) {
  return 0;
}

[-1000, -1, 0, 1, 1000].map((x) => {
  return { x, sigmoid: sigmoid(x), tanh: tanh(x) };
});
