const inputs = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const and = tensor([[0], [0], [0], [1]]);
const flipped = tensor([[1], [1], [1], [0]]);

function learnt(labels: Tensor) {
  let w = tensor([[0.3], [-0.2]]);
  let b = tensor([0.1]);
  for (let step = 0; step < 500; step++) {
    const a = inputs.matmul(w).add(b).sigmoid();
    const delta = a.sub(labels).div(4);
    const dw = inputs.transpose().matmul(delta);
    const db = delta.sum(0);
    w = w.sub(dw);
    b = b.sub(db);
  }
  return { w, b };
}

display(learnt(and).w, 'learnt from AND');
display(learnt(flipped).w, 'learnt from flipped labels');
