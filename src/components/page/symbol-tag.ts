// The tag that hangs under a formula's symbol: name, shape, value now. One tag at a time.
import { symbolWords } from '../../i18n/symbols.ts';
import { pageLanguage } from './page-language.ts';
import { standingNodes } from './symbol-standing.ts';
import { symbolValue } from './symbol-values.ts';
import { shapeText, valueNode } from './symbol-view.ts';

let tag: HTMLElement | undefined;
/** The symbol whose tag is wanted, and its name; a slow answer for an earlier one is dropped. */
let wanted: { readonly symbol: Element; readonly name: string } | undefined;

/** Shows the tag of a symbol in a formula. */
export async function showTag(symbol: HTMLElement, name: string): Promise<void> {
  hideTag();
  const asked = { symbol, name };
  wanted = asked;
  const content = await contentOf(name);
  if (wanted !== asked) return;
  tag = document.createElement('div');
  tag.className = 'tag';
  // The list behind the formula's button says the same to those who do not point.
  tag.setAttribute('aria-hidden', 'true');
  tag.append(...content);
  document.body.append(tag);
  place(tag, symbol);
}

/** Takes the tag away. */
export function hideTag(): void {
  wanted = undefined;
  tag?.remove();
  tag = undefined;
}

async function contentOf(name: string): Promise<Node[]> {
  const words = symbolWords[pageLanguage()];
  const found = await symbolValue(name).catch(() => null);
  const title = document.createElement('b');
  title.textContent = name;
  const shape = document.createElement('span');
  shape.className = 'shape';
  shape.textContent = found ? shapeText(found.value, words) : '';
  const value = document.createElement('div');
  value.className = 'value';
  const missing = found === null ? words.valuesMissing : words.notRecorded;
  value.append(found ? valueNode(found.value, words) : missing);
  return [title, shape, value, ...standingNodes(name, found?.value, words)];
}

/** A tag that is held follows runs and steppers. */
async function follow(): Promise<void> {
  if (tag === undefined || wanted === undefined) return;
  const box = tag;
  const content = await contentOf(wanted.name);
  if (tag === box) box.replaceChildren(...content);
}
for (const type of ['nabla:values', 'gradient-step'])
  document.addEventListener(type, () => void follow());

function place(box: HTMLElement, symbol: Element): void {
  const { left, bottom } = symbol.getBoundingClientRect();
  const room = document.documentElement.clientWidth - box.offsetWidth - 16;
  box.style.left = `${scrollX + Math.max(16, Math.min(left, room))}px`;
  box.style.top = `${scrollY + bottom}px`;
}
