function sigmoidDerivative(x: Tensor) {
  return x.mul(tensor(1).sub(x));
}

const slopesAt = (x: Tensor) => sigmoidDerivative(x.sigmoid());

const inputs = tensor([-2, 0, 0.5, 2], learn);
const total = () => inputs.sigmoid().sum();
gradcheck(total, { inputs }, { inputs: slopesAt(inputs) });
