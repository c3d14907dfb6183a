// A curve of any length held in a bounded number of points: first, last and extremes of each stretch.
// What is kept depends on the count of points alone, never on time, so that outputs repeat.
import type { Series } from '../output.ts';

interface Point {
  readonly place: number;
  readonly x: number;
  readonly y: number;
}

/** One stretch of `stride` points, reduced to at most four of them. */
interface Stretch {
  readonly first: Point;
  low: Point;
  high: Point;
  last: Point;
  count: number;
}

/** A growing curve of at most `limit` kept points (`limit` ≥ 8). */
export class ThinnedSeries {
  readonly label: string;
  readonly #limit: number;
  #stretches: Stretch[] = [];
  #stride = 1;
  #length = 0;
  /** Whole stretches that `takeNew` has handed out. */
  #taken = 0;
  #thinned = false;

  constructor(label: string, limit: number) {
    this.label = label;
    this.#limit = limit;
  }

  push(x: number, y: number): void {
    const point: Point = { place: this.#length++, x, y };
    const last = this.#stretches.at(-1);
    if (last !== undefined && last.count < this.#stride) extend(last, point);
    else this.#stretches.push({ first: point, low: point, high: point, last: point, count: 1 });
    if (this.#stretches.length > this.#limit / Math.min(this.#stride, 4)) this.#thin();
  }

  /** The kept points in order. */
  points(): Series {
    return { label: this.label, ...columns(this.#stretches) };
  }

  /** The points of stretches completed since the last call; null when the curve was thinned and must be sent whole. */
  takeNew(): { readonly x: readonly number[]; readonly y: readonly number[] } | null {
    if (this.#thinned) return null;
    const complete = this.#stretches.length - (this.#stride > 1 ? 1 : 0);
    const fresh = this.#stretches.slice(this.#taken, complete);
    this.#taken = Math.max(this.#taken, complete);
    return columns(fresh);
  }

  /** The whole curve, after which `takeNew` goes on from here. */
  takeAll(): Series {
    const complete = this.#stride > 1 ? this.#stretches.slice(0, -1) : this.#stretches;
    this.#thinned = false;
    this.#taken = complete.length;
    return { label: this.label, ...columns(complete) };
  }

  #thin(): void {
    // From single points straight to eights: a stretch of two or four would keep every point again.
    const join = this.#stride === 1 ? 8 : 2;
    this.#stride *= join;
    const joined: Stretch[] = [];
    for (const [at, stretch] of this.#stretches.entries()) {
      const last = joined.at(-1);
      if (at % join === 0 || last === undefined) joined.push(stretch);
      else append(last, stretch);
    }
    this.#stretches = joined;
    this.#thinned = true;
  }
}

function extend(stretch: Stretch, point: Point): void {
  if (below(point, stretch.low)) stretch.low = point;
  if (below(stretch.high, point)) stretch.high = point;
  stretch.last = point;
  stretch.count += 1;
}

function append(left: Stretch, right: Stretch): void {
  if (below(right.low, left.low)) left.low = right.low;
  if (below(left.high, right.high)) left.high = right.high;
  left.last = right.last;
  left.count += right.count;
}

/** NaN counts as the lowest, so that a gap in the curve is never thinned away. */
function below(left: Point, right: Point): boolean {
  if (Number.isNaN(right.y)) return false;
  return Number.isNaN(left.y) || left.y < right.y;
}

function columns(stretches: readonly Stretch[]): { x: number[]; y: number[] } {
  const x: number[] = [];
  const y: number[] = [];
  for (const { first, low, high, last } of stretches) {
    const inner = low.place < high.place ? [low, high] : [high, low];
    let previous = -1;
    for (const point of [first, ...inner, last]) {
      if (point.place === previous) continue;
      previous = point.place;
      x.push(point.x);
      y.push(point.y);
    }
  }
  return { x, y };
}
