// What a reader chose in a control of static HTML, chosen again in the same control drawn anew. Leaves places to
// kept-places.ts.

type Control = HTMLSelectElement | HTMLInputElement;

/** Remembers the controls of `place` that were moved; the result moves them again, and says so to their cell. */
export function keepChoices(place: HTMLElement): () => void {
  const moved = new Map(
    controlsOf(place)
      .filter(isMoved)
      .map(({ id, value }) => [id, value]),
  );
  return () => {
    for (const control of controlsOf(place)) {
      const value = moved.get(control.id);
      if (value === undefined) continue;
      control.value = value;
      const type = control instanceof HTMLSelectElement ? 'change' : 'input';
      control.dispatchEvent(new Event(type, { bubbles: true }));
    }
  };
}

/** Calls `next` once no control of `place` is in use: one drawn anew in a reader's hands would drop his choice. */
export function whenUnused(place: HTMLElement, next: () => void): void {
  if (!controlsOf(place).some(isUsed)) return next();
  for (const type of ['change', 'focusout'] as const)
    place.addEventListener(type, next, { once: true });
}

function controlsOf(place: HTMLElement): Control[] {
  return [...place.querySelectorAll<Control>('select[id], input[type=range][id]')];
}

/** Held down, or opened and not yet chosen from. */
function isUsed(control: Control): boolean {
  return control.matches(':active') || (control === document.activeElement && !isMoved(control));
}

function isMoved(control: Control): boolean {
  if (control instanceof HTMLInputElement) return control.value !== control.defaultValue;
  const first = [...control.options].find(({ defaultSelected }) => defaultSelected);
  return control.value !== (first ?? control.options[0])?.value;
}
