// The small drawings beside the chapters in the contents: signs, not data.
import type { ChapterSlug } from '../../content/chapters.ts';

/** Strokes in ink and in grey, filled shapes, and dots [x, y, radius], in a box of 88 × 48. */
export interface Glyph {
  readonly line?: string;
  readonly soft?: string;
  readonly fill?: string;
  readonly dots?: readonly (readonly [x: number, y: number, radius: number])[];
}

export const chapterGlyphs: Readonly<Record<ChapterSlug, Glyph>> = {
  learning: {
    line: 'M8 38 80 10',
    dots: [
      [12, 30, 2.4],
      [26, 34, 2.4],
      [36, 24, 2.4],
      [50, 25, 2.4],
      [60, 14, 2.4],
      [74, 16, 2.4],
    ],
  },
  tensors: {
    soft: 'M14 3h60v42H14zM29 3v42M44 3v42M59 3v42M14 17h60M14 31h60',
    fill: 'M44 17h15v14H44z',
  },
  networks: {
    soft: 'M12 8 52 24M12 24h40M12 40l40-16',
    line: 'M51 24a7 7 0 1 0 14 0 7 7 0 1 0-14 0M65 24h17',
    dots: [
      [12, 8, 3],
      [12, 24, 3],
      [12, 40, 3],
    ],
  },
  activations: { soft: 'M4 24h80M44 4v40', line: 'M4 42C44 42 44 6 84 6' },
  losses: { soft: 'M4 44h80', line: 'M4 6q40 76 80 0M66 44v-4M66 36v-4M66 28v-4' },
  'gradient-descent': {
    soft: 'M4 6q40 72 80 0',
    dots: [
      [12, 19, 2.6],
      [21.6, 30.7, 2.6],
      [29.6, 37.3, 2.6],
      [36, 40.6, 2.6],
      [44, 42, 2.6],
    ],
  },
  backpropagation: {
    line: 'M74 24 46 10H14M19 6l-5 4 5 4M74 24 46 38H14M19 34l-5 4 5 4',
    dots: [[76, 24, 4]],
  },
  'deep-nets': {
    fill: 'M8 6h7v38H8zM21 20h7v24h-7zM34 29h7v15h-7zM47 35h7v9h-7zM60 38h7v6h-7zM73 40.5h7V44h-7z',
  },
  generalisation: {
    soft: 'M4 8c14 26 36 33 80 33.4',
    line: 'M4 8c10 20 24 22 36 21.6S70 27 84 21',
  },
  keras: { line: 'M10 10h18v28H10zM34 10h18v28H34zM58 10h18v28H58zM28 24h6M52 24h6' },
  classical: { line: 'M44 8 22 24M44 8l22 16M22 24 12 40M22 24l10 16M66 24 56 40M66 24l10 16' },
  cnn: {
    soft: 'M8 4h40v40H8zM16 4v40M24 4v40M32 4v40M40 4v40M8 12h40M8 20h40M8 28h40M8 36h40',
    fill: 'M8 4h24v24H8z',
    line: 'M52 24h12M68 18h12v12H68z',
  },
  rnn: {
    line: 'M8 30h6M26 30h12M50 30h12M74 30h6M14 30a6 6 0 1 0 12 0 6 6 0 1 0-12 0M38 30a6 6 0 1 0 12 0 6 6 0 1 0-12 0M62 30a6 6 0 1 0 12 0 6 6 0 1 0-12 0M17 23c-8-20 14-20 6 0M41 23c-8-20 14-20 6 0M65 23c-8-20 14-20 6 0',
  },
  attention: {
    line: 'M44 36C44 8 8 8 8 36M44 36c0-17-18-17-18 0M44 36c0-17 18-17 18 0M44 36C44 8 80 8 80 36',
    fill: 'M2 38h12v4H2zM20 38h12v4H20zM38 38h12v4H38zM56 38h12v4H56zM74 38h12v4H74z',
  },
  generative: {
    dots: [
      [62.6, 24, 1.8],
      [27.5, 33.5, 1.8],
      [46.3, 7.7, 1.8],
      [56.5, 34.2, 1.8],
      [20.1, 21.4, 1.8],
      [59.7, 15.8, 1.8],
      [38.2, 37.5, 1.8],
      [31.9, 9.4, 1.8],
      [64.2, 29.4, 1.8],
      [21.5, 28.8, 1.8],
      [53.9, 10.5, 1.8],
      [48.7, 38.4, 1.8],
      [22.3, 14.8, 1.8],
      [39.6, 8.5, 1.8],
    ],
  },
  beyond: {
    soft: 'M9 3h70v42H9zM23 3v42M37 3v42M51 3v42M65 3v42M9 17h70M9 31h70',
    line: 'M16 38V24h28V10h22',
    dots: [[72, 10, 4]],
  },
};
