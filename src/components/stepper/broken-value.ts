// The first operation of the forward pass that made NaN or an infinity which reaches the result.
// An infinity that the data brought along, as in a mask, is no fault until something makes NaN of it.
import type { Anomaly } from './anomaly.ts';
import { kindOfValue } from './anomaly-kind.ts';
import { culpritsOf } from './culprits.ts';
import { grownParameter } from './large-numbers.ts';
import { madeAt, nodeAt, type TraceIndex } from './trace-index.ts';

/** What spoils the result, if it is not finite; null otherwise. */
export function brokenValue(index: TraceIndex): Anomaly | null {
  const origin = originOfBroken(index, index.root);
  return origin === null ? null : valueAnomaly(index, origin);
}

/** How a broken value came about at `place`. */
export function valueAnomaly(index: TraceIndex, place: number): Anomaly {
  const node = nodeAt(index, place);
  const element = node.value.findIndex((value) => !Number.isFinite(value));
  const inputs = culpritsOf(index, place, element);
  return {
    kind: kindOfValue(index, place, element, inputs),
    of: 'value',
    maker: place,
    node: place,
    element,
    value: node.value[element] ?? NaN,
    count: node.value.filter((value) => !Number.isFinite(value)).length,
    position: madeAt(index, place),
    cell: node.cell,
    line: node.line,
    inputs,
    grown: node.role === 'operation' ? grownParameter(index) : null,
    chain: null,
  };
}

/** Where the broken numbers of `place` come from; null where it has none. */
export function originOfBroken(index: TraceIndex, place: number): number | null {
  if (!isBroken(index, place)) return null;
  const reached = new Set([place]);
  // A set grows while it is walked.
  for (const at of reached)
    for (const input of inputsOf(index, at)) if (isBroken(index, input)) reached.add(input);
  const inOrder = [...reached].sort((a, b) => a - b);
  const made = inOrder.find((at) => {
    const { role, value } = nodeAt(index, at);
    const bringsAlong = inputsOf(index, at).some((input) => reached.has(input)) || role === 'data';
    // Whatever made the first NaN had none to begin with.
    return !bringsAlong || value.some(Number.isNaN);
  });
  return made ?? inOrder[0] ?? null;
}

function inputsOf(index: TraceIndex, place: number): number[] {
  return (index.inputs[place] ?? []).map((edge) => index.from[edge] ?? 0);
}

function isBroken(index: TraceIndex, place: number): boolean {
  return nodeAt(index, place).value.some((value) => !Number.isFinite(value));
}
