// Places the nodes of a graph in layers from left to right; the only importer of dagre.
// Gives positions in px for natural size; leaves drawing to Graph.svelte.
import dagre from '@dagrejs/dagre';
import { cardSize, isScalar, type Size } from './card.ts';
import { perchedEdges } from './perches.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A node's card: `x`, `y` is its top left corner. */
export interface Box extends Size, Point {
  /** Unique in the picture; a shared leaf may stand in several places. */
  readonly key: string;
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

const gap = {
  above: 26,
  rows: 14,
  columns: 24,
  port: 9,
  passing: 45,
  label: { width: 58, height: 18 },
};

/**
 * Layers of the nodes at `places`, deterministic, without overlaps; edges that lead out of `places` are left
 * out. A leaf that is used once stands above the operation that uses it; in a part of a long graph every
 * leaf does, so that shared weights draw no lines across the picture.
 */
export function layoutGraph(index: TraceIndex, places: readonly number[]): GraphLayout {
  const shown = new Set(places);
  const perched = perchedEdges(index, shown, places.length < index.trace.nodes.length);
  const leaves = [...perched.values()].map((edge) => index.from[edge] ?? 0);
  const above = Math.max(0, ...leaves.map((leaf) => size(index, leaf).height + gap.above));
  const graph = arrange(index, shown, perched, above);
  const cards = layerCards(index, graph, above);
  const boxes = new Map(cards.map((box) => [box.node, box]));
  const perches = [...perched].flatMap(([place, edge]) => {
    const below = boxes.get(place);
    return below ? [perch(index, edge, below)] : [];
  });
  return cropped(
    [...cards, ...perches.map(({ box }) => box)],
    [...wires(index, graph, boxes, perched), ...perches.map(({ wire }) => wire)].sort(
      (a, b) => a.edge - b.edge,
    ),
  );
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
  perched: ReadonlyMap<number, number>,
  above: number,
): Graph {
  const graph = emptyGraph();
  const leaves = new Set([...perched.values()].map((edge) => index.from[edge]));
  for (const place of shown) {
    if (leaves.has(place)) continue;
    const { width, height } = size(index, place);
    graph.setNode(String(place), { width, height: height + above });
  }
  for (const { edge, from, to } of edgesWithin(index, shown)) {
    if (leaves.has(from)) continue;
    const label = hasNumber(index, from) ? { ...gap.label, labelpos: 'c' } : {};
    graph.setEdge(String(from), String(to), label, String(edge));
  }
  dagre.layout(graph);
  return graph;
}

/** Cards in the layers; the room above them, where a leaf may stand, counts for dagre as part of the card. */
function layerCards(index: TraceIndex, graph: Graph, above: number): Box[] {
  return graph.nodes().map((key) => {
    const { x = 0, y = 0 } = graph.node(key) as Partial<Point>;
    const { width, height } = size(index, Number(key));
    const left = x - width / 2;
    return { key, node: Number(key), x: left, y: y + above / 2 - height / 2, width, height };
  });
}

/** A leaf's card above the operation, and the edge down to it. */
function perch(index: TraceIndex, edge: number, below: Box): { box: Box; wire: Wire } {
  const node = index.from[edge] ?? 0;
  const { width, height } = size(index, node);
  const middle = below.x + below.width / 2;
  const y = below.y - gap.above - height;
  const key = `${node}>${below.node}`;
  const start = { x: middle, y: y + height };
  const end = { x: middle, y: below.y };
  const label = hasNumber(index, node) ? { x: middle + 36, y: below.y - 4 } : null;
  return {
    box: { key, node, x: middle - width / 2, y, width, height },
    wire: { edge, points: [start, end], direction: 'down', label },
  };
}

/** The edges between cards in the layers. */
function wires(
  index: TraceIndex,
  graph: Graph,
  boxes: ReadonlyMap<number, Box>,
  perched: ReadonlyMap<number, number>,
): Wire[] {
  const standing = new Set(perched.values());
  const edges = edgesWithin(index, new Set(boxes.keys())).filter(({ edge }) => !standing.has(edge));
  return edges.flatMap(({ edge, from, to }): Wire[] => {
    const source = boxes.get(from);
    const target = boxes.get(to);
    if (!source || !target) return [];
    const found = graph.edge({ v: String(from), w: String(to), name: String(edge) }) as {
      points: Point[];
    };
    const start = port(source, source.x + source.width, edges, edge, 'from');
    const end = port(target, target.x, edges, edge, 'to');
    const label = hasNumber(index, from) ? { x: end.x - gap.label.width / 2 - 4, y: end.y } : null;
    return [{ edge, points: [start, ...around(found.points), end], direction: 'right', label }];
  });
}

/**
 * Where a long edge passes the layers between its ends, straight on past their cards. dagre gives two points
 * at the ends, and one in every gap and layer between.
 */
function around(points: readonly Point[]): Point[] {
  const layers = points.slice(2, -2).filter((_, i) => i % 2 === 0);
  return layers.flatMap(({ x, y }) => [
    { x: x - gap.passing, y },
    { x: x + gap.passing, y },
  ]);
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
