// The part of a cell's text that makes its functions, so that they can be made again without running the cell.
// Leaves the data they use to recalled-values.ts and loading the text to run-cell.ts.
import type { Unit } from '../compile/unit.ts';

/** The cell's text with everything but these functions blanked: what is left keeps its line and column. */
export function functionsAlone(
  { js, functions }: Pick<Unit, 'js' | 'functions'>,
  names: readonly string[],
): string {
  let text = '';
  let done = 0;
  for (const { start, end } of functions.filter(({ name }) => names.includes(name))) {
    text += blank(js.slice(done, start)) + js.slice(start, end);
    done = end;
  }
  return text;
}

function blank(text: string): string {
  return text.replace(/[^\n\r\u2028\u2029]/g, ' ');
}
