// Runs the engine's check of a recorded computation in slices, and names what it found after the trace.
// Leaves the mathematics to the engine.
import { checkReplay, type RecordedNode, type Replay, type ReplayCheck } from '#engine';
import type { GradcheckOutput } from '../output.ts';
import type { Trace } from '../trace.ts';
import type { CheckOptions, GradientCheck } from './explanation.ts';

/** Milliseconds of work after which the page may go on. */
const slice = 12;

/** @throws DOMException or whatever the signal was aborted with */
export async function checkTrace(
  trace: Trace,
  replay: Replay,
  recorded: readonly RecordedNode[],
  { maxElements = 200, seed = 0, signal, progress }: CheckOptions,
): Promise<GradientCheck> {
  const rootGradient = trace.nodes.at(-1)?.gradient?.[0] ?? 1;
  const checking = checkReplay(replay, recorded, { maxElements, seed, rootGradient });
  let rested = performance.now();
  let next = checking.next();
  while (!next.done) {
    if (performance.now() - rested > slice) {
      progress?.(next.value.done, next.value.of);
      await rest();
      rested = performance.now();
    }
    signal?.throwIfAborted();
    next = checking.next();
  }
  return named(trace, next.value);
}

/** Lets the page draw and listen. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function named(
  trace: Trace,
  { verdict, worst, parts, rows, elements, seed }: ReplayCheck,
): GradientCheck {
  const shown = rows.map(({ node, index, tested, reference, error, kink }) => {
    return { name: trace.nodes[node]!.label, index, tested, reference, error, kink };
  });
  const parameters = parts.map(({ node, ...part }) => ({ node: trace.nodes[node]!.id, ...part }));
  const output: GradcheckOutput = {
    id: 'gradcheck',
    kind: 'gradcheck',
    against: 'differences',
    verdict,
    worst,
    rows: shown,
    omitted: 0,
  };
  return { verdict, parameters, checked: rows.length, elements, seed, output };
}
