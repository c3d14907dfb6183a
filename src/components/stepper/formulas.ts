// The current step in TeX with the numbers put in. Symbols come from the trace; leaves drawing to Formula.svelte.
import { isScalar } from './card.ts';
import { changeAt } from './change.ts';
import { texFactor, texGradient, texNumber } from './numbers.ts';
import { currentNode, edgeAt, nodeAt, stepAt, type TraceIndex } from './trace-index.ts';
import { rootSymbol, type OpenedElement } from '../../notebook/trace.ts';

/** The formulas of the step that led to a position, `perLine` products on a line: the result, or one for each input that receives something. */
export function formulasOf(index: TraceIndex, position: number, perLine: number): string[] {
  const step = stepAt(index, position);
  if (step === null) return [];
  const place = currentNode(index, position) ?? index.root;
  if (step.phase === 'forward') return [resultTex(index, place)];
  if (step.phase === 'seed') return [`${derivativeTex(index, place)} = ${seedTex(index, place)}`];
  if (step.phase === 'update') return [updateTex(index, position)];
  return step.edges.map((edge) => shareTex(index, edge, perLine));
}

/** h = tanh(z), for a scalar with its value. */
function resultTex(index: TraceIndex, place: number): string {
  const node = nodeAt(index, place);
  const value = isScalar(node.shape) ? ` = ${texNumber(node.value[0] ?? NaN)}` : '';
  return aligned([`${node.tex} &= ${node.formula}`, ...(value === '' ? [] : [`&${value}`])]);
}

/** W ← W − η ∂L/∂W, then one element: what it was, by how much it changed, what it is. */
function updateTex(index: TraceIndex, position: number): string {
  const change = changeAt(index, position);
  if (change === null) return '';
  const { tex, element, before, after, update } = change;
  const at = element === null ? '' : `[${element.join(',')}]`;
  const by = after - before;
  const sign = by < 0 ? '-' : '+';
  const line = `${tex}${at}: \\quad ${texNumber(before)} ${sign} ${texNumber(Math.abs(by))} = ${texNumber(after)}`;
  return aligned([`&${update.formula}`, `&${line}`]);
}

/** ∂L/∂W₁ += Xᵀ ∂L/∂z, then one element as the sum of its products. */
function shareTex(index: TraceIndex, edge: number, perLine: number): string {
  const { formula, opened } = edgeAt(index, edge);
  const from = index.from[edge] ?? 0;
  const lines = [`${derivativeTex(index, from)} &\\mathrel{+}= ${formula}`];
  if (opened !== null) lines.push(...openedTex(index, from, opened, perLine));
  return aligned(lines);
}

/** ∂L/∂W₁[0, 2] as a fraction. */
function derivativeTex(index: TraceIndex, place: number, element: readonly number[] = []): string {
  const at = element.length === 0 ? '' : `[${element.join(',')}]`;
  const root = rootSymbol(nodeAt(index, index.root).name).tex;
  return `\\frac{\\partial ${root}}{\\partial ${nodeAt(index, place).tex}${at}}`;
}

function openedTex(
  index: TraceIndex,
  from: number,
  opened: OpenedElement,
  perLine: number,
): string[] {
  const products = opened.terms.map(
    ({ upstream, derivative }) => `${signed(upstream)}\\cdot ${texFactor(derivative)}`,
  );
  const more = opened.omitted > 0 ? ['\\cdots'] : [];
  const sum = `= ${texGradient(opened.value)}`;
  const scalar = isScalar(nodeAt(index, from).shape);
  const left = scalar ? '&=' : `${derivativeTex(index, from, opened.index)} &\\mathrel{+}=`;
  return rows([...products, ...more], perLine).map((row, i, all) => {
    const start = i === 0 ? left : '&\\quad +';
    return `${start} ${row.join(' + ')}${i === all.length - 1 ? ` ${sum}` : ''}`;
  });
}

function signed(upstream: number): string {
  return upstream === 0 ? '0' : `(${texGradient(upstream)})`;
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
