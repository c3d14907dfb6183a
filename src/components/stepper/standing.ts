// Which of the nodes that a variable was given stands for it at a position. Leaves its numbers to state.ts.
import { currentNode, type TraceIndex } from './trace-index.ts';

/**
 * The node of the step itself, else the last one that is computed, else the first one to come; null where the variable
 * has no node. In a loop that gives a variable a new value in each turn it is the value of the turn.
 */
export function standingNode(
  index: TraceIndex,
  nodes: readonly number[],
  position: number,
): number | null {
  const current = currentNode(index, position);
  if (current !== null && nodes.includes(current)) return current;
  const made = nodes.findLast((place) => (index.forward[place] ?? 0) <= position);
  return made ?? nodes[0] ?? null;
}
