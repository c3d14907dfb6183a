// The status in a cell's header, and while the cell runs the line under the header and the hint beside the buttons.
// Leaves the words to status.ts, the numbers to progress.ts and speaking them to announcer.ts.
import { iconElement } from './dom-icon.ts';
import type { Estimate } from './progress.ts';
import type { Status } from './status.ts';

/** A cell that ends sooner shows no progress line: it would only flash. */
const patience = 300;

/** Percent between two values that a screen reader hears of. */
const spoken = 5;

/** What is shown of a run that goes on. */
export interface RunProgress {
  readonly milliseconds: number;
  readonly estimate: Estimate;
  /** What stands beside the buttons: as a rule, how long it will still take. */
  readonly hint: string;
}

export class StatusLine {
  readonly #line: HTMLElement;
  readonly #label: () => string;
  #status: Status | undefined;
  #progress: HTMLElement | undefined;
  #hint: HTMLElement | undefined;
  #percent = -1;

  /** `label` names the progress line. */
  constructor(line: HTMLElement, label: () => string) {
    this.#line = line;
    this.#label = label;
  }

  draw(status: Status): void {
    const { text, icon, tone } = status;
    const before = this.#status;
    if (before?.text === text && before.icon === icon && before.tone === tone) return;
    this.#status = status;
    const words = document.createElement('span');
    words.textContent = text;
    this.#line.className = `status ${tone}`;
    if (icon === before?.icon) this.#line.lastElementChild?.replaceWith(words);
    else this.#line.replaceChildren(iconElement(icon), words);
  }

  /** Shows how far a run is; null when it has ended. */
  drawProgress(run: RunProgress | null): void {
    if (run === null) return this.#clear();
    if (run.milliseconds < patience) return;
    const bar = (this.#progress ??= this.#addProgress());
    this.#hint ??= this.#addHint();
    if (this.#hint !== undefined && this.#hint.textContent !== run.hint)
      this.#hint.textContent = run.hint;
    const { share } = run.estimate;
    if (share === null) return;
    (bar.firstElementChild as HTMLElement).style.scale = `${share} 1`;
    const percent = spoken * Math.floor((100 * share) / spoken);
    if (percent === this.#percent) return;
    this.#percent = percent;
    bar.setAttribute('aria-valuenow', String(percent));
  }

  #clear(): void {
    this.#progress?.remove();
    this.#hint?.remove();
    this.#progress = this.#hint = undefined;
    this.#percent = -1;
  }

  #addProgress(): HTMLElement {
    const bar = document.createElement('div');
    bar.className = 'progress';
    bar.setAttribute('role', 'progressbar');
    bar.setAttribute('aria-label', this.#label());
    bar.append(document.createElement('i'));
    this.#line.closest('header')?.append(bar);
    return bar;
  }

  #addHint(): HTMLElement | undefined {
    const hint = document.createElement('span');
    hint.className = 'remaining';
    this.#line.closest('.cell')?.querySelector('.bar > .grow')?.after(hint);
    return hint;
  }
}
