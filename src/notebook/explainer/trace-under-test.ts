// Test support: the trace of a scalar as a static page has it, through text, recorded without a notebook.
import type { Tensor } from '#engine';
import { readTrace } from '../check/trace.ts';
import { asSent } from '../packed-trace.ts';
import { parse, serialize } from '../serialize.ts';
import type { Trace } from '../trace.ts';
import { recordTrace } from '../worker/record-trace.ts';

/** The trace that a cell would show for this scalar; none of its tensors has a name. */
export function traced(scalar: Tensor): Trace {
  const place = { cell: 'cell', line: 1, column: 1 };
  const packed = recordTrace(scalar, {
    cell: 'cell',
    backward: 0,
    nameOf: () => null,
    namedAt: () => null,
    givenTo: () => [],
    place,
  });
  return parse(serialize(readTrace(asSent(packed)))) as Trace;
}
