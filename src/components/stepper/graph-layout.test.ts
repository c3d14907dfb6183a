import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryTrace } from './arbitrary-trace.ts';
import { layoutGraph, type Box } from './graph-layout.ts';
import { nodesAround, wholeGraph } from './graph-window.ts';
import { indexTrace } from './trace-index.ts';

const runs = { seed: 11, numRuns: 40 };
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('layoutGraph', () => {
  test('no two cards overlap, and every card lies inside the picture', () => {
    fc.assert(
      fc.property(arbitraryTrace(20), (trace) => {
        const index = indexTrace(trace);
        const { boxes, width, height } = layoutGraph(index, nodesAround(index, null));
        expect(boxes).toHaveLength(trace.nodes.length);
        boxes.forEach((box, i) => {
          expect(boxes.slice(i + 1).filter((other) => overlap(box, other))).toEqual([]);
          expect(
            Math.min(box.x, box.y, width - box.x - box.width, height - box.y - box.height),
          ).toBeGreaterThan(-1e-6);
        });
      }),
      runs,
    );
  });

  test('the same trace is laid out the same way', () => {
    fc.assert(
      fc.property(arbitraryTrace(20), (trace) => {
        const places = nodesAround(indexTrace(trace), null);
        expect(layoutGraph(indexTrace(trace), places)).toEqual(
          layoutGraph(indexTrace(trace), places),
        );
      }),
      runs,
    );
  });

  test('every edge is drawn once, from the input’s right or bottom side to the operation', () => {
    fc.assert(
      fc.property(arbitraryTrace(20), (trace) => {
        const index = indexTrace(trace);
        const { wires, boxes } = layoutGraph(index, nodesAround(index, null));
        expect(wires.map((wire) => wire.edge)).toEqual(trace.edges.map((_, edge) => edge));
        for (const { edge, points, direction } of wires) {
          const from = boxes.find((box) => box.node === index.from[edge])!;
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

describe('nodesAround', () => {
  const [long] = fc.sample(arbitraryTrace(150, 150), { numRuns: 1, seed: 5 });
  const index = indexTrace(long!);

  test('of a long trace the current node is shown, with at most 60 nodes', () => {
    for (let current = 0; current < long!.nodes.length; current++) {
      const shown = nodesAround(index, current);
      expect(shown).toContain(current);
      expect(shown.length).toBeLessThanOrEqual(wholeGraph);
    }
  });

  test('the window stays the same over several neighbouring operations', () => {
    const windows = new Set(
      long!.nodes.flatMap((node, place) =>
        node.role === 'operation' ? [nodesAround(index, place).join()] : [],
      ),
    );
    expect(windows.size).toBeLessThanOrEqual(Math.ceil(long!.nodes.length / 12) + 1);
  });
});
