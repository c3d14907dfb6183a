// What a cell offers once it has run: to find where a result that is not finite began, and to pin the run.
// A pin is kept for the page's life. Leaves drawing pinned curves to the output area, pinned numbers to the stepper.
import { flushSync, mount } from 'svelte';
import type { NotFinite, Notebook, Output, Trace } from '#notebook';
import { compareWords } from '../../i18n/compare.ts';
import type { Language } from '../../i18n/language.ts';
import AfterRun from './AfterRun.svelte';
import { announce } from './announcer.ts';
import type { Gradients } from './gradients.ts';
import type { LiveCell } from './live-cell.ts';
import { showsNotFinite } from './not-finite-output.ts';

/** A run that the reader wants to compare others with. */
export interface PinnedRun {
  readonly outputs: readonly Output[];
  /** What the steppers of the cell showed, by their places. */
  readonly traces: ReadonlyMap<string, Trace>;
  /** When it was pinned, as on a clock. */
  readonly time: string;
}

/** What is written under the output. */
export interface Notes {
  /** What is not finite: a value of the cell, or `shown`, something among its outputs. */
  readonly notFinite: NotFinite | 'shown' | null;
  /** Whether the stepper can show where that began; `missed`: it looked and saw nothing. */
  readonly search: 'none' | 'offer' | 'running' | 'missed';
  /** Nothing to pin, a run that can be pinned, the run that is shown is the pinned one, or another is. */
  readonly pin: 'none' | 'offer' | 'this' | 'other';
  readonly time: string | null;
}

/** What the notes speak of, and what they open. */
export interface RunNotesOptions {
  readonly notebook: Notebook;
  readonly language: Language;
  readonly gradients: Gradients;
  /** Draws the curves of a pinned run behind the present ones. */
  readonly drawPinned: (outputs: readonly Output[] | null) => void;
}

/** The notes under the output of one cell. */
export class RunNotes {
  readonly #cell: LiveCell;
  readonly #options: RunNotesOptions;
  #pinned: PinnedRun | null = null;
  #searching = false;
  /** The outputs for which a search saw nothing. */
  #missed: readonly Output[] | null = null;
  #notes = $state.raw<Notes>({ notFinite: null, search: 'none', pin: 'none', time: null });
  #isOpen = false;

  constructor(cell: LiveCell, options: RunNotesOptions) {
    this.#cell = cell;
    this.#options = options;
    cell.addEventListener('stepper-pin', (event) =>
      this.#pin((event as CustomEvent<boolean>).detail),
    );
  }

  /** Looks at what the cell shows now; while it runs everything stays. */
  update(): void {
    const { state, outputs, notFinite } = this.#options.notebook.cell(this.#cell.name);
    if (state === 'running' || state === 'queued') return;
    // A stale cell still shows what it computed.
    const ran = state === 'ok' || state === 'stopped' || state === 'stale';
    const canPin = ran && outputs.some(({ kind }) => kind === 'line');
    this.#draw({
      notFinite: ran ? (notFinite ?? (showsNotFinite(outputs) ? 'shown' : null)) : null,
      search: this.#searchOf(outputs, notFinite),
      pin: this.#pinned ? (this.#isShown(outputs) ? 'this' : 'other') : canPin ? 'offer' : 'none',
      time: this.#pinned?.time ?? null,
    });
  }

  #draw(notes: Notes): void {
    const isEmpty = notes.notFinite === null && notes.pin === 'none';
    if (isEmpty && !this.#isOpen) return;
    if (!this.#isOpen) this.#open();
    this.#notes = notes;
    flushSync();
  }

  #open(): void {
    this.#isOpen = true;
    const place = document.createElement('div');
    place.className = 'after-run';
    this.#cell.querySelector('.out')?.after(place);
    const notes = () => this.#notes;
    mount(AfterRun, {
      target: place,
      props: {
        get notes() {
          return notes();
        },
        language: this.#options.language,
        onfind: () => void this.#find(),
        onpin: (on: boolean) => this.#pin(on),
      },
    });
  }

  /** Opens the stepper where the numbers stopped being finite. */
  async #find(): Promise<void> {
    this.#searching = true;
    this.update();
    const { notebook, gradients } = this.#options;
    const { outputs, notFinite } = notebook.cell(this.#cell.name);
    try {
      const isFound = await gradients.openOrigin(notFinite?.traced === true);
      this.#missed = isFound ? null : outputs;
    } finally {
      this.#searching = false;
      this.update();
    }
  }

  #pin(on: boolean): void {
    const { notebook, language, gradients, drawPinned } = this.#options;
    const { outputs } = notebook.cell(this.#cell.name);
    const now = new Date();
    const time = now.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
    this.#pinned = on ? { outputs, traces: gradients.traces(), time } : null;
    gradients.setPinned(this.#pinned);
    drawPinned(this.#pinned?.outputs ?? null);
    this.update();
    const words = compareWords[language];
    announce(on ? words.pinned : words.unpinned);
  }

  #isShown(outputs: readonly Output[]): boolean {
    return this.#pinned?.outputs === outputs;
  }

  #searchOf(outputs: readonly Output[], notFinite: NotFinite | null): Notes['search'] {
    if (this.#searching) return 'running';
    if (this.#missed === outputs) return 'missed';
    const { notebook } = this.#options;
    const hasSteps =
      notebook.backwards(this.#cell.name) > 0 || outputs.some(({ kind }) => kind === 'steps');
    return hasSteps || notFinite?.traced === true ? 'offer' : 'none';
  }
}
