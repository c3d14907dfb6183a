// Living symbols, as far as every page loads them: the first pointer, touch or focus on one fetches linked-symbols.ts.
import { formulaWords } from '../../i18n/page.ts';
import { pageLanguage } from './page-language.ts';

const types = ['pointerover', 'focusin', 'click'] as const;

function wake(event: Event): void {
  const { target } = event;
  if (!(target instanceof Element)) return;
  if (target.closest('[data-sym], .lines var, .symbols-button') === null) return;
  // What cannot be fetched now is tried again with the next event.
  import('./linked-symbols.ts').then(
    ({ hear }) => {
      for (const type of types) document.removeEventListener(type, wake);
      hear(event);
    },
    () => undefined,
  );
}
for (const type of types) document.addEventListener(type, wake);

/** A formula that is wider than the column scrolls, and only then the keyboard has to reach it. */
function reachWideFormulas(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.formula > .katex-display')) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', formulaWords[pageLanguage()]);
    } else {
      for (const attribute of ['tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
    }
  }
}
addEventListener('resize', reachWideFormulas);
void document.fonts.ready.then(reachWideFormulas);
