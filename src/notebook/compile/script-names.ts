// Takes the names a cell gives to its own script (`//# sourceURL=…`): stacks would show them, and no error would
// find its line.
import type { Page } from './blank-types.ts';

const scriptName = /[#@]\s*source(?:Mapping)?URL\s*=/g;

/** Breaks such names where they work, which is in comments. */
export function blankScriptNames({ cell, edits }: Page): void {
  for (const { index } of cell.source.text.matchAll(scriptName)) {
    if (cell.plain[index] === ' ') edits.replace(index, ' ');
  }
}
