// The current step in TeX with the numbers put in. Symbols come from the trace; leaves drawing to Formula.svelte.
import { allNumbers } from '../../notebook/contribution.ts';
import { isScalar } from './card.ts';
import { changeAt } from './change.ts';
import { largestAt, texGradient, texNumber, unravel } from './numbers.ts';
import { shortened } from './shortened.ts';
import { currentNode, edgeAt, nodeAt, stepAt, type TraceIndex } from './trace-index.ts';
import type { Explainer } from '../../notebook/explainer/explanation.ts';
import { rootOf, symbolOf } from './symbol-tex.ts';
import { productTex } from './why-tex.ts';
import { heaviest, productOf } from './why.ts';

/** Products of one element that are written out. */
const mostProducts = 6;

/**
 * The formulas of the step that led to a position, `perLine` products on a line: the result, or one for each
 * input that receives something. Until there is an explainer, without numbers.
 */
export function formulasOf(
  index: TraceIndex,
  position: number,
  perLine: number,
  explainer: Explainer | null,
): string[] {
  const step = stepAt(index, position);
  if (step === null) return [];
  const place = currentNode(index, position) ?? index.root;
  if (step.phase === 'forward') return [resultTex(index, place)];
  if (step.phase === 'seed') return [`${derivativeTex(index, place)} = ${seedTex(index, place)}`];
  if (step.phase === 'update') return [updateTex(index, position)];
  return shortened<number | null>(step.edges, null).map((edge) =>
    edge === null ? '\\vdots' : shareTex(index, edge, perLine, explainer),
  );
}

/** h = tanh(z), for a scalar with its value. */
function resultTex(index: TraceIndex, place: number): string {
  const node = nodeAt(index, place);
  const value = isScalar(node.shape) ? ` = ${texNumber(node.value[0] ?? NaN)}` : '';
  return aligned([
    `${symbolOf(index, place)} &= ${node.formula}`,
    ...(value === '' ? [] : [`&${value}`]),
  ]);
}

/** W ← W − η ∂L/∂W, then one element: what it was, by how much it changed, what it is. */
function updateTex(index: TraceIndex, position: number): string {
  const change = changeAt(index, position);
  if (change === null) return '';
  const { element, before, after, update } = change;
  const tex = symbolOf(index, currentNode(index, position) ?? index.root);
  const at = element === null ? '' : `[${element.join(',')}]`;
  const by = after - before;
  const sign = by < 0 ? '-' : '+';
  const line = `${tex}${at}: \\quad ${texNumber(before)} ${sign} ${texNumber(Math.abs(by))} = ${texNumber(after)}`;
  return aligned([`&${update.formula}`, `&${line}`]);
}

/** ∂L/∂W₁ += Xᵀ ∂L/∂z, then its largest element as the sum of its products. */
function shareTex(
  index: TraceIndex,
  edge: number,
  perLine: number,
  explainer: Explainer | null,
): string {
  const from = index.from[edge] ?? 0;
  const share = `${derivativeTex(index, from)} &\\mathrel{+}= ${edgeAt(index, edge).formula}`;
  return aligned([share, ...openedTex(index, edge, perLine, explainer)]);
}

/** ∂L/∂W₁[0, 2] as a fraction. */
function derivativeTex(index: TraceIndex, place: number, element: readonly number[] = []): string {
  const at = element.length === 0 ? '' : `[${element.join(',')}]`;
  return `\\frac{\\partial ${rootOf(index)}}{\\partial ${symbolOf(index, place)}${at}}`;
}

function openedTex(
  index: TraceIndex,
  edge: number,
  perLine: number,
  explainer: Explainer | null,
): string[] {
  const from = index.from[edge] ?? 0;
  const element = largestAt(allNumbers(edgeAt(index, edge).contribution ?? []));
  const use = explainer?.use(edge, element) ?? null;
  if (use === null) return [];
  const all = use.terms.map(productTex);
  const products = heaviest(use.terms.map(productOf), mostProducts).map((at) => all[at]);
  const more = all.length > products.length ? ['\\cdots'] : [];
  const sum = `= ${texGradient(use.contribution)}`;
  const { shape } = nodeAt(index, from);
  const at = unravel(element, shape);
  const left = isScalar(shape) ? '&=' : `${derivativeTex(index, from, at)} &\\mathrel{+}=`;
  return rows([...products, ...more], perLine).map((row, i, all) => {
    const start = i === 0 ? left : '&\\quad +';
    return `${start} ${row.join(' + ')}${i === all.length - 1 ? ` ${sum}` : ''}`;
  });
}

function rows<T>(items: readonly T[], length: number): T[][] {
  const count = Math.max(1, Math.ceil(items.length / length));
  return Array.from({ length: count }, (_, row) => items.slice(row * length, (row + 1) * length));
}

function seedTex(index: TraceIndex, place: number): string {
  return texNumber(nodeAt(index, place).gradient?.[0] ?? NaN);
}

function aligned(lines: readonly string[]): string {
  return `\\begin{aligned}${lines.join('\\\\[7pt] ')}\\end{aligned}`;
}
