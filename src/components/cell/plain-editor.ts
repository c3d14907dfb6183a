// The first editing surface: a transparent textarea exactly over the lines, there at once on every device.
// Leaves what an edit means to live-cell.ts and the richer editor to rich-editor.ts.

/** Opens the textarea over the code; `onInput` is called with every new text. */
export function openTextarea(
  code: HTMLElement,
  source: string,
  onInput: (source: string) => void,
): HTMLTextAreaElement {
  const area = document.createElement('textarea');
  area.className = 'plain';
  area.value = source;
  area.rows = 1;
  area.spellcheck = false;
  area.autocapitalize = 'off';
  area.autocomplete = 'off';
  area.setAttribute('autocorrect', 'off');
  area.setAttribute('aria-label', code.getAttribute('aria-label') ?? '');
  area.addEventListener('input', () => onInput(area.value));
  for (const type of ['compositionstart', 'compositionend'] as const)
    area.addEventListener(type, () =>
      area.toggleAttribute('data-composing', type === 'compositionstart'),
    );
  // The cell has a `change` event of its own.
  area.addEventListener('change', (event) => event.stopPropagation());
  code.append(area);
  code.classList.add('editing');
  code.removeAttribute('tabindex');
  return area;
}
