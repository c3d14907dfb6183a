// The theme button: walks through system, light, dark, and keeps the choice on this device.
// Leaves the theme before the first paint to theme-boot.ts.
import { themeKey } from './theme-boot.ts';

const order = ['system', 'light', 'dark'] as const;
type Theme = (typeof order)[number];

const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>('.theme');

function current(): Theme {
  return order.find((theme) => theme === root.dataset['theme']) ?? 'system';
}

function choose(theme: Theme): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Storage is denied: the choice holds for this page.
  }
  nameButton();
}

function nameButton(): void {
  const words = button?.querySelector<HTMLElement>(`[data-theme-name=${current()}]`);
  if (words?.dataset['words'] !== undefined)
    button?.setAttribute('aria-label', words.dataset['words']);
}

button?.addEventListener('click', () => {
  choose(order[(order.indexOf(current()) + 1) % order.length] ?? 'system');
});
nameButton();
