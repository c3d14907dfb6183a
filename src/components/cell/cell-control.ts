// A cell joined to the notebook: does what its buttons say, and shows its state, outputs, errors and lit line.
// Fetched on first touch. Leaves editing to editing.ts, running to #notebook, the stepper to gradients.ts.
import { mount, unmount } from 'svelte';
import type {
  CellError as ErrorData,
  CellView,
  CodeSymbol,
  Notebook,
  NotebookEvent,
  Output,
  State,
} from '#notebook';
import type { CellWords } from '../../i18n/cell.ts';
import { cellWords } from '../../i18n/cell.ts';
import { errorText } from '../../i18n/errors.ts';
import type { Language } from '../../i18n/language.ts';
import { outputRows } from '../output/rows.ts';
import '../page/linked-symbols.ts';
import { relight } from '../page/lit.ts';
import { pageLanguage } from '../page/page-language.ts';
import { RunNotes } from './after-run.svelte.ts';
import { announce } from './announcer.ts';
import { openBook } from './book.ts';
import CellError from './CellError.svelte';
import { colour, markLines } from './colour-view.ts';
import { Editing } from './editing.ts';
import { GradientCheckControl } from './gradient-check.ts';
import { Gradients } from './gradients.ts';
import type { CellAction, LiveCell } from './live-cell.ts';
import type { OutputArea } from './output-area.svelte.ts';
import { openOutputArea } from './output-area.svelte.ts';
import { arrange } from './page-order.ts';
import { whenUnused } from './kept-choices.ts';
import { linkCode } from './linked-code.ts';
import { PacedDrawing } from './paced-drawing.ts';
import { cellLabel, headingOf, inPageNames } from './page-names.ts';
import { recording } from './recording.ts';
import { estimate, hintOf } from './progress.ts';
import { StatusLine, type RunProgress } from './status-line.ts';
import type { Status } from './status.ts';
import { statusOf } from './status.ts';

const controls = new WeakMap<LiveCell, CellControl>();

/** The control of a cell. The first call joins every cell of the page, so that dependants show what happens to them. */
export async function controlOf(cell: LiveCell): Promise<CellControl> {
  const [notebook, { labels }] = await Promise.all([openBook(), recording()]);
  const language = pageLanguage();
  const shared = { notebook, language, labels: language === 'en' ? {} : labels };
  // A page without a chapter has the cells the reader made.
  if (document.body.dataset['recording'] === undefined)
    arrange(notebook, [...document.querySelectorAll('live-cell')]);
  for (const each of new Set([...document.querySelectorAll('live-cell'), cell]))
    if (!controls.has(each)) controls.set(each, new CellControl(each, shared));
  const control = controls.get(cell);
  if (control === undefined) throw new Error(`live-cell ${cell.name}: not joined`);
  return control;
}

interface Shared {
  readonly notebook: Notebook;
  readonly language: Language;
  readonly labels: Readonly<Record<string, string>>;
}

/** Milliseconds without a new run after which stepper and check follow runs that others cause: a slider makes many. */
const followPause = 300;

export class CellControl {
  readonly #cell: LiveCell;
  readonly #notebook: Notebook;
  readonly #shared: Shared;
  readonly #words: CellWords;
  readonly #status: StatusLine;
  readonly #editing: Editing;
  readonly #gradients: Gradients;
  readonly #check: GradientCheckControl;
  readonly #notes: RunNotes;
  #area: OutputArea | undefined;
  #failure: { readonly error: ErrorData; readonly close: () => void } | undefined;
  readonly #drawing = new PacedDrawing(() => this.#drawOutputs());
  #began = 0;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #lit: number | null = null;
  /** The variables that the code is linked to. */
  #links: readonly CodeSymbol[] | null = null;
  /** Whether the reader asked for the present run: only such runs are announced. */
  #asked = false;
  /** The run the reader asked for, while it lasts, and whether he has asked to end it. */
  #running: Promise<void> | null = null;
  #stopping = false;
  #following: ReturnType<typeof setTimeout> | undefined;

  constructor(cell: LiveCell, shared: Shared) {
    this.#cell = cell;
    this.#shared = shared;
    this.#notebook = shared.notebook;
    this.#words = cellWords[shared.language];
    this.#status = new StatusLine(part(cell, '[data-status]'), () =>
      this.#words.progressOf(headingOf(cell)),
    );
    this.#editing = new Editing(cell, {
      words: this.#words,
      language: shared.language,
      others: () => this.#visibleCells(),
    });
    this.#gradients = new Gradients(cell, { ...shared, words: this.#words });
    this.#check = new GradientCheckControl(cell, { ...shared, gradients: this.#gradients });
    this.#notes = new RunNotes(cell, {
      ...shared,
      gradients: this.#gradients,
      drawPinned: (outputs) => this.#openArea().setPinned(outputs),
    });
    cell.join(this);
    this.#notebook.subscribe((event) => {
      if (event.cell === cell.name) this.#heard(event);
    });
    document.addEventListener('gradient-step', (event) => this.#stepped(event));
    // A figure under the pointer, or a control in focus, has to be alive before it is used.
    const open = () => whenUnused(this.#out, () => void this.#openArea());
    for (const type of ['pointerover', 'focusin'] as const)
      this.#out.addEventListener(type, open, { once: true });
    // A finger on a slider drags it at once, and on a choice opens it.
    if (this.outputs.some(({ kind }) => kind === 'slider' || kind === 'select')) open();
    if (cell.source !== this.#view.source) this.#notebook.setSource(cell.name, cell.source);
    if (this.state !== 'idle') this.#drawState();
    if (cell.source !== cell.original) this.#showEdit();
  }

  get state(): State {
    return this.#view.state;
  }

  get outputs(): readonly Output[] {
    return this.#view.outputs;
  }

  /** Does what a button says; resolves when it is done and drawn. */
  async act(action: CellAction): Promise<void> {
    switch (action) {
      case 'run':
        return this.#run();
      case 'stop':
        return this.#stop();
      case 'reset':
        return this.#reset();
      case 'copy':
        return this.#copy();
      case 'gradients':
        return this.#gradients.toggle();
    }
  }

  /** The cell has a new text. */
  edited(): void {
    this.#notebook.setSource(this.#cell.name, this.#cell.source);
    this.#editing.setSource(this.#cell.source);
    this.#showEdit();
  }

  /** Shows what the notebook knows now: after a cell was moved it knows nothing of it. */
  redraw(): void {
    this.#drawState();
    this.#drawOutputs();
    this.#link();
  }

  /** The reader has entered the code. */
  opened(): void {
    this.#editing.begin();
  }

  /** Puts the caret into Monaco; false where the textarea is the editor. */
  focus(offset: number): boolean {
    return this.#editing.focus(offset);
  }

  get #view(): CellView {
    return this.#notebook.cell(this.#cell.name);
  }

  /** Whether nothing stands in the output area: steps are shown below the cell. */
  get #empty(): boolean {
    return outputRows(this.outputs).length === 0;
  }

  /** Whether the cell has left the notebook, as one that is removed from the playground does. */
  get #isGone(): boolean {
    return this.#notebook.cells.every(({ name }) => name !== this.#cell.name);
  }

  get #out(): HTMLElement {
    return part(this.#cell, '.out');
  }

  async #run(): Promise<void> {
    this.#asked = true;
    this.#stopping = false;
    const run = this.#notebook.run(this.#cell.name);
    this.#running = run;
    await run;
    this.#stopping = false;
    if (this.#isGone) return;
    if (this.#running === run) this.#running = null;
    this.#followRun();
    await this.#drawn();
  }

  /**
   * Stepper and check turn to the run that has ended. Recording takes a run: one that is long, or was stopped, is not
   * repeated for that.
   */
  #followRun(): void {
    if (this.state === 'stopped') this.#check.close();
    else void this.#check.refresh();
    if (this.#view.manual || this.state === 'stopped') this.#gradients.close();
    else void this.#gradients.refresh();
  }

  /** As #followRun, for runs that other cells and controls cause: of a quick series only the last counts. */
  #followLater(): void {
    clearTimeout(this.#following);
    this.#following = setTimeout(() => {
      if (!this.#isGone && this.state !== 'running' && this.state !== 'queued') this.#followRun();
    }, followPause);
  }

  /** Stops the run, also one that was asked for and has not begun. */
  async #stop(): Promise<void> {
    this.#stopping = true;
    if (this.state === 'running') this.#drawStatus();
    await this.#notebook.stop(this.#cell.name);
    await this.#running;
    this.#stopping = false;
    await this.#drawn();
  }

  /** The published code is back: so is its output, unless running it is the reader's decision. */
  async #reset(): Promise<void> {
    this.#gradients.close();
    this.#check.close();
    if (this.state !== 'idle' && !this.#view.manual) await this.#run();
  }

  async #copy(): Promise<void> {
    const label = this.#cell.querySelector('[data-action=copy] > span');
    const said = await navigator.clipboard.writeText(this.#cell.source).then(
      () => this.#words.copied,
      () => this.#words.copyFailed,
    );
    announce(said);
    if (label === null || said !== this.#words.copied) return;
    label.textContent = said;
    setTimeout(() => (label.textContent = this.#words.copy), 2000);
  }

  #heard({ change }: NotebookEvent): void {
    if (change === 'state') {
      this.#drawState();
      this.#link();
      this.#cell.changed('state');
    } else if (change === 'outputs') {
      this.#drawing.ask();
      this.#cell.changed('outputs');
    } else if (change === 'list' && this.#isGone) {
      this.#endRun();
    }
  }

  /** Draws what is still waiting to be drawn. */
  async #drawn(): Promise<void> {
    if (this.#drawing.waits) this.#drawing.now();
    await this.#area?.drawn();
    await this.#gradients.drawn();
  }

  #drawState(): void {
    const running = this.state === 'running';
    if (running && this.#ticker === undefined) {
      this.#began = performance.now();
      // The old output keeps its room until the new one is complete.
      this.#out.style.minHeight = `${this.#out.offsetHeight}px`;
      this.#ticker = setInterval(() => this.#drawStatus(), 100);
    } else if (!running && this.#ticker !== undefined) {
      this.#drawing.now();
      this.#endRun();
      if (this.#running === null) this.#followLater();
    }
    const status = this.#drawStatus();
    this.#drawFailure();
    this.#cell.dataset['state'] = this.state;
    this.#cell.setButtons();
    const old = this.state === 'stale' && this.outputs.length > 0;
    this.#out.classList.toggle('old', old);
    this.#gradients.setOld(this.state === 'stale');
    this.#out.setAttribute('aria-label', old ? this.#words.earlierOutput : this.#words.output);
    this.#announce(status);
    this.#notes.update();
    this.#check.update();
  }

  /** Time and the room of the old output are those of a run. */
  #endRun(): void {
    clearInterval(this.#ticker);
    this.#ticker = undefined;
    this.#out.style.minHeight = '';
  }

  #drawStatus(): Status {
    const { ms, error, after, state, lost, basis } = this.#view;
    const elapsed = performance.now() - this.#began;
    const running = state === 'running';
    const deaf = running && this.#view.deaf;
    const label = (name: string | null) => (name === null ? null : cellLabel(name, this.#words));
    const status = statusOf(
      {
        state,
        error,
        recorded: this.outputs.length > 0,
        edited: this.#cell.source !== this.#cell.original,
        milliseconds: running ? elapsed : (ms ?? 0),
        other: label(after),
        stopping: this.#stopping,
        deaf,
        lost,
        basis: label(basis),
      },
      this.#words,
    );
    this.#status.draw(status);
    this.#status.drawProgress(running ? this.#progress(elapsed, deaf) : null);
    return status;
  }

  #progress(milliseconds: number, deaf: boolean): RunProgress {
    const expected = estimate(milliseconds, this.#view);
    const hint = deaf ? this.#words.busyHint : hintOf(expected, milliseconds, this.#words);
    return { milliseconds, estimate: expected, hint };
  }

  #drawOutputs(): void {
    if (this.#isGone) return;
    this.#openArea().draw(this.outputs);
    this.#out.hidden = this.#empty && this.#failure === undefined;
    this.#gradients.showOutputs(this.outputs);
  }

  #openArea(): OutputArea {
    return (this.#area ??= openOutputArea(part(this.#cell, '.shown'), {
      outputs: this.outputs,
      language: this.#shared.language,
      labels: this.#shared.labels,
      prefix: this.#cell.name,
      onControl: (id, value) => void this.#notebook.setControl(this.#cell.name, id, value),
    }));
  }

  #drawFailure(): void {
    const { error: last } = this.#view;
    const shown = this.state === 'error' || this.state === 'ok' ? last : null;
    const place = part(this.#cell, '.failure');
    if (shown !== this.#failure?.error || shown === null) {
      this.#failure?.close();
      this.#failure = undefined;
      place.replaceChildren();
    }
    if (shown !== null && this.#failure === undefined) {
      const { language } = this.#shared;
      const error = inPageNames(shown, this.#words);
      const component = mount(CellError, { target: place, props: { error, language } });
      this.#failure = { error: shown, close: () => void unmount(component) };
    }
    place.toggleAttribute('data-output', shown !== null);
    this.#out.hidden = this.#empty && shown === null;
    this.#mark();
    if (shown !== null) this.#colour();
  }

  /** Colours the text, and says whether the browser keeps it. */
  #showEdit(): void {
    const { source, original, kept } = this.#cell;
    const saved = part(this.#cell, '[data-saved]');
    const words = kept ? this.#words.saved : this.#words.notSaved;
    saved.classList.toggle('refused', !kept);
    saved.textContent = source === original ? '' : words;
    this.#colour();
  }

  #announce(status: Status): void {
    if (!this.#asked || !['ok', 'error', 'stopped', 'blocked'].includes(this.state)) return;
    this.#asked = false;
    const { error } = this.#view;
    const says = error === null ? status.text : errorText(error, this.#shared.language).what;
    const name = headingOf(this.#cell);
    announce(this.#words.finished(name, says, this.outputs.length));
  }

  #marks() {
    const { error } = this.#view;
    const own = this.state === 'error' && error !== null && error.cell === this.#cell.name;
    const bad = own && error.line !== null ? { line: error.line, column: error.column } : null;
    return { bad, lit: this.#lit };
  }

  #mark(): void {
    markLines(this.#cell.lines, this.#marks());
  }

  #colour(): void {
    void colour(
      this.#cell.lines,
      () => this.#cell.source,
      () => this.#marks(),
    ).then(() => {
      // Lines that were drawn anew have lost theirs.
      this.#links = null;
      this.#link();
    });
  }

  /** Links the names in the code as the present text means them. */
  #link(): void {
    const symbols = this.#notebook.symbols(this.#cell.name);
    if (symbols === this.#links) return;
    this.#links = symbols;
    linkCode(this.#cell.lines, symbols);
    relight(this.#cell.lines);
  }

  /** The stepper has moved: the line of its step is lit in the cell it belongs to, and nowhere else. */
  #stepped(event: Event): void {
    const step = (event as CustomEvent<{ cell: string; line: number } | null>).detail; // from the stepper
    // Its nodes may come from functions of other cells, with names of their own.
    if (step !== null) this.#link();
    const lit = step !== null && step.cell === this.#cell.name ? step.line : null;
    if (lit === this.#lit) return;
    this.#lit = lit;
    this.#mark();
  }

  #visibleCells(): readonly CellView[] {
    return this.#notebook.cells.filter((view) => isOpen(view) && view.name !== this.#cell.name);
  }
}

/** Whether other cells see the names of this one: the cells of exercises and bugs have a path for a name. */
function isOpen({ name }: CellView): boolean {
  return !name.includes('/');
}

function part(cell: LiveCell, selector: string): HTMLElement {
  const found = cell.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`live-cell ${cell.name}: no ${selector}`);
  return found;
}
