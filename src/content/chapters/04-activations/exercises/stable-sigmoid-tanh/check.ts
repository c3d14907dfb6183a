type Pairs = [x: number, value: number][];
const sigmoidValues: Pairs = [
  [-3, 0.0474258731775668],
  [-0.5, 0.377540668798145],
  [0, 0.5],
  [1, 0.731058578630005],
  [10, 0.999954602131298],
];
const tanhValues: Pairs = [
  [-3, -0.99505475368673],
  [-0.5, -0.46211715726001],
  [0, 0],
  [0.001, 0.0009999996666668],
  [1, 0.761594155955765],
  [10, 0.999999995877693],
];
const tail: Pairs = [
  [-50, 1.92874984796392e-22],
  [-100, 3.72007597602084e-44],
];

function judge(id: string, f: (x: number) => number, pairs: Pairs, reason: string, error = 1e-9) {
  const off = (x: number, value: number) => {
    const scale = error === 1e-9 ? 1 : value;
    return !(Math.abs(f(x) - value) < error * scale);
  };
  const wrong = pairs.find(([x, value]) => off(x, value));
  if (wrong === undefined) return { id, passed: true };
  const [x, right] = wrong;
  const yours = f(x);
  const why = Number.isNaN(yours) ? 'nan' : reason;
  return { id, passed: false, reason: why, measured: { x, yours, right } };
}

function reasonForTanh() {
  const is = (value: number) => Math.abs(tanh(1) - value) < 1e-6;
  if (is(0)) return 'zero';
  if (is(2 * 0.731058578630005 - 1)) return 'half-width';
  return is(0.731058578630005) ? 'not-centred' : 'differs';
}

[
  judge('sigmoid', sigmoid, sigmoidValues, 'differs'),
  judge(
    'sigmoid-far',
    sigmoid,
    [
      [1000, 1],
      [-1000, 0],
    ],
    'differs',
  ),
  judge('tail', sigmoid, tail, sigmoid(-50) < 1e-9 ? 'cancels' : 'differs', 1e-6),
  judge('tanh', tanh, tanhValues, reasonForTanh()),
  judge(
    'tanh-far',
    tanh,
    [
      [1000, 1],
      [-1000, -1],
    ],
    reasonForTanh(),
  ),
];
