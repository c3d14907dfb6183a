// The report of a cell's gradient check, from recording to verdict. Loaded with the first check.
// Leaves drawing to CheckReport.svelte and where the computations come from to gradient-check.ts.
import { flushSync, mount, unmount } from 'svelte';
import {
  openExplainer,
  type CellError,
  type GradcheckOutput,
  type GradientCheck,
  type NamedValue,
  type Trace,
} from '#notebook';
import { gradientCheckWords } from '../../i18n/gradient-check.ts';
import type { Language } from '../../i18n/language.ts';
import { outputWords } from '../../i18n/output.ts';
import { gradcheckVerdict } from '../output/gradcheck-verdict.ts';
import { checkView, type Place } from '../stepper/check-view.ts';
import { ownGradients, type OwnCheck } from '../stepper/own-gradients.ts';
import { indexTrace, type TraceIndex } from '../stepper/trace-index.ts';
import { announce } from './announcer.ts';
import CheckReportView from './CheckReport.svelte';

/** What is to be checked. */
export interface Subject {
  readonly traces: readonly Trace[] | CellError;
  /** How many backward passes the cell has. */
  readonly count: number;
  /** Whether the cell asked for no gradient, so that its result was differentiated. */
  readonly isResult: boolean;
  /** What the cell's names hold: among them may be gradients of its own. */
  readonly values: Readonly<Record<string, NamedValue>>;
}

/** The check of one computation. */
export interface Checked {
  readonly index: TraceIndex;
  readonly found: GradientCheck;
  readonly own: OwnCheck | null;
}

/** How far a check is. `failed`: what checks could not be loaded. */
export type CheckState =
  | { readonly is: 'recording' | 'stopped' | 'failed' }
  | { readonly is: 'checking'; readonly done: number; readonly of: number }
  | { readonly is: 'refused'; readonly error: CellError }
  | ({ readonly is: 'done'; readonly checked: readonly Checked[] } & Pick<
      Subject,
      'count' | 'isResult'
    >);

/** How a report is opened. */
export interface CheckReportOptions {
  readonly language: Language;
  /** An element was chosen. */
  readonly onelement: (trace: Trace, place: Place) => void;
  readonly onclose: () => void;
}

/** One report; each check takes the place of the one before. */
export class CheckReport {
  readonly #place: HTMLElement;
  readonly #options: CheckReportOptions;
  readonly #component: Record<string, unknown>;
  #state = $state.raw<CheckState>({ is: 'recording' });
  #running = new AbortController();

  constructor(place: HTMLElement, options: CheckReportOptions) {
    this.#place = place;
    this.#options = options;
    const state = () => this.#state;
    this.#component = mount(CheckReportView, {
      target: place,
      props: {
        get state() {
          return state();
        },
        ...options,
        onstop: () => this.#stop(),
      },
    });
  }

  /** Checks what `subject` gives; a check that is under way ends. */
  async check(subject: () => Promise<Subject>): Promise<void> {
    this.#running.abort();
    const { signal } = (this.#running = new AbortController());
    const show = (state: CheckState) => {
      if (!signal.aborted) this.#show(state);
    };
    show({ is: 'recording' });
    try {
      const given = await subject();
      signal.throwIfAborted();
      if ('code' in given.traces) return show({ is: 'refused', error: given.traces });
      const checked: Checked[] = [];
      for (const trace of given.traces) {
        const progress = (done: number, of: number) => show({ is: 'checking', done, of });
        checked.push(await this.#checkOf(trace, given.values, { signal, progress }));
      }
      show({ is: 'done', checked, count: given.count, isResult: given.isResult });
      if (!signal.aborted) this.#announce(checked);
    } catch {
      show({ is: 'failed' });
    }
  }

  /** Says that the report is of code that has changed since. */
  setOld(old: boolean): void {
    this.#place.classList.toggle('old', old);
  }

  /** Ends the check and removes the report; true where the keyboard was in it. */
  close(): boolean {
    this.#running.abort();
    const inside = this.#place.contains(document.activeElement);
    void unmount(this.#component);
    this.#place.remove();
    return inside;
  }

  async #checkOf(
    trace: Trace,
    values: Subject['values'],
    how: { signal: AbortSignal; progress: (done: number, of: number) => void },
  ): Promise<Checked> {
    const explainer = await openExplainer(trace);
    const found = await explainer.check(how);
    const index = indexTrace(trace);
    return { index, found, own: ownGradients(index, values, found) };
  }

  /** The reader's own stop is said at once, also while the cell still runs to be recorded. */
  #stop(): void {
    this.#running.abort();
    this.#show({ is: 'stopped' });
  }

  #show(state: CheckState): void {
    this.#state = state;
    flushSync();
  }

  #announce(checked: readonly Checked[]): void {
    const { language } = this.#options;
    const words = gradientCheckWords[language];
    const verdict = (output: GradcheckOutput) => {
      const { title, reason } = gradcheckVerdict(output, outputWords[language]);
      // What a kink is can be read; an announcement is short.
      return words.join(output.verdict === 'kink' ? [title] : [title, reason]);
    };
    const said = checked.flatMap(({ index, found, own }) => [
      verdict(checkView(index, found).output),
      ...(own === null ? [] : [words.ownSays(verdict(own.output))]),
    ]);
    announce(words.join(said));
  }
}
