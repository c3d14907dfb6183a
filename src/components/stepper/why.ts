// What a question is about, as text: the name of its number, and the number as far as it is known.
import type { GradientTerm } from '../../notebook/explainer/explanation.ts';
import { isScalar } from './card.ts';
import { formatGradient, formatIndex, formatValue, unravel } from './numbers.ts';
import { derivativeName } from './shares.ts';
import type { State } from './state.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

const placesOf = new WeakMap<TraceIndex, ReadonlyMap<string, number>>();

/** Place of the node with this id. */
export function placeOf(index: TraceIndex, id: string): number {
  let places = placesOf.get(index);
  if (places === undefined) {
    places = new Map(index.trace.nodes.map((node, place) => [node.id, place]));
    placesOf.set(index, places);
  }
  return places.get(id) ?? index.root;
}

interface Asked {
  readonly of: 'value' | 'gradient';
  readonly node: number;
  readonly element: number;
}

/** z[0][2] or ∂L/∂z[0][2]. */
export function whyName(index: TraceIndex, { of, node, element }: Asked): string {
  const { shape, label } = nodeAt(index, node);
  const name = of === 'value' ? label : derivativeName(index, node);
  return isScalar(shape) ? name : name + formatIndex(unravel(element, shape));
}

/** The element at this position; null where it is not computed yet. */
export function whyNumber(known: State, { of, node, element }: Asked): number | null {
  const all = of === 'value' ? known.value(node) : known.gradient(node);
  return all?.[element] ?? null;
}

/** The same as text: a dash where it is not computed yet. */
export function whyText(known: State, asked: Asked): string {
  const number = whyNumber(known, asked);
  return asked.of === 'value' ? formatValue(number) : formatGradient(number);
}

/** What one term of a gradient comes to. */
export function productOf({ upstream, derivative, factor }: Product): number {
  return upstream * derivative * factor;
}

/** The numbers of a {@link GradientTerm}. */
export type Product = Pick<GradientTerm, 'upstream' | 'derivative' | 'factor'>;

/** Places of the `count` terms of largest size, in their own order; NaN weighs most. */
export function heaviest(weights: readonly number[], count: number): readonly number[] {
  const places = weights.map((_, place) => place);
  if (places.length <= count) return places;
  const weight = (place: number) => {
    const size = Math.abs(weights[place] ?? 0);
    return Number.isNaN(size) ? Infinity : size;
  };
  return places
    .toSorted((a, b) => weight(b) - weight(a) || a - b)
    .slice(0, count)
    .toSorted((a, b) => a - b);
}
