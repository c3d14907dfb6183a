const e = (x: number) => Math.exp(x);

function sigmoid(x: number) {
  return 1 / (1 + e(-x));
}
function tanh(x: number) {
  return (e(x) - e(-x)) / (e(x) + e(-x));
}

[-1000, -709, -1, 0, 1, 709, 1000].map((x) => {
  return { x, sigmoid: sigmoid(x), tanh: tanh(x) };
});
