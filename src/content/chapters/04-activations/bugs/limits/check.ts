const places = linspace(-4, 4, 33);
const outputs = [...activation(places).data];
const finite = outputs.every((value) => Number.isFinite(value));
const bend = Math.max(
  ...outputs.slice(2).map((next, i) => Math.abs(outputs[i] - 2 * outputs[i + 1] + next)),
);
const range = Math.max(...outputs) - Math.min(...outputs);

function reasonFor() {
  if (!finite) return 'broken';
  if (range < 1e-6) return 'flat';
  return bend < 1e-5 ? 'straight' : null;
}

const reason = reasonFor();
const ends = [1, 2, 3].map((seed) => learnt(activation, fresh(seed)).loss);
const atTheEnd = Math.min(...ends);
const learns = atTheEnd < 0.3;
[
  reason === null
    ? { id: 'bends', passed: true, measured: { bend } }
    : { id: 'bends', passed: false, reason, measured: { bend } },
  learns
    ? { id: 'learns', passed: true, measured: { loss: atTheEnd } }
    : {
        id: 'learns',
        passed: false,
        reason: reason ?? 'not-learnt',
        measured: { loss: atTheEnd },
      },
];
