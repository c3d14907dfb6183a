// <gradient-stepper>: steps forward and back through a recorded computation. Loaded when the first one opens.
// Leaves what is known at a position to state.ts and drawing to Stepper.svelte.
import './picture.css';
import './stepper.css';
import './why.css';
import { flushSync, mount, tick, unmount } from 'svelte';
import type { Language } from '../../i18n/language.ts';
import type { Trace } from '../../notebook/trace.ts';
import type { Place } from './check-view.ts';
import type { Pin } from './compare.ts';
import { sentenceOf } from './sentence.ts';
import { announceLine, sourceOf } from './source-line.ts';
import { snapshotOf, stateAt, type Snapshot } from './state.ts';
import Stepper from './Stepper.svelte';
import { loadTex } from './tex.ts';
import { endOfForward } from './timeline.ts';
import { codeAt, indexTrace, type TraceIndex } from './trace-index.ts';

/** How a stepper is opened. */
export interface StepperOptions {
  readonly language: Language;
  /** Where it opens, 0…length; after the forward pass if not given. */
  readonly position?: number;
  /** Level of its heading; 4 if not given. */
  readonly level?: number;
  /** The pinned run it is compared with; without it, no run can be pinned. */
  readonly pin?: Pin;
}

/** What the component can be told once it is mounted. */
interface StepperView {
  seek(to: number): void;
  seekTrouble(): boolean;
  why(place: Place): void;
  setPin(pin: Pin): void;
}

interface Recording extends StepperOptions {
  readonly index: TraceIndex;
  readonly texMissing: boolean;
}

/**
 * The element. Dispatches `gradient-step` with the line of the step ({cell, line, column}, or null at the
 * start and when it closes), `stepper-pin` when the reader pins (detail true) or unpins the run, and `stepper-close` when the reader closes it; if nobody prevents that, it
 * removes itself.
 */
export class GradientStepper extends HTMLElement {
  #recording: Recording | null = null;
  #view: StepperView | null = null;
  #position = 0;

  /** What is stepped through; given before the element is connected. */
  set recording(recording: Recording) {
    this.#recording = recording;
    this.#position = recording.position ?? endOfForward(recording.index.trace);
  }

  /** Number of steps. */
  get length(): number {
    return this.#recording?.index.trace.steps.length ?? 0;
  }

  /** How many steps have happened: 0…length. */
  get position(): number {
    return this.#position;
  }

  /** Goes to a position; resolves when it is drawn. */
  async seek(position: number): Promise<void> {
    this.#view?.seek(position);
    flushSync();
    await tick();
  }

  /** Goes to the step where the computation went wrong; false where nothing did. */
  async seekTrouble(): Promise<boolean> {
    const found = this.#view?.seekTrouble() ?? false;
    flushSync();
    await tick();
    return found;
  }

  /** Asks why an element of a node's gradient is what it is, at a position where all of it has arrived. */
  async why(place: Place): Promise<void> {
    this.#view?.why(place);
    flushSync();
    await tick();
  }

  /** The trace it steps through. */
  get trace(): Trace {
    return this.#given().index.trace;
  }

  /** The pinned run it is compared with. */
  set pin(pin: Pin) {
    this.#view?.setPin(pin);
    flushSync();
  }

  /** Everything known at this position, as plain data. */
  snapshot(): Snapshot {
    const { index, language } = this.#given();
    const state = stateAt(index, this.#position);
    return snapshotOf(index, state, sentenceOf(index, state, language));
  }

  connectedCallback(): void {
    if (this.#view || !this.#recording) return;
    const { index, language, level = 4, texMissing, pin = null } = this.#recording;
    // Outside svelte-check every component has the same type, without its exports.
    this.#view = mount(Stepper, {
      target: this,
      props: {
        index,
        language,
        level,
        texMissing,
        pin,
        onpin: (on: boolean) =>
          this.dispatchEvent(new CustomEvent('stepper-pin', { bubbles: true, detail: on })),
        start: this.#position,
        source: sourceOf(index.trace.cell),
        onmove: (position: number) => this.#moved(position),
        onclose: () => this.#close(),
      },
    }) as StepperView;
    flushSync();
    this.#light();
  }

  disconnectedCallback(): void {
    if (!this.#view) return;
    announceLine(this, null);
    void unmount(this.#view);
    this.#view = null;
  }

  #moved(position: number): void {
    this.#position = position;
    this.#light();
  }

  #light(): void {
    const { index } = this.#given();
    announceLine(this, codeAt(index, this.#position));
  }

  #close(): void {
    // Before it leaves the document: afterwards the event would reach nobody.
    announceLine(this, null);
    const close = new CustomEvent('stepper-close', {
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    if (this.dispatchEvent(close)) this.remove();
  }

  #given(): Recording {
    if (!this.#recording) throw new TypeError('gradient-stepper: opened without a recording');
    return this.#recording;
  }
}

/** Loads what steppers draw formulas with; the first one opens sooner where this is done before. */
export async function prepareStepper(): Promise<void> {
  await loadTex();
}

/** Opens a stepper on `trace` at the end of `target`; resolves when it is drawn, formulas included. */
export async function mountStepper(
  target: HTMLElement,
  trace: Trace,
  options: StepperOptions,
): Promise<GradientStepper> {
  if (!customElements.get('gradient-stepper')) {
    customElements.define('gradient-stepper', GradientStepper);
  }
  const texMissing = !(await loadTex());
  const element = document.createElement('gradient-stepper') as GradientStepper;
  element.recording = { ...options, index: indexTrace(trace), texMissing };
  target.append(element);
  await tick();
  return element;
}
