const five = {
  X: tensor([
    [1, 0, 1, -1, 0.5],
    [0, 2, 1, 0.5, 0.5],
  ]),
  T: tensor([[1, 0, 1, 0, 1]]),
};
type Gradients = Record<'W1' | 'b1' | 'W2' | 'b2', Tensor>;
type Name = keyof Gradients;

/** The right gradients times the number of samples; the slope of the hidden layer taken `slopes` times. */
function sums(X: Tensor, T: Tensor, slopes = 1): Gradients {
  const A1 = W1.matmul(X).add(b1).sigmoid();
  const dZ2 = W2.matmul(A1).add(b2).sigmoid().sub(T);
  const slope = A1.mul(tensor(1).sub(A1)).pow(slopes);
  const dZ1 = W2.transpose().matmul(dZ2).mul(slope);
  return {
    W1: dZ1.matmul(X.transpose()),
    b1: dZ1.sum(1, { keepdims: true }),
    W2: dZ2.matmul(A1.transpose()),
    b2: dZ2.sum(1, { keepdims: true }),
  };
}

/** The one factor between two gradients, NaN where there is none. */
function factor(found: Tensor, right: Tensor) {
  const sizes = Array.from(right.data, Math.abs);
  const largest = Math.max(...sizes);
  const place = sizes.indexOf(largest);
  const ratio = found.data[place] / right.data[place];
  const near = right.data.every(
    (value, i) => Math.abs(found.data[i] - ratio * value) < 1e-3 * Math.abs(ratio) * largest,
  );
  return near && found.size === right.size ? ratio : NaN;
}

function onFive(): Gradients | null {
  try {
    return gradients(five.X, five.T);
  } catch {
    return null; // the shapes fit four samples only
  }
}

const four: Gradients = gradients(X, T);
const others = onFive();
const right = { four: sums(X, T), five: sums(five.X, five.T) };

function reasonFor(name: Name) {
  const slopes = (count: number) => factor(four[name], sums(X, T, count)[name]);
  if (factor(four[name], right.four[name]) < 0) return 'sign';
  if (slopes(0) > 0 || slopes(2) > 0) return 'slope';
  return others === null ? 'square' : 'differs';
}

function judge(id: string, ...names: Name[]) {
  const wrong = names.find((name) => !(factor(four[name], right.four[name]) > 0));
  return wrong === undefined
    ? { id, passed: true }
    : { id, passed: false, reason: reasonFor(wrong) };
}

function factorsOf(found: Gradients | null, truth: Gradients, samples: number) {
  const names: Name[] = ['W1', 'b1', 'W2', 'b2'];
  return names.map((name) => (found ? factor(found[name], truth[name]) * samples : NaN));
}

function judgeMean() {
  const id = 'mean';
  const [ofFour, ofFive] = [factorsOf(four, right.four, 4), factorsOf(others, right.five, 5)];
  const all = (factors: number[], value: number) =>
    factors.every((each) => Math.abs(each / value - 1) < 1e-3);
  if (all(ofFour, 1) && all(ofFive, 1)) return { id, passed: true };
  if (ofFour.some(Number.isNaN)) return { id, passed: false, reason: 'above' };
  const measured = { ratio: ofFour[0] };
  if (others === null) return { id, passed: false, reason: 'square' };
  if (all(ofFour, 2) && all(ofFive, 2.5))
    return { id, passed: false, reason: 'features', measured };
  if (all(ofFour, 1)) return { id, passed: false, reason: 'fixed-count', measured };
  return { id, passed: false, reason: 'factor', measured };
}

[judge('W2', 'W2'), judge('W1', 'W1'), judge('biases', 'b1', 'b2'), judgeMean()];
