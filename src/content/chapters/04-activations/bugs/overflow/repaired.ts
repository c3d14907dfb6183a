const e = (x: number) => Math.exp(x);

const sigmoid = (x: number) => 1 / (1 + e(-x));
const tanh = (x: number) => 1 - 2 / (e(2 * x) + 1);

[-1000, -709, -1, 0, 1, 709, 1000].map((x) => {
  return { x, sigmoid: sigmoid(x), tanh: tanh(x) };
});
