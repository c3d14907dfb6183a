const or = tensor([[0], [1], [1], [1]]);

const fromAnd = learnt(and).w;
const changeWith = (labels: Tensor) => fromAnd.sub(learnt(labels).w).abs().max().item();

const matters = (() => {
  const change = Math.max(changeWith(flipped), changeWith(or));
  const measured = { change };
  return change > 0.1
    ? { id: 'labels', passed: true, measured }
    : { id: 'labels', passed: false, reason: 'same-weights', measured };
})();

function judge(id: string, labels: Tensor) {
  const { w, b } = learnt(labels);
  const answers = inputs.matmul(w).add(b).sigmoid();
  const right = [0, 1, 2, 3].filter(
    (row) => Math.round(answers.data[row]) === labels.data[row],
  ).length;
  const measured = { 'right answers': right };
  if (right === 4) return { id, passed: true, measured };
  const reason = !matters.passed ? 'same-weights' : right < 2 ? 'uphill' : 'not-learnt';
  return { id, passed: false, reason, measured };
}

[matters, judge('and', and), judge('flipped', flipped), judge('or', or)];
