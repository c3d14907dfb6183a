// A gradient check in words: the verdict, its reason in numbers, and the rows worth showing.
// Leaves drawing to GradcheckView.svelte.
import type { GradcheckOutput, GradcheckRow } from '../../notebook/output.ts';
import type { OutputWords } from '../../i18n/output.ts';
import { formatColumn, formatError, formatFixed, formatNumber } from './format.ts';

export interface GradcheckVerdict {
  readonly tone: 'ok' | 'err' | 'warn';
  readonly title: string;
  readonly reason: string;
  readonly rows: readonly VerdictRow[];
  /** The other rows, less interesting. */
  readonly rest: readonly VerdictRow[];
  /** The element with the largest error; where all others agree, the one at a kink. Null where nothing was checked. */
  readonly worst: GradcheckRow | null;
  /** What the table leaves out, in words; empty when it leaves out nothing. */
  readonly note: string;
}

export interface VerdictRow {
  /** The element itself. */
  readonly row: GradcheckRow;
  readonly element: string;
  readonly tested: number;
  readonly reference: number;
  readonly testedText: string;
  readonly referenceText: string;
  readonly ratio: string;
  readonly error: string;
  readonly kink: boolean;
}

const mostRows = 8;

/** The verdict on a check in the page's language. */
export function gradcheckVerdict(output: GradcheckOutput, words: OutputWords): GradcheckVerdict {
  const sorted = [...output.rows].sort((a, b) => badness(b) - badness(a));
  const shown = sorted.slice(0, mostRows);
  // Where all agree the errors are rounding: then the order of the parameters says more.
  if (output.verdict === 'agree')
    shown.sort((a, b) => output.rows.indexOf(a) - output.rows.indexOf(b));
  const { gradcheck } = words;
  const total = output.rows.length + output.omitted;
  const note = shown.length < total ? gradcheck.worstRows(shown.length, total) : '';
  const written = verdictRows([...shown, ...sorted.slice(mostRows)]);
  return {
    ...sentences(output, sorted, words),
    rows: written.slice(0, shown.length),
    rest: written.slice(shown.length),
    worst: worstOf(output.verdict, sorted),
    note,
  };
}

/** The factor by which all elements that differ are off, within 1 %; null where there is none. */
export function sameFactor(rows: readonly GradcheckRow[]): number | null {
  const ratios = rows
    .filter(({ tested, reference, kink }) => !kink && (tested !== 0 || reference !== 0))
    .map(({ tested, reference }) => tested / reference);
  const [first] = ratios;
  if (first === undefined || ratios.length < 2 || !Number.isFinite(first) || first === 0)
    return null;
  const same = ratios.every((ratio) => Math.abs(ratio / first - 1) < 0.01);
  return same && Math.abs(first - 1) > 0.01 ? first : null;
}

/** `W1[0, 2]`, and the name alone for a scalar. */
function elementName({ name, index }: Pick<GradcheckRow, 'name' | 'index'>): string {
  return index.length === 0 ? name : `${name}[${index.join(', ')}]`;
}

function sentences(
  { verdict, worst, rows, omitted }: GradcheckOutput,
  sorted: readonly GradcheckRow[],
  words: OutputWords,
) {
  const { gradcheck } = words;
  const title = gradcheck.verdict[verdict];
  const [first] = sorted;
  const at = first === undefined ? '' : elementName(first);
  switch (verdict) {
    case 'agree':
      return {
        tone: 'ok' as const,
        title,
        reason: gradcheck.largest(formatError(worst), rows.length + omitted, at),
      };
    case 'kink':
      return { tone: 'warn' as const, title, reason: gradcheck.atKink };
    case 'not-a-number':
      return { tone: 'err' as const, title, reason: gradcheck.firstNaN(at) };
    case 'differ': {
      const factor = sameFactor(rows);
      const shared = factor === null ? title : gradcheck.sameFactor(formatNumber(factor));
      return {
        tone: 'err' as const,
        title: shared,
        reason: gradcheck.worst(at, formatError(worst)),
      };
    }
  }
}

function worstOf(verdict: GradcheckOutput['verdict'], sorted: readonly GradcheckRow[]) {
  const kink = verdict === 'kink' ? sorted.find((row) => row.kink) : undefined;
  return kink ?? sorted[0] ?? null;
}

/** Elements that are no number first, then by error; a kink says nothing and comes last. */
function badness({ error, kink, tested, reference }: GradcheckRow): number {
  if (!Number.isFinite(tested) || !Number.isFinite(reference)) return Infinity;
  return kink ? -1 : error;
}

function verdictRows(rows: readonly GradcheckRow[]): readonly VerdictRow[] {
  const write = gradientWriter(rows.flatMap(({ tested, reference }) => [tested, reference]));
  return rows.map((row) => ({
    row,
    element: elementName(row),
    tested: row.tested,
    reference: row.reference,
    testedText: write(row.tested),
    referenceText: write(row.reference),
    ratio: Number.isFinite(row.tested / row.reference)
      ? formatFixed(row.tested / row.reference, 2)
      : '—',
    error: formatError(row.error),
    kink: row.kink,
  }));
}

/** Six decimals, as checks need; exponents where all numbers are tiny. */
function gradientWriter(values: readonly number[]): (value: number) => string {
  const finite = values.filter(Number.isFinite).map(Math.abs);
  const tiny = Math.max(0, ...finite) < 1e-3;
  return tiny
    ? formatColumn(values, { sign: true })
    : (value) => (value === 0 ? '0' : formatFixed(value, 6, { sign: true }));
}
