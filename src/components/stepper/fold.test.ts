import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryGroups, nestedLoops } from './arbitrary-groups.ts';
import { fold, type Card, type Folding } from './fold.ts';
import {
  allFolded,
  foldedByHand,
  foldingAt,
  openAtRest,
  untouched,
  withGroup,
  withItems,
} from './folding.ts';
import { groupsAround, groupTree, nodesOf } from './group-tree.ts';
import { indexTrace, type TraceIndex } from './trace-index.ts';

const runs = { seed: 29, numRuns: 200 };
const closed: Folding = { open: new Set(), kept: new Set(), following: new Set() };
const everything = (index: TraceIndex): Folding => ({
  ...closed,
  open: new Set(index.trace.groups.keys()),
});
const nodesIn = (index: TraceIndex, card: Card) =>
  (card.kind === 'run' ? card.items : [card]).flatMap((item) => nodesOf(groupTree(index), item));

/** Any trace with any of its groups open. */
const views = fc
  .record({ trace: arbitraryGroups(60), open: fc.array(fc.nat(40)), current: fc.nat() })
  .map(({ trace, open, current }) => {
    const index = indexTrace(trace);
    const hand = open.reduce((hand, group) => withGroup(hand, group, group % 2 === 0), untouched);
    const node = current % trace.nodes.length;
    return { index, node, folding: foldingAt(index, openAtRest(index), hand, node) };
  });

describe('fold', () => {
  test('every node is in exactly one card', () => {
    fc.assert(
      fc.property(views, ({ index, folding }) => {
        const { cards, cardOf } = fold(index, folding);
        const held = cards.flatMap((card) => nodesIn(index, card));
        expect(held.toSorted((a, b) => a - b)).toEqual(index.trace.nodes.map((_, place) => place));
        cards.forEach((card, at) => {
          for (const node of nodesIn(index, card)) expect(cardOf[node]).toBe(at);
        });
      }),
      runs,
    );
  });

  test('every edge between two cards is in exactly one line, every other in none', () => {
    fc.assert(
      fc.property(views, ({ index, folding }) => {
        const { edges, cardOf } = fold(index, folding);
        const crossing = index.trace.edges.flatMap((_, edge) =>
          cardOf[index.from[edge]!] === cardOf[index.to[edge]!] ? [] : [edge],
        );
        expect(edges.flatMap((line) => line.edges).toSorted((a, b) => a - b)).toEqual(crossing);
        for (const { from, to, edges: places } of edges) {
          expect(places.every((edge) => cardOf[index.from[edge]!] === from)).toBe(true);
          expect(places.every((edge) => cardOf[index.to[edge]!] === to)).toBe(true);
        }
      }),
      runs,
    );
  });

  test('two cards have one line between them, unless both are single nodes', () => {
    fc.assert(
      fc.property(views, ({ index, folding }) => {
        const { cards, edges } = fold(index, folding);
        const joined = edges.filter(({ from, to }) =>
          [from, to].some((place) => cards[place]!.kind !== 'node'),
        );
        const pairs = joined.map(({ from, to }) => `${from}>${to}`);
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
      runs,
    );
  });

  test('keys, slots and lines are unique, and a frame is around its cards only', () => {
    fc.assert(
      fc.property(views, ({ index, folding }) => {
        const { cards, edges, frames } = fold(index, folding);
        for (const names of [
          cards.map(({ key }) => key),
          [...cards, ...frames].map(({ slot }) => slot),
          edges.map(({ slot }) => slot),
        ])
          expect(new Set(names).size).toBe(names.length);
        for (const card of cards) {
          const [node] = nodesIn(index, card);
          const frame = card.frame === null ? null : frames[card.frame]!.groups.at(-1)!;
          const inside = groupsAround(groupTree(index), node!);
          if (card.kind === 'node') expect(inside[0] ?? null).toBe(frame);
          else if (frame !== null) expect(inside).toContain(frame);
        }
      }),
      runs,
    );
  });

  test('with all groups folded there is one card for each group at the top, in tape order', () => {
    fc.assert(
      fc.property(arbitraryGroups(30), (trace) => {
        const index = indexTrace(trace);
        const { items } = groupTree(index).whole;
        const keys = new Set(items.map(({ key }) => key));
        const { cards, frames } = fold(index, { ...closed, kept: keys });
        expect(cards.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
        expect(frames).toEqual([]);
        expect(foldingAt(index, openAtRest(index), allFolded(index), null).open.size).toBeLessThan(
          trace.groups.length + 1,
        );
      }),
      runs,
    );
  });

  test('with all groups open every node is a card, where no row is long', () => {
    const index = indexTrace(nestedLoops(3, 4));
    const { cards, frames } = fold(index, everything(index));
    expect(cards.every((card) => card.kind === 'node')).toBe(true);
    expect(cards).toHaveLength(index.trace.nodes.length);
    // A turn of the outer loop holds nothing but the inner loop.
    expect(frames).toHaveLength(3 + 12);
  });
});

describe('a long loop', () => {
  const index = indexTrace(nestedLoops(20, 1));
  const turnAround = (node: number) => groupsAround(groupTree(index), node).at(-1)!;
  /** Of the tenth turn. */
  const node = 3 + 2 * 9;
  const at = (node: number, hand = untouched) =>
    fold(index, foldingAt(index, openAtRest(index), hand, node));
  const said = (cards: readonly Card[]) =>
    cards.map((card) =>
      card.kind === 'run'
        ? card.items.length
        : card.kind === 'group'
          ? index.trace.groups[card.group]!.turn
          : '·',
    );
  test('shows the first turn, the current one and the last, and says how many are left out', () => {
    expect(said(at(node).cards)).toEqual(['·', '·', 0, 8, '·', '·', 9, 19]);
  });

  test('gives the next turn the places in the picture that the last one had', () => {
    const slots = (node: number) => at(node).cards.map(({ slot }) => slot);
    expect(slots(node + 2)).toEqual(slots(node));
  });

  test('keeps a turn open that was opened by hand, and shows turns taken out of a run', () => {
    const [run] = at(node).cards.filter((card) => card.kind === 'run');
    const hand = withGroup(withItems(untouched, run!.items), turnAround(node), true);
    const shown = said(at(node + 2, hand).cards).join(' ');
    expect(shown).toBe('· · 0 1 2 3 4 4 · · · · 8 19');
  });

  test('that is folded by hand stays folded when the step is in it', () => {
    const turn = turnAround(node);
    const hand = withGroup(untouched, turn, false);
    expect(foldedByHand(index, hand, node)).toBe(turn);
    expect(at(node, hand).cards.map(({ key }) => key)).toContain(`g${turn}`);
  });
});

describe('what is open by itself', () => {
  test('is about thirty cards, wherever the step is in five thousand nodes', () => {
    const index = indexTrace(nestedLoops(50, 50));
    const atRest = openAtRest(index);
    for (let node = 0; node < index.trace.nodes.length; node += 97) {
      const { cards } = fold(index, foldingAt(index, atRest, untouched, node));
      expect(cards.length).toBeLessThanOrEqual(30);
      expect(cards.some((card) => card.kind === 'node' && card.node === node)).toBe(true);
    }
  });

  test('is on paper no more cards than can be read, groups or none', () => {
    const trace = nestedLoops(5, 4);
    const alone = { ...trace, nodes: trace.nodes.map((node) => ({ ...node, group: null })) };
    for (const one of [trace, { ...alone, groups: [] }]) {
      const index = indexTrace(one);
      const folding = foldingAt(index, openAtRest(index, 12), untouched, null);
      const { cards } = fold(index, { ...folding, longest: 12 });
      expect(cards.length).toBeLessThanOrEqual(12);
      expect(cards.length).toBeGreaterThan(4);
    }
  });

  test('is everything in a small trace', () => {
    const index = indexTrace(nestedLoops(2, 3));
    expect(openAtRest(index).size).toBe(index.trace.groups.length - 1);
  });
});
