// What groups and folded cards are called, and what they hold, in words.
import type { StepperWords } from '../../i18n/stepper.ts';
import type { GroupCard, RunCard } from './fold.ts';
import { branchOf, groupAt, groupTree } from './group-tree.ts';
import type { TraceIndex } from './trace-index.ts';

/** `dense_1`, `cell()`, `loop, 5 turns`, `turn 3 of 5`. */
export function groupName(index: TraceIndex, place: number, words: StepperWords): string {
  const { kind, name, turn, turns, parent } = groupAt(index, place);
  if (kind === 'loop') return words.group.loop(turns);
  if (kind !== 'turn') return words.group[kind](name);
  const all = parent === null ? null : groupAt(index, parent).turns;
  return words.group.turn((turn ?? 0) + 1, all);
}

/** The name of a folded card, how many operations it holds, and where its group stands in the code. */
export function foldedText(index: TraceIndex, card: GroupCard | RunCard, words: StepperWords) {
  const tree = groupTree(index);
  if (card.kind === 'group') {
    const { operations } = branchOf(tree, card.group);
    const { line } = groupAt(index, card.group);
    return { name: groupName(index, card.group, words), holds: words.holds(operations, line) };
  }
  const operations = card.items.reduce(
    (sum, item) => sum + (item.kind === 'node' ? 1 : branchOf(tree, item.group).operations),
    0,
  );
  const [first] = card.items;
  const ofTurns = first?.kind === 'group' && groupAt(index, first.group).kind === 'turn';
  const name = words.leftOut[ofTurns ? 'turns' : 'items'](card.items.length);
  return { name, holds: words.operationCount(operations) };
}
