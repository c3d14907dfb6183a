// Judges every mutant of every operation by the gradient check of traces, which were recorded without it.
import { ops, type Op } from '#engine';
import type { Trace } from '#notebook';
import { mutants, mutated, type Mutant } from '../mutation/mutants.ts';
import type { Judged, Verdict } from '../mutation/tally.ts';
import { checked, tracesOf } from './traces.ts';

/** Every mutant of every operation. */
export async function judgeByTraces(): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const op of ops) {
    const traces = tracesOf(op, 12);
    for (const [name, mutant] of Object.entries(mutants)) {
      judged.push({ op: op.name, mutant: name, verdict: await judge(op, mutant, traces) });
    }
  }
  return judged;
}

/** The operation is one shared value: for as long as it is judged, its backward is another. */
async function judge(op: Op, mutant: Mutant, traces: readonly Trace[]): Promise<Verdict> {
  const { backward } = op;
  let changed = false;
  op.backward = mutated(op, mutant, () => (changed = true));
  try {
    for (const trace of traces) {
      const { verdict } = await checked(trace);
      if (verdict === 'differ' || verdict === 'not-a-number') return 'caught';
    }
    return changed ? 'missed' : 'same';
  } finally {
    op.backward = backward;
  }
}
