// A named value as nodes: its shape in words, and its numbers, tinted by sign and magnitude.
// Leaves writing numbers to output/format.ts.
import type { NamedValue } from '#notebook';
import type { SymbolWords } from '../../i18n/symbols.ts';
import { formatColumn, formatShape, signOf } from '../output/format.ts';

/** More would not fit under a symbol. */
const mostRows = 8;
const mostColumns = 6;

/** `[2, 4]`, or the word for a single number; empty for what has no shape. */
export function shapeText(value: NamedValue, words: SymbolWords): string {
  if (value.type === 'number') return words.scalar;
  if (value.type !== 'tensor') return '';
  return value.shape.length === 0 ? words.scalar : formatShape(value.shape);
}

/** The value itself: a number, a small heat map, or text. */
export function valueNode(value: NamedValue, words: SymbolWords): Node {
  if (value.type === 'tensor') return numbersNode(value.values, value.shape, words);
  if (value.type === 'number') return numberNode(value.value);
  return document.createTextNode(value.text);
}

function numberNode(value: number): HTMLElement {
  const node = element('span', 'num');
  node.textContent = formatColumn([value])(value);
  return node;
}

/** The numbers of a tensor, or the first of them: a small heat map, or a number. */
export function numbersNode(
  values: readonly number[],
  shape: readonly number[],
  words: SymbolWords,
): Node {
  const columns = shape.at(-1);
  const [first] = values;
  if (columns === undefined || values.length === 1) {
    return first === undefined ? document.createTextNode('') : numberNode(first);
  }
  const size = shape.reduce((product, length) => product * length, 1);
  const shownColumns = Math.min(columns, mostColumns);
  const rows = Math.min(Math.ceil(values.length / columns), mostRows);
  const shown = Array.from({ length: rows }, (_, row) =>
    values.slice(row * columns, row * columns + shownColumns),
  ).flat();
  const node = element('span', 'symbol-value');
  node.append(heat(shown, shownColumns));
  if (shown.length < size) {
    const rest = element('span', 'rest');
    rest.textContent = words.elements(shown.length, size);
    node.append(rest);
  }
  return node;
}

function heat(values: readonly number[], columns: number): HTMLElement {
  const scale = Math.max(...values.map(Math.abs).filter(Number.isFinite), 0);
  const write = formatColumn(values, { sign: values.some((value) => value < 0) });
  const grid = element('span', 'tag-heat');
  grid.style.setProperty('--cols', String(columns));
  for (const value of values) {
    const cell = element('span', `h${signOf(value)}`);
    cell.textContent = `${write(value)} `;
    cell.style.setProperty('--m', String(scale > 0 ? Math.abs(value) / scale : 0));
    grid.append(cell);
  }
  return grid;
}

function element(tag: string, className: string): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  return node;
}
