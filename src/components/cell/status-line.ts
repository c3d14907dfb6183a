// The status in a cell's header, and the line under the header that moves while the cell runs.
// Leaves the words to status.ts and speaking them to announcer.ts.
import { iconElement } from './dom-icon.ts';
import type { Status } from './status.ts';

/** A cell that ends sooner shows no progress line: it would only flash. */
const patience = 300;

export class StatusLine {
  readonly #line: HTMLElement;
  #icon = '';
  #progress: HTMLElement | undefined;

  constructor(line: HTMLElement) {
    this.#line = line;
  }

  draw(status: Status): void {
    const text = document.createElement('span');
    text.textContent = status.text;
    this.#line.className = `status ${status.tone}`;
    if (status.icon === this.#icon) this.#line.lastElementChild?.replaceWith(text);
    else this.#line.replaceChildren(iconElement(status.icon), text);
    this.#icon = status.icon;
  }

  /** Shows how far a run is: `milliseconds` so far, of `expected` seconds if they are known; null when it ended. */
  drawProgress(milliseconds: number | null, expected: number | undefined, label: string): void {
    if (milliseconds === null) {
      this.#progress?.remove();
      this.#progress = undefined;
      return;
    }
    if (milliseconds < patience) return;
    const bar = (this.#progress ??= this.#addProgress(label));
    if (expected === undefined) return;
    // An expectation is no promise: the line stops short of the end until the run is over.
    const share = Math.min(0.95, milliseconds / (1000 * expected));
    bar.setAttribute('aria-valuenow', String(Math.round(100 * share)));
    (bar.firstElementChild as HTMLElement).style.scale = `${share} 1`;
  }

  #addProgress(label: string): HTMLElement {
    const bar = document.createElement('div');
    bar.className = 'progress';
    bar.setAttribute('role', 'progressbar');
    bar.setAttribute('aria-label', label);
    bar.append(document.createElement('i'));
    this.#line.closest('header')?.append(bar);
    return bar;
  }
}
