// gradcheck of one run: the engine's report, shown as an output that holds its worst elements.
import * as engine from '#engine';
import type { CellLibrary } from '../cell-library.ts';
import type { GradcheckOutput, GradcheckRow } from '../output.ts';
import { caps } from '../output.ts';
import type { EvaluatingRun } from './evaluated-output.ts';

/** Makes `gradcheck` for one run; the loss leaves no mark in it. */
export function checkedGradients(run: EvaluatingRun): CellLibrary['gradcheck'] {
  return (...args) => {
    const [, , gradients] = args;
    const report = run.aside(() => engine.gradcheck(...args));
    const rows = worstRows(report.rows);
    run.queue.add<GradcheckOutput>((id) => ({
      kind: 'gradcheck',
      id,
      against: gradients === undefined ? 'differences' : 'engine',
      verdict: report.verdict,
      worst: report.worst,
      rows,
      omitted: report.rows.length - rows.length,
    }));
    return report;
  };
}

function worstRows(rows: readonly GradcheckRow[]): readonly GradcheckRow[] {
  if (rows.length <= caps.rows) return rows;
  const order = rows.map((row, place) => ({ place, badness: badness(row) }));
  const kept = order.sort((a, b) => b.badness - a.badness).slice(0, caps.rows);
  const places = new Set(kept.map(({ place }) => place));
  return rows.filter((_, place) => places.has(place));
}

/** Elements that are no number first, then by error; a kink says nothing. */
function badness({ error, kink, tested, reference }: GradcheckRow): number {
  if (!Number.isFinite(tested) || !Number.isFinite(reference)) return Number.MAX_VALUE;
  return kink ? -1 : Math.min(error, Number.MAX_VALUE);
}
