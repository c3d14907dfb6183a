// Says to a screen reader what happened to a cell: politely, at most once a second, the latest word only.

/** Characters of one announcement. */
const longest = 150;
const pause = 1000;

let region: HTMLElement | undefined;
let free = 0;
let waiting: string | undefined;

/** Speaks a short text; one that comes too soon after another waits, and a later one takes its place. */
export function announce(text: string): void {
  const timer = waiting !== undefined;
  waiting = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  region ??= addRegion();
  if (!timer) setTimeout(speak, Math.max(100, free - performance.now()));
}

function speak(): void {
  if (region !== undefined) region.textContent = waiting ?? '';
  waiting = undefined;
  free = performance.now() + pause;
}

function addRegion(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'vh';
  element.setAttribute('role', 'status');
  document.body.append(element);
  return element;
}
