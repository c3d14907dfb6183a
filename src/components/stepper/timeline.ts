// The steps of a trace as stretches of a line: forward, seed, backward, update; and the groups as parts of them.
// Leaves drawing to Timeline.svelte.
import type { Trace } from '../../notebook/trace.ts';
import { branchOf, groupAt, groupTree, nodesOf, type Item } from './group-tree.ts';
import type { TraceIndex } from './trace-index.ts';

export type Phase = Trace['steps'][number]['phase'];

/** Neighbouring steps of one phase: positions `first` to `last`, both counted from 1. */
export interface Stretch {
  readonly phase: Phase;
  readonly first: number;
  readonly last: number;
}

/** The steps of one group in one phase. */
export interface Part extends Stretch {
  readonly group: number;
}

/** More parts than this could not be told apart. */
const mostParts = 80;

/** The stretches of a trace in order. */
export function stretches(trace: Trace): Stretch[] {
  const found: { phase: Phase; first: number; last: number }[] = [];
  trace.steps.forEach(({ phase }, index) => {
    const open = found.at(-1);
    if (open?.phase === phase) open.last = index + 1;
    else found.push({ phase, first: index + 1, last: index + 1 });
  });
  return found;
}

/** The last position of the forward pass: all values are there, no gradient yet. */
export function endOfForward(trace: Trace): number {
  const seed = trace.steps.findIndex((step) => step.phase !== 'forward');
  return seed === -1 ? trace.steps.length : seed;
}

/**
 * The outermost groups, forward and backward, in order of their steps. A loop is cut into its turns where they
 * are few enough; what holds everything else is opened.
 */
export function partsOf(index: TraceIndex): readonly Part[] {
  return cut(index)
    .flatMap((group): Part[] => {
      const nodes = nodesOf(groupTree(index), { kind: 'group', key: `g${group}`, group });
      return [
        ...part(
          group,
          'forward',
          nodes.map((node) => index.forward[node] ?? 0),
        ),
        ...part(
          group,
          'backward',
          nodes.map((node) => index.backward[node] ?? Infinity),
        ),
      ];
    })
    .sort((a, b) => a.first - b.first);
}

function cut(index: TraceIndex): readonly number[] {
  const tree = groupTree(index);
  let groups = groupsIn(tree.whole.items);
  for (;;) {
    const next: number[] = groups.flatMap((group) => {
      const inside = groupsIn(branchOf(tree, group).items);
      const opens = groupAt(index, group).kind === 'loop' || groups.length === 1;
      return opens && inside.length > 0 ? inside : [group];
    });
    if (next.length > mostParts || next.every((group, i) => group === groups[i])) return groups;
    groups = next;
  }
}

function groupsIn(items: readonly Item[]): readonly number[] {
  return items.flatMap((item) => (item.kind === 'group' ? [item.group] : []));
}

function part(group: number, phase: Phase, positions: readonly number[]): Part[] {
  const steps = positions.filter((position) => position > 0 && position < Infinity);
  if (steps.length === 0) return [];
  const [first, last] = steps.reduce(
    ([least, most], step) => [Math.min(least, step), Math.max(most, step)],
    [Infinity, 0],
  );
  return [{ group, phase, first, last }];
}
