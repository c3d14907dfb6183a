// Places the nodes of a graph in layers from left to right; the only importer of dagre.
// Gives positions in px for natural size; leaves drawing to Graph.svelte.
import dagre from '@dagrejs/dagre';
import { cardSize, isScalar, type Size } from './card.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A node's card: `x`, `y` is its top left corner. */
export interface Box extends Size, Point {
  readonly node: number;
}

/** An edge from the input's card to the operation's card. */
export interface Wire {
  readonly edge: number;
  /** From the input to the operation. */
  readonly points: readonly Point[];
  /** `down`: from a leaf above the operation that uses it. `up`: from an input below. */
  readonly direction: 'right' | 'down' | 'up';
  /** Where its number stands; null for edges without one. */
  readonly label: Point | null;
}

export interface GraphLayout extends Size {
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
}

const gap = { above: 26, rows: 14, columns: 28, port: 9, label: { width: 58, height: 18 } };

/**
 * Layers of the nodes at `places`, deterministic, without overlaps. A leaf that is used once stands
 * above the operation that uses it; edges that lead out of `places` are left out.
 */
export function layoutGraph(index: TraceIndex, places: readonly number[]): GraphLayout {
  const shown = new Set(places);
  const perched = perchedLeaves(index, shown);
  const above = Math.max(
    0,
    ...[...perched.values()].map((leaf) => size(index, leaf).height + gap.above),
  );
  const graph = arrange(index, shown, new Set(perched.values()), above);
  const boxes = new Map<number, Box>();
  for (const place of graph.nodes().map(Number)) {
    const { x = 0, y = 0 } = graph.node(String(place)) as Partial<Point>;
    const { width, height } = size(index, place);
    const box = { node: place, x: x - width / 2, y: y + above / 2 - height / 2, width, height };
    boxes.set(place, box);
    const leaf = perched.get(place);
    if (leaf !== undefined) boxes.set(leaf, perch(index, leaf, box));
  }
  return cropped([...boxes.values()], wires(index, graph, boxes, perched));
}

type Graph = ReturnType<typeof emptyGraph>;

function emptyGraph() {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: gap.rows, ranksep: gap.columns, edgesep: gap.rows });
  graph.setDefaultEdgeLabel(() => ({}));
  return graph;
}

function arrange(
  index: TraceIndex,
  shown: ReadonlySet<number>,
  perched: ReadonlySet<number>,
  above: number,
): Graph {
  const graph = emptyGraph();
  for (const place of shown) {
    if (perched.has(place)) continue;
    const { width, height } = size(index, place);
    graph.setNode(String(place), { width, height: height + above });
  }
  for (const { edge, from, to } of edgesWithin(index, shown)) {
    if (perched.has(from)) continue;
    const label = hasNumber(index, from) ? { ...gap.label, labelpos: 'c' } : {};
    graph.setEdge(String(from), String(to), label, String(edge));
  }
  dagre.layout(graph);
  return graph;
}

/** For each operation the leaf that stands above it, if one does: the last one that nothing else uses. */
function perchedLeaves(index: TraceIndex, shown: ReadonlySet<number>): Map<number, number> {
  const perched = new Map<number, number>();
  for (const place of shown) {
    const inputs = (index.inputs[place] ?? []).map((edge) => index.from[edge] ?? 0);
    const leaf = inputs.findLast((input) => isOwn(index, input));
    if (leaf !== undefined && shown.has(leaf) && inputs.length > 1) perched.set(place, leaf);
  }
  return perched;
}

function isOwn(index: TraceIndex, place: number): boolean {
  return nodeAt(index, place).role !== 'operation' && index.uses[place]?.length === 1;
}

function perch(index: TraceIndex, leaf: number, below: Box): Box {
  const { width, height } = size(index, leaf);
  const x = below.x + (below.width - width) / 2;
  return { node: leaf, x, y: below.y - gap.above - height, width, height };
}

function wires(
  index: TraceIndex,
  graph: Graph,
  boxes: ReadonlyMap<number, Box>,
  perched: ReadonlyMap<number, number>,
): Wire[] {
  const shown = new Set(boxes.keys());
  const edges = edgesWithin(index, shown);
  return edges.flatMap(({ edge, from, to }): Wire[] => {
    const source = boxes.get(from);
    const target = boxes.get(to);
    if (!source || !target) return [];
    if (perched.get(to) === from) {
      const points = [bottom(source), { x: source.x + source.width / 2, y: target.y }];
      return [{ edge, points, direction: 'down', label: null }];
    }
    const found = graph.edge({ v: String(from), w: String(to), name: String(edge) }) as {
      points: Point[];
      x?: number;
      y?: number;
    };
    const label =
      hasNumber(index, from) && found.x !== undefined && found.y !== undefined
        ? { x: found.x, y: found.y }
        : null;
    const start = port(source, source.x + source.width, edges, edge, 'from');
    const end = port(target, target.x, edges, edge, 'to');
    return [
      { edge, points: [start, ...found.points.slice(1, -1), end], direction: 'right', label },
    ];
  });
}

type Ends = ReturnType<typeof edgesWithin>;

/** Where an edge meets a card's side: several edges share the side, in the order of the trace. */
function port(box: Box, x: number, edges: Ends, edge: number, end: 'from' | 'to'): Point {
  const sharing = edges.filter((other) => other[end] === box.node);
  const spacing = Math.min(gap.port, (box.height - 16) / sharing.length);
  const place = sharing.findIndex((other) => other.edge === edge) - (sharing.length - 1) / 2;
  return { x, y: box.y + box.height / 2 + place * spacing };
}

function edgesWithin(index: TraceIndex, shown: ReadonlySet<number>) {
  return [...shown]
    .flatMap((place) => index.inputs[place] ?? [])
    .sort((a, b) => a - b)
    .map((edge) => ({ edge, from: index.from[edge] ?? 0, to: index.to[edge] ?? 0 }))
    .filter(({ from, to }) => shown.has(from) && shown.has(to));
}

/** An edge has a number only where it adds information: its input is a scalar used more than once. */
function hasNumber(index: TraceIndex, from: number): boolean {
  const node = nodeAt(index, from);
  return node.gradient !== null && isScalar(node.shape) && (index.uses[from]?.length ?? 0) > 1;
}

function size(index: TraceIndex, place: number): Size {
  return cardSize(nodeAt(index, place));
}

function bottom(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height };
}

/** The picture moved to its top left corner; dagre leaves the room above unperched cards empty. */
function cropped(boxes: readonly Box[], wires: readonly Wire[]): GraphLayout {
  const all = [...boxes.flatMap(corners), ...wires.flatMap((wire) => wire.points)];
  const left = Math.min(...all.map((point) => point.x));
  const top = Math.min(...all.map((point) => point.y));
  const move = (point: Point) => ({ x: point.x - left, y: point.y - top });
  return {
    width: Math.max(...all.map((point) => point.x)) - left,
    height: Math.max(...all.map((point) => point.y)) - top,
    boxes: boxes.map((box) => ({ ...box, ...move(box) })),
    wires: wires.map((wire) => ({
      ...wire,
      points: wire.points.map(move),
      label: wire.label && move(wire.label),
    })),
  };
}

function corners(box: Box): Point[] {
  return [box, { x: box.x + box.width, y: box.y + box.height }];
}
