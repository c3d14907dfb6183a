// Applies what a run says about its outputs to the list that is shown.
import { caps, type LineOutput, type Output, type Series } from './output.ts';
import type { AppendedPoints, OutputChange } from './protocol.ts';

/** The outputs after the changes: same ids are replaced in place, new ones join at the end. */
export function applyChanges(
  outputs: readonly Output[],
  changes: readonly OutputChange[],
): readonly Output[] {
  const byId = new Map(outputs.map((output) => [output.id, output]));
  for (const change of changes) {
    if (change.change === 'set') {
      if (byId.size < limit || byId.has(change.output.id))
        byId.set(change.output.id, change.output);
      continue;
    }
    const figure = byId.get(change.id);
    if (figure?.kind === 'line') byId.set(change.id, extended(figure, change.points));
  }
  return [...byId.values()];
}

const limit = caps.lines + caps.outputs;

function extended(figure: LineOutput, points: readonly AppendedPoints[]): LineOutput {
  const added = new Map(points.map((one) => [one.series, one]));
  const series = figure.series.map((one, place) => joined(one, added.get(place)));
  return { ...figure, series };
}

function joined(series: Series, added: AppendedPoints | undefined): Series {
  if (added === undefined) return series;
  // Between two thinnings a curve may grow past its cap for a moment; the final one never does.
  const keep = <T>(list: readonly T[]) => list.slice(-caps.points);
  const x = keep([...series.x, ...added.x]);
  return { label: series.label, x, y: keep([...series.y, ...added.y]) };
}
