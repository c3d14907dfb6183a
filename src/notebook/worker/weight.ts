// How much an output weighs: its numbers and characters. Leaves what is too much to the output queue.

/** Numbers and characters in plain data. */
export function weightOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  if (typeof data !== 'object' || data === null) return 1;
  let weight = 0;
  for (const part of Array.isArray(data) ? data : Object.values(data)) weight += weightOf(part);
  return weight;
}
