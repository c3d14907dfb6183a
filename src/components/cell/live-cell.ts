// <live-cell name>: a cell of the page that can be edited and run. What every page loads first: it opens the
// textarea, keeps the edit and passes everything else to cell-control.ts, which is fetched on first touch.
import type { Output, State } from '#notebook';
import type { CellControl } from './cell-control.ts';
import { drawPlain, offsetAtPoint, textOf } from './code-view.ts';
import { readEdit, writeEdit } from './edits.ts';
import { openTextarea } from './plain-editor.ts';
import { recordedOutputs } from './recording.ts';

const actions = ['run', 'stop', 'gradients', 'reset', 'copy'] as const;

/** What a cell's buttons do; the value of their `data-action`. */
export type CellAction = (typeof actions)[number];

/** What changed, as the detail of the cell's `change` event. */
export type CellChange = 'source' | 'state' | 'outputs';

/**
 * A cell. `source` can be set at any time, `state` and `outputs` are read; `run()`, `stop()` and `reset()`
 * resolve when they are done and never reject; every change is told by a `change` event.
 */
export class LiveCell extends HTMLElement {
  /** The text as published. */
  original = '';
  /** Whether the browser kept the last edit. */
  kept = true;
  /** Whether the reader came to the code by keyboard. */
  byKeyboard = false;
  area: HTMLTextAreaElement | undefined;
  #source = '';
  #control: CellControl | undefined;
  #loading: Promise<CellControl> | undefined;

  connectedCallback(): void {
    if (this.#ready) return;
    this.#source = this.original = textOf(this.lines);
    this.#addButtons();
    this.#listen();
    const edit = readEdit(this.name, this.original);
    if (edit !== null) {
      this.#show(edit);
      this.load().catch(this.#fail);
    }
    this.setButtons();
  }

  /** Whether the cell is part of a running notebook. */
  get joined(): boolean {
    return this.#control !== undefined;
  }

  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  get code(): HTMLElement {
    return this.#part('.code');
  }

  get lines(): HTMLElement {
    return this.#part('.lines');
  }

  get source(): string {
    return this.#source;
  }

  set source(source: string) {
    this.edit(source.replace(/\r\n?/g, '\n'));
    if (this.area !== undefined) this.area.value = this.#source;
    this.load().catch(this.#fail);
  }

  /** `idle` until it ran in this page; an edited cell is `stale`. */
  get state(): State {
    return this.#control?.state ?? (this.#source === this.original ? 'idle' : 'stale');
  }

  get outputs(): readonly Output[] {
    return this.#control?.outputs ?? recordedOutputs(this.name);
  }

  /** Runs the cell with what it needs and what needs it; resolves when its outputs are drawn. */
  run(): Promise<void> {
    return this.act('run');
  }

  /** Stops the cell; resolves when it has stopped. */
  stop(): Promise<void> {
    return this.act('stop');
  }

  /** Brings the published text back. */
  reset(): Promise<void> {
    return this.act('reset');
  }

  /** Does what a button does. Never rejects: where the page's scripts do not load, the cell says so. */
  act(action: CellAction): Promise<void> {
    if (action === 'reset') this.source = this.original;
    return this.load().then((control) => control.act(action), this.#fail);
  }

  /** Takes a new text from an editor: draws and keeps it, and tells the notebook. */
  edit(source: string): void {
    if (source === this.#source) return;
    this.#show(source);
    this.kept = writeEdit(this.name, this.original, source);
    this.#control?.edited();
    this.setButtons();
    this.changed('source');
  }

  /** Puts the caret into the code; opens the textarea on the first call. */
  open(offset: number): void {
    this.area ??= openTextarea(this.code, this.#source, (source) => this.edit(source));
    if (this.#control?.focus(offset) === true) return;
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(offset, offset);
    this.load().then((control) => control.opened(), this.#fail);
  }

  /** Turns buttons on and off by what can be done now. */
  setButtons(): void {
    const busy = this.state === 'running' || this.state === 'queued';
    const off: readonly (CellAction | false)[] = [
      busy ? 'run' : 'stop',
      this.#source === this.original && 'reset',
    ];
    for (const action of actions) {
      const button = this.querySelector<HTMLButtonElement>(`[data-action=${action}]`);
      if (button !== null) button.disabled = off.includes(action);
    }
  }

  changed(detail: CellChange): void {
    this.dispatchEvent(new CustomEvent<CellChange>('change', { bubbles: true, detail }));
  }

  /** The part that runs, colours and draws, fetched once. */
  load(): Promise<CellControl> {
    this.#loading ??= import('./cell-control.ts').then(({ controlOf }) => controlOf(this));
    this.#loading.catch(() => (this.#loading = undefined));
    return this.#loading;
  }

  /** The control comes: from now on state and outputs are the notebook's. */
  join(control: CellControl): void {
    this.#control = control;
  }

  #ready = false;

  #listen(): void {
    this.#ready = true;
    const touch = () => void this.load().catch(() => undefined); // what is then asked for says what failed
    this.addEventListener('pointerenter', touch, { once: true });
    this.addEventListener('focusin', touch, { once: true });
    this.addEventListener('click', (event) => this.#click(event));
    // Before Monaco, which has an Enter of its own.
    this.addEventListener('keydown', (event) => this.#key(event), true);
  }

  /** One cell of a page has buttons in its HTML: the others get theirs from it. */
  #addButtons(): void {
    const any = document.querySelector('live-cell [data-action]');
    if (any?.parentElement == null || this.querySelector('[data-action]') !== null) return;
    this.#part('.bar').append(...any.parentElement.cloneNode(true).childNodes);
  }

  #click(event: MouseEvent): void {
    const target = event.target as Element;
    const pressed = target.closest<HTMLElement>('[data-action]')?.dataset['action'];
    const action = actions.find((one) => one === pressed);
    if (action !== undefined) return void this.act(action);
    const inCode = this.lines.contains(target) || target === this.code;
    if (!inCode || getSelection()?.isCollapsed === false) return;
    this.byKeyboard = false;
    this.open(offsetAtPoint(this.lines, event.clientX, event.clientY));
  }

  #key(event: KeyboardEvent): void {
    const target = event.target as Element;
    if (event.isComposing || !this.code.contains(target)) return;
    const enter = event.key === 'Enter';
    if (enter && (event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
      void this.run();
    } else if (target === this.code && (enter || event.key === 'F2')) {
      event.preventDefault();
      this.byKeyboard = true;
      this.open(0);
    }
  }

  #show(source: string): void {
    this.#source = source;
    drawPlain(this.lines, source);
  }

  readonly #fail = (): void => {
    const status = this.querySelector('[data-status] > span');
    if (status !== null) status.textContent = this.dataset['unavailable'] ?? '';
  };

  #part(selector: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(selector);
    if (part === null) throw new Error(`live-cell ${this.name}: no ${selector}`);
    return part;
  }
}

customElements.define('live-cell', LiveCell);

declare global {
  interface HTMLElementTagNameMap {
    'live-cell': LiveCell;
  }
}
