// <gradient-stepper>: steps forward and back through a recorded computation. Loaded when the first one opens.
// Leaves what is known at a position to state.ts and drawing to Stepper.svelte.
import './picture.css';
import './stepper.css';
import './why.css';
import { flushSync, mount, tick, unmount } from 'svelte';
import type { Language } from '../../i18n/language.ts';
import type { Trace } from '../../notebook/trace.ts';
import type { Standing, SymbolSource } from '../page/lit.ts';
import type { Place } from './check-view.ts';
import type { Pin } from './compare.ts';
import { Links } from './links.svelte.ts';
import { sentenceOf } from './sentence.ts';
import { announceLine, sourceOf } from './source-line.ts';
import { standingNode } from './standing.ts';
import { snapshotOf, stateAt, type Snapshot } from './state.ts';
import Stepper from './Stepper.svelte';
import { loadTex } from './tex.ts';
import { endOfForward } from './timeline.ts';
import { codeAt, indexTrace, nodeAt, type TraceIndex } from './trace-index.ts';

/** How a stepper is opened. */
export interface StepperOptions {
  readonly language: Language;
  /** Where it opens, 0…length; after the forward pass if not given. */
  readonly position?: number;
  /** Level of its heading; 4 if not given. */
  readonly level?: number;
  /** The pinned run it is compared with; without it, no run can be pinned. */
  readonly pin?: Pin;
  /** For each node the variables of the page that it was given to. */
  readonly variables?: readonly (readonly string[])[];
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
  readonly links: Links;
  readonly texMissing: boolean;
}

/**
 * The element. Dispatches `gradient-step` with the line of the step ({cell, line, column}, or null at the
 * start and when it closes), `stepper-pin` when the reader pins (detail true) or unpins the run, and `stepper-close` when the reader closes it; if nobody prevents that, it
 * removes itself.
 */
export class GradientStepper extends HTMLElement implements SymbolSource {
  #recording: Recording | null = null;
  #view: StepperView | null = null;
  #position = 0;
  #unfollow: () => void = () => undefined;

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

  /** The variables that a node was given to; none in a picture that nobody has touched. */
  keysOf(id: string): readonly string[] {
    return this.#recording?.links.keysOf(id) ?? [];
  }

  /** A variable as far as it has come: the step's own node of this name, else the last that is computed. */
  standing(variable: string): Standing | null {
    if (this.#recording === null) return null;
    const { index, links } = this.#recording;
    const nodes = links.nodesOf(variable);
    const place = standingNode(index, nodes, this.#position);
    if (place === null) return null;
    const known = stateAt(index, this.#position);
    return {
      position: this.#position,
      length: this.length,
      shape: nodeAt(index, place).shape,
      value: known.updated(place) ?? known.value(place),
    };
  }

  connectedCallback(): void {
    if (this.#view || !this.#recording) return;
    const { index, links, language, level = 4, texMissing, pin = null } = this.#recording;
    this.#unfollow = links.follow(this);
    // Outside svelte-check every component has the same type, without its exports.
    this.#view = mount(Stepper, {
      target: this,
      props: {
        index,
        links,
        language,
        level,
        texMissing,
        pin,
        onpin: (on: boolean) =>
          this.dispatchEvent(new CustomEvent('stepper-pin', { bubbles: true, detail: on })),
        start: this.#position,
        // Before anything is in it: later it would have to be laid out for that alone.
        room: this.clientWidth,
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
    this.#unfollow();
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
  const index = indexTrace(trace);
  const links = new Links(index, options.variables ?? []);
  element.recording = { ...options, index, links, texMissing };
  target.append(element);
  await tick();
  return element;
}
