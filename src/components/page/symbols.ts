// Living symbols: pointing at, focusing or tapping one `[data-sym]` lights all of its name on the page.
// Leaves the tag under a symbol to symbol-tag.ts and the list of a formula to symbol-list.ts.
import { symbolWords } from '../../i18n/page.ts';
import { pageLanguage } from './page-language.ts';
import { wireSymbolLists } from './symbol-list.ts';
import { hideTag, showTag } from './symbol-tag.ts';

/** The name that is lit, and whether a tap holds it until the next one. */
let lit = '';
let held = false;

function symbolAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-sym]') : null;
}

function light(name: string): void {
  if (name === lit) return;
  for (const symbol of document.querySelectorAll('[data-sym].on')) symbol.classList.remove('on');
  lit = name;
  if (name === '') return;
  for (const symbol of document.querySelectorAll(`[data-sym="${CSS.escape(name)}"]`)) {
    symbol.classList.add('on');
  }
}

function point(symbol: HTMLElement): void {
  const name = symbol.dataset['sym'] ?? '';
  light(name);
  if (symbol.closest('.katex') === null) hideTag();
  else void showTag(symbol, name);
}

function leave(): void {
  held = false;
  light('');
  hideTag();
}

document.addEventListener('pointerover', (event) => {
  if (held || event.pointerType === 'touch') return;
  const symbol = symbolAt(event.target);
  if (symbol !== null) point(symbol);
  else if (lit !== '') leave();
});
document.addEventListener('click', (event) => {
  const symbol = symbolAt(event.target);
  if (symbol === null) {
    if (held) leave();
    return;
  }
  held = !(held && symbol.dataset['sym'] === lit);
  if (held) point(symbol);
  else leave();
});
document.addEventListener('focusin', (event) => {
  const symbol = symbolAt(event.target);
  if (symbol !== null) point(symbol);
});
document.addEventListener('focusout', (event) => {
  if (symbolAt(event.target) !== null) leave();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && lit !== '') leave();
});
wireSymbolLists();
for (const name of document.querySelectorAll<HTMLElement>('.lines var')) {
  name.dataset['sym'] ??= name.textContent;
}

/** A formula that is wider than the column scrolls, and only then the keyboard has to reach it. */
function reachWideFormulas(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.formula > .katex-display')) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', symbolWords[pageLanguage()].formula);
    } else {
      for (const attribute of ['tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
    }
  }
}
addEventListener('resize', reachWideFormulas);
void document.fonts.ready.then(reachWideFormulas);
