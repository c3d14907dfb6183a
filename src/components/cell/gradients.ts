// The gradient steppers of a cell: the one its button opens on a backward() of its code, and those it asks for itself.
// Leaves recording to the notebook and the stepper to ../stepper. Loads the stepper when there is one to show.
import { mount } from 'svelte';
import type { CellError as ErrorData, Notebook, Output, StepsOutput, Trace } from '#notebook';
import type { CellWords } from '../../i18n/cell.ts';
import type { Language } from '../../i18n/language.ts';
import CellError from './CellError.svelte';
import type { Place } from '../stepper/check-view.ts';
import type { GradientStepper, StepperOptions } from '../stepper/gradient-stepper.ts';
import type { PinnedRun } from './after-run.svelte.ts';
import { firstBroken } from './first-broken.ts';
import type { LiveCell } from './live-cell.ts';
import { variablesOf } from './trace-variables.ts';

export interface GradientsOptions {
  readonly notebook: Notebook;
  readonly language: Language;
  readonly words: CellWords;
}

/** Milliseconds that looking for the first broken backward pass may take: each look runs the cell again. */
const searchTime = 4_000;

export class Gradients {
  readonly #cell: LiveCell;
  readonly #options: GradientsOptions;
  #panel: HTMLElement | undefined;
  #backward = 1;
  /** How many recordings were asked for: one that comes after a newer one is not shown. */
  #asked = 0;
  /** Undefined while the build's own pictures stand there. */
  #shown: readonly Trace[] | undefined;
  #drawing: Promise<unknown> = Promise.resolve();
  #pinned: PinnedRun | null = null;

  constructor(cell: LiveCell, options: GradientsOptions) {
    this.#cell = cell;
    this.#options = options;
    // The build's pictures of the steppers become alive when they are touched.
    const wake = () => this.showOutputs(options.notebook.cell(cell.name).outputs);
    for (const type of ['pointerover', 'focusin'] as const)
      this.#traces?.addEventListener(type, wake, { once: true });
    // Who points at the button may press it; what cannot be loaded is told then.
    const fetchAhead = () => void loadStepper().catch(() => {});
    for (const type of ['pointerover', 'focus'] as const)
      this.#button?.addEventListener(type, fetchAhead, { once: true });
  }

  /** Opens the stepper on a backward() of this cell, or closes it. Leads to the cell's own where it shows the same. */
  async toggle(): Promise<void> {
    if (this.#panel !== undefined) return this.close();
    if (this.#showsItsOwn()) return this.#leadToItsOwn();
    await this.#open();
  }

  /**
   * Opens the stepper at the first backward pass that went wrong, on the step that did; where none did, and `result`
   * says so, on the computation of the cell's result. False where nothing is seen to have gone wrong.
   */
  async openOrigin(result: boolean): Promise<boolean> {
    const { notebook } = this.#options;
    const { name } = this.#cell;
    if (this.#showsItsOwn()) {
      await this.#leadToItsOwn();
      if (await this.#showTrouble()) return true;
    } else if (notebook.backwards(name) > 0) {
      this.#backward = await this.#firstBroken();
      await this.#open();
      if (await this.#showTrouble()) return true;
    }
    const trace = result ? await notebook.trace(name, 0) : null;
    if (trace === null || !('steps' in trace)) return false;
    await this.#open(trace);
    return this.#showTrouble();
  }

  /** Goes to the step that went wrong in the first open stepper that has one. */
  async #showTrouble(): Promise<boolean> {
    for (const stepper of this.#steppers().values()) {
      if (!(await stepper.seekTrouble())) continue;
      stepper.scrollIntoView({ block: 'start' });
      stepper.querySelector<HTMLElement>('input[type=range]')?.focus({ preventScroll: true });
      return true;
    }
    return false;
  }

  /** What the cell's steppers show, or would show: its own, else the one on the chosen backward(). */
  async computations(): Promise<readonly Trace[] | ErrorData> {
    const { notebook } = this.#options;
    if (this.#showsItsOwn()) return tracesIn(notebook.cell(this.#cell.name).outputs);
    const result = await notebook.trace(this.#cell.name, this.#backward);
    return 'steps' in result ? [result] : result;
  }

  /** Asks the stepper on one of these computations why an element of a gradient is what it is; opens it where it is closed. */
  async ask(trace: Trace, place: Place): Promise<void> {
    const shown = () => [...this.#steppers().values()].find((one) => one.trace === trace);
    if (this.#showsItsOwn()) await this.#leadToItsOwn();
    // Where a question covers the cell's own steppers, the answer is asked for all the same.
    const one = shown();
    if (one === undefined || getComputedStyle(one).visibility === 'hidden') await this.#open(trace);
    const stepper = shown();
    await stepper?.why(place);
    const answer = stepper?.querySelector('.so-far');
    answer?.querySelector<HTMLElement>('.heading')?.focus({ preventScroll: true });
    answer?.scrollIntoView({ block: 'center' });
  }

  /** What the open steppers show, by their places. */
  traces(): ReadonlyMap<string, Trace> {
    return new Map([...this.#steppers()].map(([place, { trace }]) => [place, trace]));
  }

  /** Compares the steppers with a pinned run from now on; null ends that. */
  setPinned(pinned: PinnedRun | null): void {
    this.#pinned = pinned;
    for (const [place, stepper] of this.#steppers()) stepper.pin = this.#pinOf(place);
  }

  async #open(trace?: Trace): Promise<void> {
    if (this.#panel !== undefined) return this.refresh(trace);
    const panel = document.createElement('div');
    panel.className = 'gradients full';
    panel.addEventListener('stepper-close', () => this.close());
    this.#cell.append(panel);
    this.#panel = panel;
    this.#button?.setAttribute('aria-expanded', 'true');
    await this.refresh(trace);
  }

  close(): void {
    if (this.#panel === undefined) return;
    const inside = this.#panel.contains(document.activeElement);
    this.#panel.remove();
    this.#panel = undefined;
    this.#button?.setAttribute('aria-expanded', 'false');
    if (inside) this.#button?.focus();
  }

  /** The stepper on the button's backward(), recorded anew unless given; does nothing while it is closed. */
  refresh(trace?: Trace): Promise<void> {
    const drawn = this.#record(trace);
    this.#drawing = Promise.allSettled([this.#drawing, drawn]);
    return drawn;
  }

  /** Says that the steppers show code that has changed since. */
  setOld(old: boolean): void {
    this.#panel?.classList.toggle('old', old);
    this.#traces?.classList.toggle('old', old);
  }

  /** Opens a stepper for each `steps()` among the outputs, where it is not open already. */
  showOutputs(outputs: readonly Output[]): void {
    const wanted = tracesIn(outputs);
    const shown = this.#shown;
    if (shown?.length === wanted.length && wanted.every((one, at) => one === shown[at])) return;
    this.#shown = wanted;
    const drawn = this.#mountAll(wanted);
    this.#drawing = Promise.allSettled([this.#drawing, drawn]);
  }

  /** Resolves when every stepper is drawn, or could not be: that is told where it was asked for. */
  async drawn(): Promise<void> {
    await this.#drawing;
  }

  /** Whether the cell itself asks for a stepper and has no second backward() to choose. */
  #showsItsOwn(): boolean {
    const { notebook } = this.#options;
    const asked = notebook.cell(this.#cell.name).outputs.some(({ kind }) => kind === 'steps');
    return asked && notebook.backwards(this.#cell.name) <= 1;
  }

  /** The backward pass to look at; of a cell that runs long the last one, which is broken if any is. */
  async #firstBroken(): Promise<number> {
    const { notebook } = this.#options;
    const { name } = this.#cell;
    const { ms } = notebook.cell(name);
    const count = notebook.backwards(name);
    if ((ms ?? 0) * Math.log2(count + 1) > searchTime) return count;
    const { hasAnomaly } = await import('../stepper/find-anomaly.ts');
    const isBroken = async (pass: number) => {
      const trace = await notebook.trace(name, pass);
      return 'steps' in trace && hasAnomaly(trace);
    };
    return (await firstBroken(count, isBroken)) ?? count;
  }

  /** The open steppers by their places: the panel's, and those of the cell's `steps()` in order. */
  #steppers(): ReadonlyMap<string, GradientStepper> {
    const inside = (place: HTMLElement | null | undefined) =>
      [...(place?.querySelectorAll('gradient-stepper') ?? [])] as GradientStepper[];
    return new Map([
      ...inside(this.#panel).map((one) => ['panel', one] as const),
      ...inside(this.#traces).map((one, at) => [`steps ${at}`, one] as const),
    ]);
  }

  #pinOf(place: string) {
    return { time: this.#pinned?.time ?? null, trace: this.#pinned?.traces.get(place) ?? null };
  }

  async #leadToItsOwn(): Promise<void> {
    this.showOutputs(this.#options.notebook.cell(this.#cell.name).outputs);
    await this.drawn();
    const stepper = this.#traces?.querySelector<HTMLElement>('gradient-stepper');
    stepper?.scrollIntoView({ block: 'start' });
    stepper?.querySelector<HTMLElement>('input[type=range]')?.focus({ preventScroll: true });
  }

  get #button(): HTMLButtonElement | null {
    return this.#cell.querySelector<HTMLButtonElement>('[data-action=gradients]');
  }

  get #traces(): HTMLElement | null {
    return this.#cell.querySelector<HTMLElement>('.traces');
  }

  async #record(known?: Trace): Promise<void> {
    const panel = this.#panel;
    if (panel === undefined) return;
    const asked = ++this.#asked;
    const { notebook, language } = this.#options;
    // The stepper's code comes while the computation is recorded.
    const recorded = known ?? notebook.trace(this.#cell.name, this.#backward);
    const [result] = await Promise.all([recorded, loadStepper()]);
    if (this.#panel !== panel || this.#asked !== asked) return;
    const next = document.createElement('div');
    if ('steps' in result) {
      const variables = this.#variablesOf(result);
      await mountTrace(next, result, { language, variables, pin: this.#pinOf('panel') });
    } else showError(next, result, language);
    const count = notebook.backwards(this.#cell.name);
    const shown = 'steps' in result ? result.backward : this.#backward;
    if (count > 1) next.prepend(this.#chooser(count, shown));
    if (this.#asked !== asked) return;
    panel.replaceChildren(next);
    // A computation that was recorded before an edit is as old as the output.
    const isOld = known !== undefined && notebook.cell(this.#cell.name).state === 'stale';
    panel.classList.toggle('old', isOld);
  }

  /** `backward [1] of 1000`; empty where none of them is shown. */
  #chooser(count: number, shown: number): HTMLElement {
    const { words } = this.#options;
    const label = document.createElement('label');
    label.className = 'choose';
    const field = document.createElement('input');
    field.type = 'number';
    field.min = '1';
    field.max = String(count);
    field.value = shown === 0 ? '' : String(shown);
    field.addEventListener('change', (event) => {
      // The cell has a `change` event of its own.
      event.stopPropagation();
      if (!field.checkValidity() || field.value === '') field.value = String(this.#backward);
      this.#backward = field.valueAsNumber;
      void this.refresh().then(() =>
        this.#panel?.querySelector<HTMLElement>('.choose input')?.focus(),
      );
    });
    label.append(words.backward, field, words.backwardOf(count));
    return label;
  }

  async #mountAll(traces: readonly Trace[]): Promise<void> {
    if (traces.length === 0 && this.#traces === null) return;
    const place = this.#traces ?? this.#addPlace();
    const { language } = this.#options;
    const next = document.createElement('div');
    // As in the build's picture: the whole computation has happened.
    for (const [at, trace] of traces.entries()) {
      const pin = this.#pinOf(`steps ${at}`);
      const variables = this.#variablesOf(trace);
      await mountTrace(next, trace, { language, position: trace.steps.length, variables, pin });
      // Between two the page may do something else, and a newer run may have other traces.
      await new Promise((go) => setTimeout(go));
      if (this.#shown !== traces) return;
    }
    place.replaceChildren(...next.childNodes);
  }

  #variablesOf(trace: Trace) {
    const { notebook } = this.#options;
    return variablesOf(trace, (cell) => notebook.symbols(cell));
  }

  #addPlace(): HTMLElement {
    const place = document.createElement('div');
    place.className = 'traces full';
    this.#cell.append(place);
    return place;
  }
}

function tracesIn(outputs: readonly Output[]): readonly Trace[] {
  const steps = outputs.filter((output): output is StepsOutput => output.kind === 'steps');
  return steps.map(({ trace }) => trace);
}

async function mountTrace(
  place: HTMLElement,
  trace: Trace,
  options: StepperOptions,
): Promise<void> {
  const { mountStepper } = await loadStepper();
  await mountStepper(place, trace, options);
}

async function loadStepper() {
  const stepper = await import('../stepper/gradient-stepper.ts');
  await stepper.prepareStepper();
  return stepper;
}

function showError(place: HTMLElement, error: ErrorData, language: Language): void {
  place.className = 'failure';
  mount(CellError, { target: place, props: { error, language } });
}
