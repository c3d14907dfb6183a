// The first step of the backward pass that made a gradient which is not finite.
import { allNumbers, keptNumbers } from '../../notebook/contribution.ts';
import type { Anomaly } from './anomaly.ts';
import { originOfBroken, valueAnomaly } from './broken-value.ts';
import { sources } from './culprits.ts';
import { growthOf, grownParameter } from './large-numbers.ts';
import { edgeAt, nodeAt, type TraceIndex } from './trace-index.ts';

/** An upstream gradient this large explains an overflow by itself; the local slope need not be steep. */
const largeUpstream = 1e10;

/** The first broken gradient and what made it; null if there is none. */
export function brokenGradient(index: TraceIndex): Anomaly | null {
  const seed = nodeAt(index, index.root).gradient;
  if (isBroken(seed) && Number.isFinite(index.seed))
    return gradientAnomaly(index, index.root, index.seed, seed, null);
  for (const [at, step] of index.trace.steps.entries()) {
    if (step.phase !== 'backward') continue;
    const edge = step.edges.find((one) =>
      isBroken(keptNumbers(edgeAt(index, one).contribution ?? [])),
    );
    if (edge === undefined) continue;
    // What arrived was broken already: each term is finite, and their sum is not.
    const maker = index.to[edge] ?? 0;
    return isBroken(nodeAt(index, maker).gradient)
      ? fromSum(index, maker)
      : fromEdge(index, edge, at + 1);
  }
  const full = index.trace.nodes.findIndex(({ gradient }) => isBroken(gradient));
  return full < 0 ? null : fromSum(index, full);
}

function fromSum(index: TraceIndex, node: number): Anomaly {
  const { gradient } = nodeAt(index, node);
  const uses = index.uses[node] ?? [];
  const arrivals = uses.map((edge) => index.arrival[edge] ?? 0).filter(Number.isFinite);
  const position = Math.max(...arrivals);
  const last = uses.find((edge) => index.arrival[edge] === position) ?? null;
  return gradientAnomaly(index, node, position, gradient, last);
}

function fromEdge(index: TraceIndex, edge: number, position: number): Anomaly {
  const maker = index.to[edge] ?? 0;
  // Such as where(p > 0, log(p), 0): the infinity is dropped on the way forward and comes back as 0 · ∞.
  const dropped = originOfBroken(index, maker);
  if (dropped !== null) {
    const anomaly = valueAnomaly(index, dropped);
    const byData = nodeAt(index, dropped).role === 'data';
    return { ...anomaly, kind: byData ? anomaly.kind : 'dropped-too-late' };
  }
  const node = index.from[edge] ?? 0;
  const sent = allNumbers(edgeAt(index, edge).contribution ?? []);
  return gradientAnomaly(index, node, position, sent, edge);
}

function gradientAnomaly(
  index: TraceIndex,
  node: number,
  position: number,
  gradient: readonly number[] | null,
  edge: number | null,
): Anomaly {
  const numbers = gradient ?? [];
  const element = numbers.findIndex((value) => !Number.isFinite(value));
  const maker = edge === null ? node : (index.to[edge] ?? 0);
  const inputs = edge === null ? [] : sources(index, edge, element);
  const upstream = Math.abs(inputs[0]?.number ?? 0);
  const { cell, line } = nodeAt(index, maker);
  return {
    kind: edge === null ? 'seed' : upstream >= largeUpstream ? 'chain' : 'steep',
    of: 'gradient',
    maker,
    node,
    element,
    value: numbers[element] ?? NaN,
    count: numbers.filter((value) => !Number.isFinite(value)).length,
    position,
    cell,
    line,
    inputs,
    grown: grownParameter(index),
    chain: edge !== null && upstream >= largeUpstream ? growthOf(index, maker) : null,
  };
}

function isBroken(numbers: readonly number[] | null): boolean {
  return numbers?.some((value) => !Number.isFinite(value)) ?? false;
}
