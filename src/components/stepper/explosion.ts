// Numbers that are finite and yet far too large: parameters that have grown, values, gradients, leaps of an update.
// Leaves what counts as too large to large-numbers.ts.
import { allNumbers, keptNumbers } from '../../notebook/contribution.ts';
import type { Anomaly } from './anomaly.ts';
import { updateAnomaly } from './broken-update.ts';
import { culpritsOf, sources } from './culprits.ts';
import {
  grownParameter,
  growthOf,
  largestFinite,
  limits,
  scaleOf,
  sizeOfLargest,
} from './large-numbers.ts';
import { edgeAt, madeAt, nodeAt, type TraceIndex } from './trace-index.ts';

/** A single operation that enlarges a gradient as much as this is steep; less is a chain of many. */
const steepSlope = 1e4;

/** The first number that is far too large; null if there is none. Only for traces whose numbers are finite. */
export function explosion(index: TraceIndex): Anomaly | null {
  return grown(index) ?? largeValue(index) ?? largeGradient(index) ?? leap(index);
}

function grown(index: TraceIndex): Anomaly | null {
  const place = grownParameter(index);
  if (place === null) return null;
  const wrong = wrongIn(nodeAt(index, place).value, limits.parameter * scaleOf(index));
  const { cell, line } = nodeAt(index, place);
  return {
    kind: 'grown-parameter',
    of: 'value',
    maker: place,
    node: place,
    ...wrong,
    position: madeAt(index, place),
    cell,
    line,
    inputs: [],
    grown: place,
    chain: null,
  };
}

function largeValue(index: TraceIndex): Anomaly | null {
  const limit = limits.value * scaleOf(index) ** 2;
  const place = index.trace.nodes.findIndex(
    ({ role, value }) => role === 'operation' && largestFinite(value) > limit,
  );
  if (place < 0) return null;
  const { cell, line, value } = nodeAt(index, place);
  const wrong = wrongIn(value, limit);
  return {
    kind: 'large-value',
    of: 'value',
    maker: place,
    node: place,
    ...wrong,
    position: madeAt(index, place),
    cell,
    line,
    inputs: culpritsOf(index, place, wrong.element),
    grown: null,
    chain: null,
  };
}

function largeGradient(index: TraceIndex): Anomaly | null {
  const seed = sizeOfLargest(nodeAt(index, index.root).gradient ?? []);
  const limit = limits.gradient * scaleOf(index) ** 2 * Math.max(1, seed);
  for (const [at, step] of index.trace.steps.entries()) {
    if (step.phase !== 'backward') continue;
    const edge = step.edges.find(
      (one) => sizeOfLargest(keptNumbers(edgeAt(index, one).contribution ?? [])) > limit,
    );
    if (edge === undefined) continue;
    const wrong = wrongIn(allNumbers(edgeAt(index, edge).contribution ?? []), limit);
    const maker = index.to[edge] ?? 0;
    const inputs = sources(index, edge, wrong.element);
    const slope = Math.abs(wrong.value / (inputs[0]?.number ?? NaN));
    const { cell, line } = nodeAt(index, maker);
    return {
      kind: slope >= steepSlope ? 'steep' : 'chain',
      of: 'gradient',
      maker,
      node: index.from[edge] ?? 0,
      ...wrong,
      position: at + 1,
      cell,
      line,
      inputs,
      grown: null,
      chain: slope >= steepSlope ? null : growthOf(index, index.from[edge] ?? 0),
    };
  }
  return null;
}

function leap(index: TraceIndex): Anomaly | null {
  const scale = scaleOf(index);
  return updateAnomaly(index, ({ rule }, before, after) => {
    if (rule === 'assign') return false;
    const way = Math.abs(after - before);
    const overshoots = before * after < 0 && Math.abs(after) > Math.abs(before);
    return way > limits.leap * scale || (overshoots && way > limits.overshoot * scale);
  });
}

function wrongIn(numbers: readonly number[], limit: number) {
  const element = numbers.findIndex((number) => Math.abs(number) > limit);
  const count = numbers.filter((number) => Math.abs(number) > limit).length;
  return { element, value: numbers[element] ?? NaN, count };
}
