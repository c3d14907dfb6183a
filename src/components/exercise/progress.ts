// Which tasks the reader has solved, kept in this browser; the rail and the contents may read it.
// Part of what every page loads first.

const key = 'nabla:solved';

/** Names of the solved tasks, as `backpropagation/exercise/tanh-slope`. Empty where storage is denied. */
export function solvedTasks(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : []);
  } catch {
    return new Set();
  }
}

/** Keeps that a task is solved and tells the page with a `nabla:progress` event on the document. */
export function markSolved(task: string): void {
  const solved = new Set(solvedTasks()).add(task);
  try {
    localStorage.setItem(key, JSON.stringify([...solved]));
  } catch {
    // storage denied or full: the mark lasts as long as the page
  }
  document.dispatchEvent(new CustomEvent('nabla:progress', { detail: { task } }));
}
