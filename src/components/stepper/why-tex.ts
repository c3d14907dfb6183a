// One element in TeX: the rule that made it, with this element's numbers put in.
// Leaves the terms to the explainer, symbols to the trace.
import { numberAt } from '../../notebook/contribution.ts';
import type { Explainer, ValueExplanation } from '../../notebook/explainer/explanation.ts';
import { isScalar } from './card.ts';
import { texFactor, texGradient, texNumber, unravel } from './numbers.ts';
import { edgeAt, nodeAt, type TraceIndex } from './trace-index.ts';
import { rootOf, symbolOf } from './symbol-tex.ts';
import { heaviest, productOf, type Product } from './why.ts';

/** Parts that are written out; of more, the heaviest. */
const most = 6;
/** Letters of TeX that fit on one line. */
const mostOnLine = 40;

/** z_{0,2} = 0.5 · 1 + (−0.25) · 2 = 0; null where the rule has no numbers to put in. */
export function valueTex(
  index: TraceIndex,
  node: number,
  element: number,
  explanation: ValueExplanation,
  explainer: Explainer,
): string | null {
  const { id, shape } = nodeAt(index, node);
  const made = madeOf(id, explanation, explainer);
  if (made === null) return null;
  return aligned(
    `${symbolOf(index, node)}${indexTex(element, shape)}`,
    made,
    texNumber(explanation.result),
  );
}

/** ∂L/∂W_{0,2} = (+0.0111) · 0 + … = −0.0102, contributions of several uses one after another. */
export function gradientTex(
  index: TraceIndex,
  node: number,
  element: number,
  explainer: Explainer,
): string | null {
  const { shape, gradient } = nodeAt(index, node);
  const edges = index.uses[node] ?? [];
  const sent = edges.flatMap((edge) => {
    const { contribution } = edgeAt(index, edge);
    return contribution === null ? [] : (numberAt(contribution, element) ?? []);
  });
  const result = gradient?.[element];
  if (sent.length === 0 || result === undefined) return null;
  const left = `\\frac{\\partial ${rootOf(index)}}{\\partial ${symbolOf(index, node)}${indexTex(element, shape)}}`;
  const only = edges.length === 1 ? explainer.use(edges[0] ?? 0, element) : null;
  const parts = only?.terms.map(productTex) ?? sent.map(bracketed);
  const sizes = only?.terms.map(productOf) ?? sent;
  return aligned(left, { between: ' + ', parts, sizes }, texGradient(result));
}

/** (+0.0111) · 0.5: one term of a gradient; with the factor of its sum where that was factored out. */
export function productTex({ upstream, derivative, factor }: Product): string {
  const factors = factor === 1 ? [derivative] : [derivative, factor];
  return [bracketed(upstream), ...factors.map(texFactor)].join('\\cdot ');
}

/** Parts and what stands between them, before and after. */
interface Made {
  readonly between: string;
  readonly parts: readonly string[];
  /** How much each of them weighs. */
  readonly sizes: readonly number[];
  readonly before?: string;
  readonly after?: string;
}

function madeOf(
  id: string,
  { rule, terms, products }: ValueExplanation,
  explainer: Explainer,
): Made | null {
  const numbers = terms.map(({ value }) => texFactor(value));
  const sizes = terms.map(({ value }) => value);
  if (products !== null) {
    const parts = products.map((factors) => factors.map((at) => numbers[at]).join('\\cdot '));
    const sizes = products.map((factors) =>
      factors.reduce((size, at) => size * (terms[at]?.value ?? NaN), 1),
    );
    return { between: ' + ', parts, sizes };
  }
  if (rule === null || rule === 'copy' || terms.length === 0) return null;
  if (rule === 'mean') {
    const count = `\\tfrac{1}{${Math.round(1 / (terms[0]?.derivative ?? 1))}}`;
    return { between: ' + ', parts: numbers, sizes, before: `${count}\\bigl(`, after: '\\bigr)' };
  }
  if (terms.length === new Set(terms.map(({ input }) => input)).size && isElementwise(terms)) {
    return { between: '', parts: [explainer.formula(id, numbers)], sizes: [1] };
  }
  if (rule === 'sum') return { between: ' + ', parts: numbers, sizes };
  if (rule === 'product') return { between: '\\cdot ', parts: numbers, sizes };
  return null;
}

/** Whether there is one element of each input, in order. */
function isElementwise(terms: ValueExplanation['terms']): boolean {
  return terms.every(({ input }, place) => input === place);
}

/** Short parts stand on one line, others below each other: the panel is narrow. */
function aligned(
  left: string,
  { between, parts, sizes, before = '', after = '' }: Made,
  result: string,
): string {
  const heavy = heaviest(sizes, most).map((at) => parts[at]);
  const all = heavy.length < parts.length ? [...heavy, '\\cdots'] : heavy;
  const row = `= ${before}${all.join(between)}${after}`;
  const column = all.map((part, at) => {
    const start = at === 0 ? `= ${before}` : `\\quad ${between}`;
    return `${start}${part}${at === all.length - 1 ? after : ''}`;
  });
  const lines = [...(row.length <= mostOnLine ? [row] : column), `= ${result}`];
  return `\\begin{aligned}${left} &${lines.join('\\\\[4pt] &')}\\end{aligned}`;
}

function indexTex(element: number, shape: readonly number[]): string {
  return isScalar(shape) ? '' : `[${unravel(element, shape).join(',')}]`;
}

function bracketed(value: number): string {
  return value === 0 ? '0' : `(${texGradient(value)})`;
}
