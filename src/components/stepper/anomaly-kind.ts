// What sort of fault a value that is not finite is: from the operation, its inputs, and what stands around it.
import type { AnomalyKind } from './anomaly.ts';
import type { Culprit } from './culprits.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

/** The kind of the fault at `place`, where `inputs` made the first broken element. */
export function kindOfValue(
  index: TraceIndex,
  place: number,
  element: number,
  inputs: readonly Culprit[],
): AnomalyKind {
  const { role, op, value } = nodeAt(index, place);
  if (role !== 'operation') return role;
  if (inputs.some(({ number }) => !Number.isFinite(number))) return 'infinities';
  const isNaN = Number.isNaN(value[element]);
  const [first = NaN, second = NaN] = inputs.map(({ number }) => number);
  switch (op) {
    case 'log':
      return first > 0 ? 'overflow' : kindOfLog(index, place);
    case 'sqrt':
      return 'sqrt';
    case 'reciprocal':
      return first === 0 ? 'division' : 'overflow';
    case 'div':
      // x / x has one input.
      return (inputs.length === 1 ? first : second) === 0 ? 'division' : 'overflow';
    case 'pow':
      if (first === 0) return 'division';
      return isNaN ? 'power' : 'overflow';
    case 'klDivergence':
      return 'divergence';
    case 'exp':
      return kindOfExp(index, place);
    default:
      return 'overflow';
  }
}

/** A logarithm of probabilities that were computed before it: one operation would have done both. */
function kindOfLog(index: TraceIndex, place: number): AnomalyKind {
  const [input] = inputsOf(index, place);
  if (input === undefined) return 'log';
  const { op } = nodeAt(index, input);
  const below = inputsOf(index, input).map((at) => nodeAt(index, at).op);
  if (op === 'softmax' || (op === 'div' && below.includes('exp'))) return 'cross-entropy-by-hand';
  if (op === 'gather' && below.includes('softmax')) return 'cross-entropy-by-hand';
  const isOneMinus = op === 'sub' || op === 'add';
  if (op === 'sigmoid' || (isOneMinus && below.includes('sigmoid')))
    return 'binary-cross-entropy-by-hand';
  return 'log';
}

/** exp(x) / Σ exp(x) and ln Σ exp(x) overflow where softmax and logsumexp do not. */
function kindOfExp(index: TraceIndex, place: number): AnomalyKind {
  const uses = usesOf(index, place);
  const afterSum = uses
    .filter((at) => ['sum', 'add'].includes(nodeAt(index, at).op))
    .flatMap((at) => usesOf(index, at));
  const follow = [...uses, ...afterSum].map((at) => nodeAt(index, at).op);
  if (follow.includes('log')) return 'log-sum-exp-by-hand';
  return follow.includes('div') ? 'softmax-by-hand' : 'exp';
}

function inputsOf(index: TraceIndex, place: number): number[] {
  return (index.inputs[place] ?? []).map((edge) => index.from[edge] ?? 0);
}

function usesOf(index: TraceIndex, place: number): number[] {
  return (index.uses[place] ?? []).map((edge) => index.to[edge] ?? 0);
}
