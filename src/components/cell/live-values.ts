// Numbers in prose follow the reader's runs: every <Value> whose cell has run shows what it now is.
// Leaves the first text to Value.astro.
import type { ValuesChange } from './book.ts';
import { readPath, valueText } from './value-text.ts';

/** Listens for runs; called once. */
export function followValues(): void {
  document.addEventListener('nabla:values', (event) => {
    const { cell, values } = (event as CustomEvent<ValuesChange>).detail; // our own event, from book.ts
    // An exercise has names of its own that prose does not speak of.
    if (cell.includes('/')) return;
    for (const place of document.querySelectorAll<HTMLElement>('[data-value]')) {
      const path = readPath(place.dataset['value'] ?? '');
      const value = path === null ? undefined : values[path.name];
      if (path === null || value === undefined) continue;
      place.textContent = valueText(value, path.index, place.dataset['format'] ?? '') ?? '—';
    }
  });
}
