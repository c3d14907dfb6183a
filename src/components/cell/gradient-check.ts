// The gradient check of a cell: its button beside “Gradients”, there once the cell has something to check.
// Leaves the check and its report, which are loaded when they are asked for, to check-report.svelte.ts.
import './gradient-check.css';
import type { Notebook } from '#notebook';
import { gradientCheckWords } from '../../i18n/gradient-check.ts';
import type { Language } from '../../i18n/language.ts';
import type { CheckReport } from './check-report.svelte.ts';
import { iconElement } from './dom-icon.ts';
import type { Gradients } from './gradients.ts';
import type { LiveCell } from './live-cell.ts';

/** Whose gradients are checked, and where an element of them is explained. */
export interface GradientCheckOptions {
  readonly notebook: Notebook;
  readonly language: Language;
  readonly gradients: Gradients;
}

/** Code that will call backward(), as far as can be told before it has run. */
const callsBackward = /\.backward\(|\bsteps\(|\.fit\(/;

/** The button, and while a check is open its report. */
export class GradientCheckControl {
  readonly #cell: LiveCell;
  readonly #options: GradientCheckOptions;
  #button: HTMLButtonElement | undefined;
  #report: CheckReport | undefined;
  #isOpen = false;

  constructor(cell: LiveCell, options: GradientCheckOptions) {
    this.#cell = cell;
    this.#options = options;
    this.update();
  }

  /** Shows the button where there is something to check; while the cell runs everything stays. */
  update(): void {
    const { state } = this.#view;
    this.#report?.setOld(state === 'stale');
    if (state === 'running' || state === 'queued') return;
    const isOffered = this.#isOffered();
    if (isOffered === (this.#button !== undefined)) return;
    if (isOffered) this.#addButton();
    else this.#removeButton();
  }

  /** Checks the new run, where a check is open. */
  async refresh(): Promise<void> {
    if (this.#isOpen) await this.#check();
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#button?.setAttribute('aria-expanded', 'false');
    if (this.#report?.close() === true) this.#button?.focus();
    this.#report = undefined;
  }

  get #view() {
    return this.#options.notebook.cell(this.#cell.name);
  }

  #isOffered(): boolean {
    const { state, scalar, outputs } = this.#view;
    if (state === 'error') return false;
    const known = scalar || this.#options.notebook.backwards(this.#cell.name) > 0;
    if (known || outputs.some(({ kind }) => kind === 'steps')) return true;
    const ran = state === 'ok' || state === 'stopped';
    return !ran && callsBackward.test(this.#cell.source);
  }

  #addButton(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn brief';
    button.dataset['action'] = 'check';
    button.setAttribute('aria-expanded', 'false');
    const label = document.createElement('span');
    label.textContent = gradientCheckWords[this.#options.language].button;
    button.append(iconElement('check'), label);
    button.addEventListener('click', () => void this.#toggle());
    this.#cell.querySelector('[data-action=gradients]')?.after(button);
    this.#button = button;
  }

  #removeButton(): void {
    const isFocused = this.#button === document.activeElement;
    this.close();
    this.#button?.remove();
    this.#button = undefined;
    if (isFocused) this.#cell.querySelector<HTMLElement>('[data-action=gradients]')?.focus();
  }

  async #toggle(): Promise<void> {
    if (this.#isOpen) return this.close();
    this.#isOpen = true;
    this.#button?.setAttribute('aria-expanded', 'true');
    // An edited cell still has the values of its earlier code; running it checks it too.
    if (this.#view.state === 'stale') await this.#cell.run();
    else await this.#check();
  }

  async #check(): Promise<void> {
    const { notebook, language, gradients } = this.#options;
    const { name } = this.#cell;
    const { CheckReport } = await import('./check-report.svelte.ts');
    if (!this.#isOpen) return;
    this.#report ??= new CheckReport(this.#addPlace(), {
      language,
      onelement: (trace, place) => void gradients.ask(trace, place),
      onclose: () => this.close(),
    });
    await this.#report.check(async () => {
      const traces = await gradients.computations();
      const count = notebook.backwards(name);
      const { values, outputs } = this.#view;
      const isResult = count === 0 && outputs.every(({ kind }) => kind !== 'steps');
      // With several backward passes nobody knows which of them a gradient belongs to.
      return { traces, count, isResult, values: count > 1 ? {} : values };
    });
  }

  #addPlace(): HTMLElement {
    const place = document.createElement('div');
    place.className = 'gradient-check';
    this.#cell.querySelector('.bar')?.after(place);
    return place;
  }
}
