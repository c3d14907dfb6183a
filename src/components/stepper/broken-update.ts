// The first update that made a parameter which is not finite, out of one that was.
import type { TraceUpdate } from '../../notebook/trace.ts';
import type { Anomaly } from './anomaly.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

/** The first broken update; null if there is none. */
export function brokenUpdate(index: TraceIndex): Anomaly | null {
  return updateAnomaly(
    index,
    (_, before, after) => !Number.isFinite(after) && Number.isFinite(before),
  );
}

/** The first update with a wrong element. */
export function updateAnomaly(
  index: TraceIndex,
  isWrong: (update: TraceUpdate, before: number, after: number) => boolean,
): Anomaly | null {
  for (const [at, step] of index.trace.steps.entries()) {
    if (step.phase !== 'update') continue;
    const update = index.trace.updates[step.update];
    const wrong = update?.after
      .keys()
      .filter((i) => isWrong(update, update.before[i] ?? NaN, update.after[i] ?? NaN));
    const [element, ...others] = wrong ?? [];
    const place = index.stepNodes[at];
    if (update === undefined || element === undefined || place === undefined) continue;
    const number = { node: place, element };
    return {
      kind: update.rule === 'assign' ? 'assigned' : 'learning-rate',
      of: 'update',
      maker: place,
      node: place,
      element,
      value: update.after[element] ?? NaN,
      count: 1 + others.length,
      position: at + 1,
      cell: update.cell,
      line: update.line,
      inputs: [
        { ...number, of: 'value', number: update.before[element] ?? NaN },
        { ...number, of: 'gradient', number: nodeAt(index, place).gradient?.[element] ?? NaN },
      ],
      grown: null,
      chain: null,
    };
  }
  return null;
}
