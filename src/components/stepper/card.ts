// How large a node's card is, and how a tensor shrinks to a thumbnail. Leaves drawing to NodeCard.svelte.
import type { TraceNode } from '../../notebook/trace.ts';
import { sizeOf } from './numbers.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A tensor as a small grid; one cell stands for a block of `block` elements. */
export interface Thumbnail {
  readonly rows: number;
  readonly columns: number;
  readonly block: readonly [rows: number, columns: number];
  /** Side of a cell with its gap, in px. */
  readonly pitch: number;
}

/** What stands in a card beside its own numbers: those of another run, in lists. */
interface Others {
  readonly value: readonly number[] | null;
  readonly gradient: readonly number[] | null;
}

const scalarCard: Size = { width: 100, height: 60 };
const tensorHeight = 98;
/** A line of text in a card. */
const line = 17;
/** A line of small text. */
const smallLine = 15;
const foldedWidth = 148;
const padding = 10;
const between = 9;
const most = 6;
const widest = 46;
/** A card grows for its words up to this; what is longer ends in an ellipsis. */
const widestText = 112;

/** Whether a node's numbers are drawn as text rather than as a thumbnail. */
export function isScalar(shape: readonly number[]): boolean {
  return sizeOf(shape) === 1;
}

/** How much taller a card is that also shows what was: a line for each number, or a row of smaller thumbnails. */
export function extraHeight(shape: readonly number[], others: Others | null): number {
  if (others === null) return 0;
  if (!isScalar(shape)) {
    const { rows, pitch } = smallThumbnail(shape);
    return Math.max(smallLine, rows * pitch) + 4;
  }
  return [others.value, others.gradient].filter((one) => one !== null).length * smallLine;
}

/** The size of a node's card: two thumbnails beside each other, or two numbers below each other. */
export function cardSize(node: TraceNode): Size {
  const words = 2 * padding + headWidth(node);
  if (isScalar(node.shape)) return { ...scalarCard, width: Math.max(scalarCard.width, words) };
  const { columns, pitch } = thumbnail(node.shape);
  const width = 2 * padding + 2 * columns * pitch + between;
  return { width: Math.max(90, width, words), height: tensorHeight };
}

/** The label without the layer it begins with, which a card has beside it, or a frame around it. */
export function shortLabel({ label }: TraceNode): string {
  return label.slice(label.lastIndexOf('/') + 1);
}

/** What stands beside the label: the operation of a node that has a name of its own, the layer of a weight. */
export function besideLabel({ role, name, op }: TraceNode): string {
  if (name === null) return '';
  return role === 'operation' ? op : name.slice(0, Math.max(0, name.lastIndexOf('/')));
}

/** Width of a card's first line: label and operation if both find room, else the label. */
function headWidth(node: TraceNode): number {
  // A counter is as wide as any other: the turns of a loop look alike.
  const label = textWidth(shortLabel(node).replace(/ \(\d+\)$/, ' (00)'));
  const beside = besideLabel(node);
  const both = beside === '' ? label : label + between + textWidth(beside);
  return both <= widestText ? both : Math.min(label, widestText);
}

/** About as wide as a text is drawn in a card's type. */
function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += /[\u2e80-\uffef]/.test(sign) ? 14 : 7.7;
  return Math.ceil(width);
}

/** The size of a folded group's card: name, what it holds, and its result of this shape. */
export function foldedSize(shape: readonly number[]): Size {
  if (isScalar(shape)) return { width: foldedWidth, height: 4 * line + 11 };
  const { columns, pitch } = thumbnail(shape);
  const width = 2 * padding + 2 * columns * pitch + between;
  return { width: Math.max(foldedWidth, width), height: tensorHeight + line };
}

/** The same grid with smaller cells. */
export function smallThumbnail(shape: readonly number[]): Thumbnail {
  const grid = thumbnail(shape);
  return { ...grid, pitch: Math.max(3, Math.round(grid.pitch * 0.6)) };
}

/** Leading axes run down, the last axis runs across; more than 6 × 6 elements are joined into blocks. */
export function thumbnail(shape: readonly number[]): Thumbnail {
  const across = shape.at(-1) ?? 1;
  const down = Math.max(1, sizeOf(shape.slice(0, -1)));
  const block = [Math.ceil(down / most), Math.ceil(across / most)] as const;
  const rows = Math.ceil(down / block[0]);
  const columns = Math.ceil(across / block[1]);
  const pitch = Math.min(11, Math.floor(widest / columns), Math.floor(48 / rows));
  return { rows, columns, block, pitch };
}

/** One number for each cell of a thumbnail: the element of largest magnitude in its block. */
export function thumbnailValues(values: readonly number[], shape: readonly number[]): number[] {
  const { rows, columns, block } = thumbnail(shape);
  const across = shape.at(-1) ?? 1;
  const cells: number[] = Array.from({ length: rows * columns }, () => 0);
  values.forEach((value, flat) => {
    const row = Math.floor(Math.floor(flat / across) / block[0]);
    const cell = row * columns + Math.floor((flat % across) / block[1]);
    // NaN wins over any number: a block that holds one must not look healthy.
    if (!(Math.abs(value) <= Math.abs(cells[cell] ?? 0))) cells[cell] = value;
  });
  return cells;
}
