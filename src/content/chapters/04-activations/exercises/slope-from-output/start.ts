function ofSigmoid(a: number) {
  return 1;
}

function ofTanh(a: number) {
  return 1;
}

function ofELU(a: number) {
  return 1;
}
