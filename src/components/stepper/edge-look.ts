// How an edge looks: sign as colour and dash, magnitude as width on one scale for the whole trace.
// Leaves drawing to Wires.svelte.
import { keptNumbers, numberAt } from '../../notebook/contribution.ts';
import type { TraceEdge } from '../../notebook/trace.ts';
import { isScalar } from './card.ts';
import { sizeOfLargest } from './large-numbers.ts';
import { commonSign } from './numbers.ts';
import type { State } from './state.ts';
import { edgeAt, nodeAt, type TraceIndex } from './trace-index.ts';

export interface EdgeLook {
  /** `mixed`: a tensor with both signs. `pending`: not computed yet. `never`: no gradient is wanted. */
  readonly kind: 'positive' | 'negative' | 'zero' | 'mixed' | 'pending' | 'never';
  /** Width in px. */
  readonly width: number;
}

const widest = 8;
const tensorWidth = 1.75;

/** How an edge looks in a state; `scale` is what {@link gradientScale} gives. */
export function edgeLook(index: TraceIndex, state: State, edge: number, scale: number): EdgeLook {
  const kind = kindOf(index, edge);
  if (kind === 'never') return { kind, width: 1 };
  const contribution = state.contribution(edge);
  if (contribution === null) return { kind: 'pending', width: 1 };
  if (kind === 'zero') return { kind, width: 1.5 };
  const scalar = isScalar(nodeAt(index, index.from[edge] ?? 0).shape);
  return {
    kind,
    width: scalar ? gradientWidth(numberAt(contribution, 0) ?? 0, scale) : tensorWidth,
  };
}

/** How a line looks that stands for these edges: one as itself, several by the sign they share. */
export function lineLook(
  index: TraceIndex,
  state: State,
  edges: readonly number[],
  scale: number,
): EdgeLook {
  const [first] = edges;
  if (first !== undefined && edges.length === 1) return edgeLook(index, state, first, scale);
  const found = new Set<EdgeLook['kind']>();
  // A plain loop: a leaf that a long loop shares has thousands of edges, and this runs in every frame.
  let last: EdgeLook['kind'] | null = null;
  for (const edge of edges) {
    const arrived = state.position >= (index.arrival[edge] ?? Infinity);
    const waits = !arrived && edgeAt(index, edge).contribution !== null;
    const kind = waits ? 'pending' : kindOf(index, edge);
    if (kind !== last) found.add(kind);
    last = kind;
  }
  for (const weaker of ['never', 'pending', 'zero'] as const) {
    if (found.size > 1) found.delete(weaker);
  }
  const [kind = 'never', other] = found;
  if (kind === 'never' || kind === 'pending') return { kind, width: 1 };
  return { kind: other === undefined ? kind : 'mixed', width: kind === 'zero' ? 1.5 : tensorWidth };
}

/** What was looked up before; an edge that is drawn is drawn often, most are never drawn. */
const known = new WeakMap<TraceIndex, (EdgeLook['kind'] | undefined)[]>();

/** What an edge looks like once its contribution has arrived. */
function kindOf(index: TraceIndex, edge: number): EdgeLook['kind'] {
  let kinds = known.get(index);
  if (kinds === undefined) known.set(index, (kinds = index.trace.edges.map(() => undefined)));
  return (kinds[edge] ??= kindOfContribution(edgeAt(index, edge).contribution));
}

function kindOfContribution(contribution: TraceEdge['contribution']): EdgeLook['kind'] {
  if (contribution === null) return 'never';
  const sign = commonSign(keptNumbers(contribution));
  return sign === 'none' ? 'mixed' : sign;
}

/** 1 to 8 px, proportional up to `scale`. */
export function gradientWidth(value: number, scale: number): number {
  const part = Math.min(1, Math.abs(value) / scale);
  const width = 1 + (widest - 1) * (Number.isNaN(part) ? 1 : part);
  return Math.round(width * 100) / 100;
}

/**
 * The magnitude that is drawn widest: 1, 2 or 5 times a power of ten at or above the 80th percentile of the
 * edges' largest elements, so that one large seed does not make all others hairlines.
 */
export function gradientScale(index: TraceIndex): number {
  const sizes = Float64Array.from(
    index.trace.edges
      .map(({ contribution }) => sizeOfLargest(keptNumbers(contribution ?? [])))
      .filter((size) => size > 0 && Number.isFinite(size)),
  ).sort();
  const high = sizes[Math.floor(sizes.length * 0.8)];
  return high === undefined ? 1 : niceAbove(high);
}

function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10);
}
