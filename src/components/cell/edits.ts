// The reader's edits, kept in the tab: they survive a reload and the switch of language.
// Leaves showing them to live-cell.ts. Small: it is part of what every page loads first.

const prefix = 'nabla:edit:';

/** The kept text of a cell, or null where it was not edited (or nothing can be kept here). */
export function readEdit(name: string, original: string): string | null {
  try {
    return sessionStorage.getItem(editKey(name, original));
  } catch {
    return null; // storage denied: writeEdit says so as soon as there is something to lose
  }
}

/** Keeps a cell's text, or forgets it where it equals the original; false where the browser refuses. */
export function writeEdit(name: string, original: string, source: string): boolean {
  try {
    if (source === original) sessionStorage.removeItem(editKey(name, original));
    else sessionStorage.setItem(editKey(name, original), source);
    return true;
  } catch {
    return false;
  }
}

/** Where an edit is kept: the cell and a hash of the text it was made of, so that a new original has no edits. */
export function editKey(name: string, original: string): string {
  return `${prefix}${name}:${hash(original)}`;
}

/** FNV-1a over UTF-16 code units, 32 bits, in base 36. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(36);
}
