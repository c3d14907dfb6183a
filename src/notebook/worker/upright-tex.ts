// Words in TeX formulas: upright, whatever signs they hold, and no longer than a label may be.
import { caps } from '../output.ts';

/** `loss` → \mathrm{loss}; words that the mathematics fonts lack become text. */
export function uprightTex(words: string): string {
  const font = /^[\x20-\x7e]*$/.test(words) ? 'mathrm' : 'text';
  return `\\${font}{${escapeTex(words.slice(0, caps.label))}}`;
}

function escapeTex(text: string): string {
  return text.replace(/[\\{}$&#^_%~]/g, (sign) => (/[\\^~]/.test(sign) ? '' : `\\${sign}`));
}
