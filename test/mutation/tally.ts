// Judges every mutant of every operation by the operation's own gradient check, and counts.
import { check } from 'fast-check';
import { gradientAgrees, runs } from '../../src/engine/ops/sampling/gradient.ts';
import { ops, type Op } from '#engine';
import { mutants, mutated, type Mutant } from './mutants.ts';

/** `same`: on no draw did the mistake change the gradient, so it is none in this operation. */
export type Verdict = 'caught' | 'missed' | 'same';

export interface Judged {
  readonly op: string;
  readonly mutant: string;
  readonly verdict: Verdict;
}

/** Every mutant of every operation. */
export function judgeAll(): Judged[] {
  return ops.flatMap((op) =>
    Object.entries(mutants).map(([name, mutant]): Judged => {
      return { op: op.name, mutant: name, verdict: judge(op, mutant) };
    }),
  );
}

/** The operation is one shared value: for as long as it is judged, its backward is another. */
function judge(op: Op, mutant: Mutant): Verdict {
  const { backward } = op;
  let changed = false;
  op.backward = mutated(op, mutant, () => (changed = true));
  try {
    const { failed } = check(gradientAgrees(op), { ...runs, endOnFailure: true });
    return failed ? 'caught' : changed ? 'missed' : 'same';
  } finally {
    op.backward = backward;
  }
}

/** A line for each operation, a column for each mistake: ✓ caught, ✗ missed, · no mistake here. */
export function tableOf(judged: readonly Judged[]): string {
  const names = Object.keys(mutants);
  const signs: Readonly<Record<Verdict, string>> = { caught: '✓', missed: '✗', same: '·' };
  const legend = names.map((name, column) => `${String(column + 1).padStart(3)}  ${name}`);
  const head = ''.padEnd(30) + names.map((_, column) => String(column + 1).padStart(3)).join('');
  const lines = Map.groupBy(judged, ({ op }) => op)
    .entries()
    .map(([op, row]) => {
      return op.padEnd(30) + row.map(({ verdict }) => signs[verdict].padStart(3)).join('');
    });
  return [...legend, '', head, ...lines, '', sentenceOf(judged)].join('\n');
}

/** How many there were and how many were caught. */
export function sentenceOf(judged: readonly Judged[]): string {
  const { caught, total } = countsOf(judged);
  return `${caught} of ${total} mutants caught: ${((100 * caught) / total).toFixed(1)} %`;
}

/** Mistakes that change nothing do not count. */
export function countsOf(judged: readonly Judged[]): { caught: number; total: number } {
  const caught = judged.filter(({ verdict }) => verdict === 'caught').length;
  const missed = judged.filter(({ verdict }) => verdict === 'missed').length;
  return { caught, total: caught + missed };
}
