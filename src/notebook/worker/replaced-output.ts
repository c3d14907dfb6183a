// An output whose data the cell may replace while it runs: the latest are shown, as often as the page can follow.
import type { Output } from '../output.ts';
import type { LiveOutput, OutputQueue } from './output-queue.ts';

/**
 * Adds the output that `make` gives; the result replaces it under the same id.
 * `make` runs only for what is sent: it may compute, but reads nothing the cell can still change.
 */
export function addReplaceable<Kind extends Output>(
  queue: OutputQueue,
  make: (id: string) => Kind,
): (next: (id: string) => Kind) => void {
  const output = queue.add(make);
  if (output === null) return () => {};
  let [latest, told] = [make, true];
  const take = () => {
    told = true;
    return { change: 'set', output: latest(output.id) } as const;
  };
  const live: LiveOutput = { take, finish: () => (told ? null : take()) };
  queue.addLive(live);
  return (next) => {
    [latest, told] = [next, false];
    queue.touch(live);
  };
}
