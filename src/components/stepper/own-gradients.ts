// Gradients that a cell computes itself and names after what they are gradients of, held against the engine's.
// Leaves the engine's own check to the explainer and drawing to ../cell/CheckReport.svelte.
import type { GradientCheck } from '../../notebook/explainer/explanation.ts';
import type { GradcheckOutput, GradcheckRow, NamedValue } from '../../notebook/output.ts';
import { rootSymbol } from '../../notebook/trace.ts';
import type { Place } from './check-view.ts';
import { unravel } from './numbers.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

/** The same tolerance as for gradients given to `gradcheck`. */
const tolerance = 1e-3;

/** The comparison of a cell's own gradients with the engine's. */
export interface OwnCheck {
  readonly output: GradcheckOutput;
  /** Where the element of a row stands in the graph. */
  placeOf(row: GradcheckRow): Place | null;
}

/**
 * The gradients called dW, gradW, W_grad, dL_dW … among the values of a cell, each compared with the engine's gradient
 * of W; null where there are none. Of a large one the elements that the page knows are compared. Elements at which the
 * engine's check found a kink are kinks here too. A name that several values had, as in a loop, is left out: nobody
 * knows which of them is meant.
 */
export function ownGradients(
  index: TraceIndex,
  values: Readonly<Record<string, NamedValue>>,
  check: GradientCheck,
): OwnCheck | null {
  const kinks = new Set(check.output.rows.filter(({ kink }) => kink).map(keyOf));
  const places = new Map<GradcheckRow, Place>();
  const symbol = rootSymbol(nodeAt(index, index.root).name).text;
  const repeated = repeatedNames(index);
  for (const [node, { name, gradient, shape }] of index.trace.nodes.entries()) {
    if (name === null || gradient === null || repeated.has(name)) continue;
    const own = namesOf(name, symbol).find((one) => isLike(values[one], shape));
    if (own === undefined) continue;
    for (const [element, row] of rowsOf(index, node, own, numbersOf(values[own]), kinks).entries())
      places.set(row, { node, element });
  }
  if (places.size === 0) return null;
  return { output: outputOf([...places.keys()]), placeOf: (row) => places.get(row) ?? null };
}

function repeatedNames({ trace }: TraceIndex): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { name, gradient } of trace.nodes) {
    if (name === null || gradient === null) continue;
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  return repeated;
}

function outputOf(rows: readonly GradcheckRow[]): GradcheckOutput {
  const smooth = rows.filter(({ kink }) => !kink);
  const worst = smooth.reduce((most, { error }) => Math.max(most, error), 0);
  const isBroken = rows.some(({ tested, reference }) => !Number.isFinite(tested + reference));
  const verdict = isBroken
    ? 'not-a-number'
    : worst > tolerance
      ? 'differ'
      : smooth.length < rows.length
        ? 'kink'
        : 'agree';
  const id = 'own-gradients';
  return { kind: 'gradcheck', id, against: 'engine', verdict, worst, rows, omitted: 0 };
}

/** What a gradient of `name` may be called. */
function namesOf(name: string, root: string): readonly string[] {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return [
    `d${name}`,
    `d${capital}`,
    `grad${capital}`,
    `gradient${capital}`,
    `gradientOf${capital}`,
    `${name}Grad`,
    `${name}Gradient`,
    `${name}_grad`,
    `grad_${name}`,
    `d${root}_d${name}`,
    `d${root}d${name}`,
    `dL_d${name}`,
    `dLd${name}`,
  ];
}

function isLike(value: NamedValue | undefined, shape: readonly number[]): boolean {
  if (value?.type === 'number') return shape.every((size) => size === 1);
  return value?.type === 'tensor' && String(value.shape) === String(shape);
}

function numbersOf(value: NamedValue | undefined): readonly number[] {
  if (value?.type === 'number') return [value.value];
  return value?.type === 'tensor' ? value.values : [];
}

function rowsOf(
  trace: TraceIndex,
  node: number,
  name: string,
  numbers: readonly number[],
  kinks: ReadonlySet<string>,
): GradcheckRow[] {
  const { label, shape, gradient } = nodeAt(trace, node);
  const largest = (gradient ?? []).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const floor = Math.max(1e-4 * largest, 1e-6);
  return numbers.map((tested, element) => {
    const reference = gradient?.[element] ?? NaN;
    const size = Math.max(Math.abs(tested), Math.abs(reference), floor);
    const error = Math.abs(tested - reference) / size;
    const index = unravel(element, shape);
    const kink = error > tolerance && kinks.has(keyOf({ name: label, index }));
    return { name, index, tested, reference, error, kink };
  });
}

function keyOf({ name, index }: Pick<GradcheckRow, 'name' | 'index'>): string {
  return `${name} ${index.join(' ')}`;
}
