// Which outputs a cell shows while a new run is under way: each is replaced where it stood, so that nothing jumps.
import type { Output } from '#notebook';

/** The earlier outputs with those of the running cell put in their places; new ones come last. */
export function whileRunning(
  earlier: readonly Output[],
  running: readonly Output[],
): readonly Output[] {
  const fresh = new Map(running.map((output) => [output.id, output]));
  const known = new Set(earlier.map((output) => output.id));
  return [
    ...earlier.map((output) => fresh.get(output.id) ?? output),
    ...running.filter((output) => !known.has(output.id)),
  ];
}
