// How much an output weighs: its numbers and characters, or what its drawing takes.
// Leaves what is too much to the output queue.
import type { Output } from '../output.ts';

/** A stepper is a page of its own: a few are as much as a page can draw. */
const stepper = 100_000;

/** What a page has to draw for an output. */
export function weightOf(output: Output): number {
  return output.kind === 'steps' ? stepper : sizeOf(output);
}

/** Numbers and characters in plain data. */
function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  if (typeof data !== 'object' || data === null) return 1;
  let weight = 0;
  for (const part of Array.isArray(data) ? data : Object.values(data)) weight += sizeOf(part);
  return weight;
}
