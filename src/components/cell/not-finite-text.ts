// What is said of the first value of a cell that is not finite. Wording is in i18n/compare.ts.
import type { NotFinite } from '#notebook';
import type { CompareWords } from '../../i18n/compare.ts';

/** One sentence: which value, where it is declared, and what of it is not finite. */
export function notFiniteText(found: NotFinite, words: CompareWords): string {
  const { name, line, element, curve, value } = found;
  const number = Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  if (name === null) return words.resultNotFinite(number);
  // Epochs and elements of lists count as those of the reader's code do: from 0.
  if (curve !== null && element !== null) return words.curveNotFinite(name, curve, element, line);
  return words.valueNotFinite(name, number, line, element !== null);
}
