// The gradient check of a recorded computation: its operations' gradients against central differences, in float64.
// Leaves time to its caller: it is a generator that yields after each operation, so that a page can go on in between.
import {
  floorOf,
  nearestSlopes,
  noise,
  relativeError,
  verdictOf,
  type Slopes,
  type Verdict,
} from './differences.ts';
import { Random } from './random.ts';
import type { DoubleReplay, RecordedNode, Replay } from './replay.ts';
import { unravel } from './shape.ts';

/** Settings of {@link checkReplay}. */
export interface ReplayCheckOptions {
  /** How many elements are checked at most, shared out among the parameters; 200 unless stated. */
  readonly maxElements?: number;
  /** Which elements of a larger parameter are drawn; 0 unless stated. */
  readonly seed?: number;
  /** The gradient that the result itself is given; 1 unless stated. */
  readonly rootGradient?: number;
}

/** One element of one parameter, from both sides. */
export interface ReplayCheckRow {
  /** Place of the parameter among the recorded nodes. */
  readonly node: number;
  readonly element: number;
  readonly index: readonly number[];
  readonly tested: number;
  readonly reference: number;
  readonly error: number;
  readonly kink: boolean;
}

/** What was found in one parameter. */
export interface ReplayCheckPart {
  readonly node: number;
  /** Elements it has, and how many were checked. */
  readonly size: number;
  readonly checked: number;
  readonly kinks: number;
  readonly verdict: Verdict;
  /** The element with the largest error; where all others agree, the one at a kink. */
  readonly worst: ReplayCheckRow | null;
}

/** The verdict on a whole computation. */
export interface ReplayCheck {
  readonly verdict: Verdict;
  /** Largest error of the elements that are not at a kink. */
  readonly worst: number;
  readonly parts: readonly ReplayCheckPart[];
  readonly rows: readonly ReplayCheckRow[];
  /** Elements of all parameters together, of which `rows` were checked. */
  readonly elements: number;
  readonly seed: number;
}

const step = 1e-5;
const tolerance = 1e-5;

/**
 * Compares ∂result/∂p with (f(p + h) − f(p − h)) / 2h for elements of every parameter that the result depends
 * on. Yields after each operation how many elements are done, and of how many.
 *
 * @throws EngineError `unknown-word`
 */
export function* checkReplay(
  replay: Replay,
  nodes: readonly RecordedNode[],
  options: ReplayCheckOptions = {},
): Generator<{ readonly done: number; readonly of: number }, ReplayCheck> {
  const { maxElements = 200, seed = 0, rootGradient = 1 } = options;
  const double = replay.inDouble();
  yield* told(double.run(), 0, 1);
  const gradients = yield* told(double.gradients(rootGradient), 0, 1);
  const sizes = [...gradients].map(([node]) => nodes[node]!.value.length);
  const chosen = [...gradients].map(([node, { data }], part) =>
    elementsOf(data, shareOf(sizes, part, maxElements), seed + node),
  );
  const of = chosen.reduce((sum, list) => sum + list.length, 0);
  const rows: ReplayCheckRow[] = [];
  const parts: ReplayCheckPart[] = [];
  for (const [part, [node, { data, shape }]] of [...gradients].entries()) {
    const users = double.usersOf(node);
    const slopes: Slopes[] = [];
    for (const element of chosen[part]!) {
      const at = { node, element, users, tested: data[element]!, rootGradient };
      slopes.push(yield* told(slopesOf(double, at), rows.length + slopes.length, of));
    }
    const floor = floorIn(
      double,
      slopes.map(({ central }) => central),
      rootGradient,
    );
    const own = slopes.map(({ central, kink }, i): ReplayCheckRow => {
      const element = chosen[part]![i]!;
      const [tested, index] = [data[element]!, unravel(element, shape)];
      const error = relativeError(tested, central, floor);
      return { node, element, index, tested, reference: central, error, kink };
    });
    rows.push(...own);
    parts.push(partOf(node, data.length, own));
  }
  const elements = sizes.reduce((sum, size) => sum + size, 0);
  return { ...verdictOf(rows, tolerance), parts, rows, elements, seed };
}

function partOf(node: number, size: number, rows: readonly ReplayCheckRow[]): ReplayCheckPart {
  const { verdict } = verdictOf(rows, tolerance);
  // where all else agrees the kink is what there is to show
  const weight = (row: ReplayCheckRow) =>
    !Number.isFinite(row.tested + row.reference)
      ? Infinity
      : row.kink && verdict !== 'kink'
        ? -1
        : row.error + (row.kink ? 1 : 0);
  const [worst = null] = rows.toSorted((one, other) => weight(other) - weight(one));
  const kinks = rows.filter(({ kink }) => kink).length;
  return { node, size, checked: rows.length, kinks, verdict, worst };
}

interface Asked {
  readonly node: number;
  readonly element: number;
  readonly users: readonly number[];
  readonly tested: number;
  readonly rootGradient: number;
}

/** Slopes of the result along one element, times the gradient that the result is given. */
function* slopesOf(
  double: DoubleReplay,
  { node, element, users, tested, rootGradient }: Asked,
): Generator<void, Slopes> {
  const errorOf = (slope: number) => {
    const central = slope * rootGradient;
    return relativeError(tested, central, floorIn(double, [central], rootGradient));
  };
  const before = double.array(node).data[element]!;
  const asking = nearestSlopes(double.result, before, step, errorOf, tolerance);
  let next = asking.next();
  while (!next.done) {
    next = asking.next(yield* double.resultWith(node, element, next.value, users));
  }
  return { ...next.value, central: next.value.central * rootGradient };
}

/** Below this size a slope is lost in what rounding makes of the result. */
function floorIn(double: DoubleReplay, slopes: readonly number[], rootGradient: number): number {
  const lost = (noise(double.result, step) * Math.abs(rootGradient)) / tolerance;
  return Math.max(floorOf(slopes), lost);
}

function* told<Result>(work: Generator<void, Result>, done: number, of: number) {
  let next = work.next();
  while (!next.done) {
    yield { done, of };
    next = work.next();
  }
  return next.value;
}

/** How many elements of a parameter are checked: all if there is room, else as many as of every other large one. */
function shareOf(sizes: readonly number[], part: number, budget: number): number {
  let room = budget;
  let waiting = sizes.map((_, place) => place).sort((a, b) => sizes[a]! - sizes[b]!);
  while (waiting.length > 0) {
    const [smallest, ...others] = waiting as [number, ...number[]];
    const share = Math.max(1, Math.floor(room / waiting.length));
    const taken = Math.min(sizes[smallest]!, share);
    if (smallest === part) return taken;
    room -= taken;
    waiting = others;
  }
  return 0;
}

/** All places, or so many drawn with the seed, the largest gradient always among them; ascending. */
function elementsOf(gradient: ArrayLike<number>, count: number, seed: number): number[] {
  const places = Array.from({ length: gradient.length }, (_, place) => place);
  if (count >= places.length) return places;
  const size = (place: number) => Math.abs(gradient[place]!);
  const largest = places.reduce((one, other) => (size(other) > size(one) ? other : one), 0);
  const random = new Random(seed);
  const chosen = new Set([largest]);
  while (chosen.size < count) chosen.add(Math.floor(random.uniform() * places.length));
  return [...chosen].sort((a, b) => a - b);
}
