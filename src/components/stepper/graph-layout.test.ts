import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryGroups, nestedLoops } from './arbitrary-groups.ts';
import { fold } from './fold.ts';
import { foldingAt, openAtRest, untouched, withGroup } from './folding.ts';
import { layoutGraph, type Rect } from './graph-layout.ts';
import { indexTrace, type TraceIndex } from './trace-index.ts';

const runs = { seed: 11, numRuns: 60 };
const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const within = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x - 1e-6 &&
  inner.y >= outer.y - 1e-6 &&
  inner.x + inner.width <= outer.x + outer.width + 1e-6 &&
  inner.y + inner.height <= outer.y + outer.height + 1e-6;

/** Any trace with any of its groups open. */
const views = fc
  .record({ trace: arbitraryGroups(24), opened: fc.array(fc.nat(20)) })
  .map(({ trace, opened }) => {
    const index = indexTrace(trace);
    const hand = opened.reduce((hand, group) => withGroup(hand, group, group % 3 > 0), untouched);
    return { index, folded: fold(index, foldingAt(index, openAtRest(index), hand, null)) };
  });
const stepAt = (index: TraceIndex, node: number) =>
  fold(index, foldingAt(index, openAtRest(index), untouched, node));

describe('layoutGraph', () => {
  test('no two cards overlap, and every card lies inside the picture', () => {
    fc.assert(
      fc.property(views, ({ index, folded }) => {
        const { boxes, width, height } = layoutGraph(index, folded);
        expect(boxes.map(({ card }) => card)).toEqual(folded.cards.map((_, place) => place));
        boxes.forEach((box, i) => {
          expect(boxes.slice(i + 1).filter((other) => overlap(box, other))).toEqual([]);
          expect(within(box, { x: 0, y: 0, width, height })).toBe(true);
        });
      }),
      runs,
    );
  });

  test('a frame is around its cards and over no others', () => {
    fc.assert(
      fc.property(views, ({ index, folded }) => {
        const { boxes, frames } = layoutGraph(index, folded);
        for (const frame of frames) {
          const isInside = (place: number | null): boolean =>
            place === frame.frame || (place !== null && isInside(folded.frames[place]!.frame));
          for (const box of boxes) {
            // On the shelf, above everything.
            if (box.y + box.height < Math.min(...frames.map(({ y }) => y))) continue;
            if (isInside(folded.cards[box.card]!.frame)) expect(within(box, frame)).toBe(true);
            else expect(overlap(box, frame)).toBe(false);
          }
        }
      }),
      runs,
    );
  });

  test('the same trace is laid out the same way', () => {
    fc.assert(
      fc.property(views, ({ index, folded }) => {
        const again = indexTrace(structuredClone(index.trace));
        expect(layoutGraph(again, folded)).toEqual(layoutGraph(index, folded));
      }),
      runs,
    );
  });

  test('the next turn of a loop is laid out as the last one: nothing moves', () => {
    const index = indexTrace(nestedLoops(30, 4));
    const at = (node: number) => layoutGraph(index, stepAt(index, node));
    const turn = 2 * 4;
    expect(at(3 + 12 * turn)).toBe(at(3 + 11 * turn));
  });

  test('every line is drawn once, from the input’s right or bottom side to the operation', () => {
    fc.assert(
      fc.property(views, ({ index, folded }) => {
        const { wires, boxes } = layoutGraph(index, folded);
        expect(wires.map(({ line }) => line)).toEqual(folded.edges.map((_, line) => line));
        for (const { line, points, direction } of wires) {
          const from = boxes[folded.edges[line]!.from]!;
          const side =
            direction === 'right'
              ? from.x + from.width - points[0]!.x
              : from.y + from.height - points[0]!.y;
          expect(Math.abs(side)).toBeLessThan(1e-6);
        }
      }),
      runs,
    );
  });
});
