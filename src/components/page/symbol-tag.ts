// The tag that hangs under a formula's symbol: name, shape, value now. One tag at a time.
import { symbolWords } from '../../i18n/page.ts';
import { pageLanguage } from './page-language.ts';
import { symbolValue } from './symbol-values.ts';
import { shapeText, valueNode } from './symbol-view.ts';

let tag: HTMLElement | undefined;
/** The symbol whose tag is wanted; a slow answer for an earlier one is dropped. */
let wanted: Element | undefined;

/** Shows the tag of a symbol in a formula. */
export async function showTag(symbol: HTMLElement, name: string): Promise<void> {
  hideTag();
  wanted = symbol;
  const words = symbolWords[pageLanguage()];
  const found = await symbolValue(name).catch(() => null);
  if (wanted !== symbol) return;
  tag = document.createElement('div');
  tag.className = 'tag';
  const title = document.createElement('b');
  title.textContent = name;
  const shape = document.createElement('span');
  shape.className = 'shape';
  shape.textContent = found ? shapeText(found.value, words) : '';
  const value = document.createElement('div');
  value.className = 'value';
  value.append(
    found
      ? valueNode(found.value, words)
      : found === null
        ? words.valuesMissing
        : words.notRecorded,
  );
  tag.append(title, shape, value);
  // The list behind the formula's button says the same to those who do not point.
  tag.setAttribute('aria-hidden', 'true');
  document.body.append(tag);
  place(tag, symbol);
}

/** Takes the tag away. */
export function hideTag(): void {
  wanted = undefined;
  tag?.remove();
  tag = undefined;
}

function place(box: HTMLElement, symbol: Element): void {
  const { left, bottom } = symbol.getBoundingClientRect();
  const room = document.documentElement.clientWidth - box.offsetWidth - 16;
  box.style.left = `${scrollX + Math.max(16, Math.min(left, room))}px`;
  box.style.top = `${scrollY + bottom}px`;
}
