// How far a run is and how long it will still take, from what is known of it. Pure; the drawing is in status-line.ts.
import type { CellView } from '#notebook';
import type { CellWords } from '../../i18n/cell.ts';

/** What can be said about a run that goes on. */
export interface Estimate {
  /** How much of it is done, from 0 to 1; null where nobody knows. */
  readonly share: number | null;
  /** Seconds it will still take, rounded up; null where nobody knows. */
  readonly left: number | null;
  /** Whether it takes longer than it should. */
  readonly overdue: boolean;
}

/** Runs shorter than this end before a time could be read. */
const briefly = 1_000;

/** An expectation is no promise: the line stops short of the end until the run is over. */
const almost = 0.95;

/** What a run's own loop tells comes first, then how long it usually takes. */
export function estimate(
  elapsed: number,
  { progress, usual }: Pick<CellView, 'progress' | 'usual'>,
): Estimate {
  const known = usual !== null && usual >= briefly ? usual : null;
  // The first rounds of a loop say little about the others.
  const counted = progress !== null && progress > 0 && (elapsed > briefly || known === null);
  const total = counted ? elapsed / progress : known;
  if (total === null) return { share: null, left: null, overdue: false };
  const overdue = elapsed > total;
  const tells = !overdue && (known !== null || elapsed > briefly);
  const left = tells ? Math.ceil((total - elapsed) / 1_000) : null;
  return { share: Math.min(almost, elapsed / total), left, overdue };
}

/** The time that is left in words; empty where there is nothing to say. */
export function hintOf({ left, overdue }: Estimate, elapsed: number, words: CellWords): string {
  if (overdue && elapsed > 2 * briefly) return words.overdue;
  if (left === null) return '';
  return left < 90
    ? words.secondsLeft(Math.max(1, left))
    : words.minutesLeft(Math.round(left / 60));
}
