// What Tab does in code: it leaves, unless the reader chose that it indents. The choice is kept in this browser.
// Leaves acting on it to the editors.

const key = 'nabla:tab';

/** The reader's choice; null where he made none. */
export function tabChoice(): 'indents' | 'leaves' | null {
  try {
    const kept = localStorage.getItem(key);
    return kept === 'indents' || kept === 'leaves' ? kept : null;
  } catch {
    return null; // storage denied: the choice lasts as long as the page
  }
}

/** Keeps the choice where the browser allows it. */
export function keepTabChoice(choice: 'indents' | 'leaves'): void {
  try {
    localStorage.setItem(key, choice);
  } catch {
    // nothing is lost but the choice itself
  }
}

/** Ctrl+M, on a Mac Ctrl+Shift+M: the key that changes what Tab does. */
export function isTabToggle(event: KeyboardEvent): boolean {
  const mac = navigator.platform.startsWith('Mac');
  return (
    event.code === 'KeyM' &&
    event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    event.shiftKey === mac
  );
}
