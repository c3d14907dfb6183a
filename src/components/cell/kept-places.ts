// What a reader did in static HTML, carried over to the same HTML drawn anew. Leaves drawing to output-area.svelte.ts.

/** Remembers focus, opened details and scrolled regions of `place`; the result brings them back. */
export function keepPlaces(place: HTMLElement): () => void {
  const before = elementsOf(place);
  const focused = before.findIndex((element) => element === document.activeElement);
  const opened = before.map((element) => element instanceof HTMLDetailsElement && element.open);
  const scrolled = before.map((element) =>
    element.hasAttribute('tabindex') ? element.scrollLeft : 0,
  );
  return () => {
    elementsOf(place).forEach((element, index) => {
      if (opened[index] === true) element.setAttribute('open', '');
      if ((scrolled[index] ?? 0) > 0) element.scrollLeft = scrolled[index] ?? 0;
      if (index === focused) element.focus({ preventScroll: true });
    });
  };
}

function elementsOf(place: HTMLElement): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>('*')];
}
