function ofSigmoid(a: number) {
  return a * (1 - a);
}

function ofTanh(a: number) {
  return 1 - a * a;
}

function ofELU(a: number) {
  return a > 0 ? 1 : a + 1;
}
