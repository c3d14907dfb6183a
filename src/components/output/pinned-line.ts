// Finds a figure of curves again in what an earlier run showed. Leaves drawing both to line-figure.ts.
import type { LineOutput, Output } from '../../notebook/output.ts';

/** The pinned run's figure with the same id, else with the same title; null where there is none or it is this one. */
export function pinnedLine(pinned: readonly Output[], output: LineOutput): LineOutput | null {
  const lines = pinned.filter((one): one is LineOutput => one.kind === 'line');
  const same =
    lines.find(({ id, title }) => id === output.id && title === output.title) ??
    lines.find(({ title }) => title === output.title) ??
    lines.find(({ id }) => id === output.id);
  return same === undefined || same === output ? null : same;
}
