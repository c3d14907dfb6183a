// Pictures of few pixels as a figure: in rows, each pixel a square of ink, or of the colour of its sign.
// Leaves the list of values to images-values.ts and SVG to ImagesView.svelte.
import { translate } from '../../i18n/language.ts';
import type { OutputWords } from '../../i18n/output.ts';
import type { ImagesOutput } from '../../notebook/output.ts';
import { extent } from './axis.ts';
import type { FigureTable, Stop } from './figure.ts';
import { formatColumn } from './format.ts';
import { imagesValues } from './images-values.ts';

export interface ImagesFigure {
  readonly title: string;
  readonly summary: string;
  readonly columns: number;
  readonly rows: number;
  /** Whether names stand under the pictures. */
  readonly named: boolean;
  readonly pictures: readonly DrawnPicture[];
  readonly scale: { readonly signed: boolean; readonly low: string; readonly high: string };
  readonly stops: readonly Stop[];
  readonly tables: readonly FigureTable[];
}

export interface DrawnPicture {
  readonly label: string;
  readonly column: number;
  readonly row: number;
  readonly inks: readonly Ink[];
}

/** Pixels of one strength as one path, in a box of width × height. */
export interface Ink {
  /** Ink, a sign's colour, or no finite number. */
  readonly sign: 'i' | 'p' | 'n' | 'x';
  readonly strength: number;
  readonly path: string;
}

/** How pixels are inked: `floor` is the ground, `reach` above (or, with signs, below) it the strongest. */
interface Shading {
  readonly signed: boolean;
  readonly floor: number;
  readonly reach: number;
}

/** Strengths of ink that are told apart. */
const strengths = 16;
/** Two diagonals, ending where the next pixel begins. */
const cross = 'l1 1m0-1l-1 1m1-1';
/** Pictures in one row at most. */
const mostColumns = 5;

/** The figure of pictures in the page's language. */
export function imagesFigure(
  output: ImagesOutput,
  words: OutputWords,
  labels: Readonly<Record<string, string>>,
): ImagesFigure {
  const { images } = output;
  const columns = columnsOf(images.length);
  const rows = Math.ceil(images.length / columns);
  const names = images.map(({ label }) => translate(label, labels));
  const range = rangeOf(output);
  const shading = shadingOf(range);
  const [low = '', high = ''] = range.map(formatColumn(range));
  return {
    title: translate(output.title, labels),
    summary: summary(output, words),
    columns,
    rows,
    named: names.some((name) => name !== ''),
    pictures: images.map(({ values }, index) => ({
      label: names[index] ?? '',
      column: index % columns,
      row: Math.floor(index / columns),
      inks: inksOf(values, output.size[1], shading),
    })),
    scale: { signed: shading.signed, low, high },
    ...imagesValues(output, names, { columns, rows }, words),
  };
}

/** The fewest rows, and in each about as many: six pictures stand three and three. */
function columnsOf(count: number): number {
  return Math.max(1, Math.ceil(count / Math.ceil(count / mostColumns)) || 0);
}

/** What the pixels reach: from 0, or symmetric about it as soon as one is negative. */
function rangeOf({ range, images }: ImagesOutput): readonly [number, number] {
  if (range !== null) return range;
  const finite = images.flatMap(({ values }) => values.filter(Number.isFinite));
  const [low, high] = extent(finite) ?? [0, 1];
  const reach = Math.max(-low, high) || 1;
  return low < 0 ? [-reach, reach] : [0, reach];
}

function shadingOf([low, high]: readonly [number, number]): Shading {
  if (low < 0 && high > 0) return { signed: true, floor: 0, reach: Math.max(-low, high) };
  return { signed: false, floor: low, reach: high - low };
}

/** Neighbours of one strength in a row are one rectangle; what is no number is crossed out. */
function inksOf(values: readonly number[], width: number, shading: Shading): readonly Ink[] {
  const found = new Map<string, Ink>();
  const looks = values.map((value) => lookOf(value, shading));
  for (let start = 0, end = 1; start < looks.length; start = end, end += 1) {
    const look = looks[start];
    while (end < looks.length && end % width !== 0 && looks[end]?.key === look?.key) end += 1;
    if (look === undefined || look.strength === 0) continue;
    const { key, sign, strength } = look;
    const run = end - start;
    const corner = `M${start % width} ${Math.floor(start / width)}`;
    const rectangle = sign === 'x' ? corner + cross.repeat(run) : `${corner}h${run}v1h-${run}z`;
    found.set(key, { sign, strength, path: (found.get(key)?.path ?? '') + rectangle });
  }
  return [...found.values()];
}

function lookOf(value: number, { signed, floor, reach }: Shading) {
  if (!Number.isFinite(value)) return { key: 'x', sign: 'x' as const, strength: 1 };
  const part = Math.max(-1, Math.min(1, value / reach - floor / reach));
  const strength = Math.round(Math.abs(signed ? part : Math.max(0, part)) * strengths) / strengths;
  const sign = !signed ? ('i' as const) : part < 0 ? ('n' as const) : ('p' as const);
  return { key: `${sign}${strength}`, sign, strength };
}

function summary({ images, size, omitted }: ImagesOutput, words: OutputWords): string {
  const all = images.flatMap(({ values }) => values);
  const ends = extent(all.filter(Number.isFinite));
  if (ends === null) return all.length === 0 ? words.images.empty : words.images.unknown;
  const [low = '', high = ''] = ends.map(formatColumn(ends));
  const first = words.images.summary({
    count: images.length,
    size: `${size[0]} × ${size[1]}`,
    low,
    high,
    missing: all.filter((value) => !Number.isFinite(value)).length,
  });
  return words.sentences(omitted === 0 ? [first] : [first, words.images.omitted(omitted)]);
}
