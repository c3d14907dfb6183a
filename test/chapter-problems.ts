// What is wrong between two texts, as messages that name file, line and what is missing.
import type { Piece } from './chapter-parts.ts';

/** A file's pieces, with the path that messages name. */
export interface Listing {
  readonly file: string;
  readonly pieces: readonly Piece[];
}

/** The first place where a translation has other pieces than its original, or the same in another order. */
export function orderProblems(original: Listing, translation: Listing): readonly string[] {
  const { pieces } = translation;
  const length = Math.max(original.pieces.length, pieces.length);
  for (let place = 0; place < length; place++) {
    const [wanted, found] = [original.pieces[place], pieces[place]];
    if (wanted?.key === found?.key) continue;
    if (wanted === undefined)
      return [`${at(translation, found)}: ${found?.text} is not in ${original.file}`];
    const instead = found === undefined ? '' : `, ${found.text} stands here`;
    const line = found ?? pieces.at(-1);
    return [
      `${at(translation, line)}: missing ${wanted.text} of ${at(original, wanted)}${instead}`,
    ];
  }
  return [];
}

/** Pieces that only one of two texts has, or has more often. */
export function setProblems(original: Listing, translation: Listing): readonly string[] {
  return [...lacking(original, translation), ...lacking(translation, original)];
}

function lacking(wanted: Listing, found: Listing): readonly string[] {
  const left = found.pieces.map(({ key }) => key);
  return wanted.pieces.flatMap((piece) => {
    const place = left.indexOf(piece.key);
    if (place >= 0) left.splice(place, 1);
    return place >= 0 ? [] : [`${found.file}: missing ${piece.text} of ${at(wanted, piece)}`];
  });
}

/** Pieces whose key is not known. */
export function unknownProblems(
  { file, pieces }: Listing,
  known: { has(key: string): boolean },
  why: string,
): readonly string[] {
  return pieces
    .filter(({ key }) => !known.has(key))
    .map((piece) => `${file}:${piece.line}: ${piece.text}: ${why}`);
}

function at({ file }: Listing, piece: Piece | undefined): string {
  return piece === undefined ? file : `${file}:${piece.line}`;
}
