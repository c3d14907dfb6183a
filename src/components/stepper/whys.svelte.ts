// The questions a reader asked, each leading on from the one before, and what answers them.
// Leaves drawing to WhyPanel.svelte. The engine is loaded with the first question.
import type { Explainer } from '../../notebook/explainer/explanation.ts';
import { openExplainer } from '../../notebook/explainer/open-explainer.ts';
import type { Trace } from '../../notebook/trace.ts';

/** “Why is this number what it is?”: one element of a node's value or gradient. */
export interface Why {
  readonly of: 'value' | 'gradient';
  /** Place of the node in the trace. */
  readonly node: number;
  /** Row-major place of the element; null for the one with most to tell. */
  readonly element: number | null;
}

export class Whys {
  /** From the first question to the one that is open; empty while the panel follows the step. */
  trail = $state.raw<readonly Why[]>([]);
  /** Null until it is loaded. */
  explainer = $state.raw<Explainer | null>(null);
  missing = $state.raw(false);
  /** How often a reader asked on or went back: each time the question is to be read out. */
  moves = $state.raw(0);
  readonly #trace: Trace;

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  /** The open question. */
  get open(): Why | null {
    return this.trail.at(-1) ?? null;
  }

  /** Loads what answers; once. */
  async load(): Promise<void> {
    try {
      this.explainer ??= await openExplainer(this.#trace);
    } catch {
      this.missing = true;
    }
  }

  /** A node chosen in the picture: a new trail, or none where it was open already. */
  pick(node: number): void {
    const same = this.open?.node === node;
    this.trail = same ? [] : [{ of: 'gradient', node, element: null }];
  }

  /** A question that starts anew; `asked` by the reader, or only pointed out. */
  start(why: Why, asked = true): void {
    this.trail = [why];
    if (asked) this.moves += 1;
  }

  /** Another element, or the other kind of number, of the node that is open. */
  turn(why: Why): void {
    this.trail = [...this.trail.slice(0, -1), why];
  }

  /** A term's own why. `from` is what was shown: it becomes the first of the trail where there was none. */
  follow(from: Why, why: Why): void {
    const before = this.trail.length === 0 ? [from] : [...this.trail.slice(0, -1), from];
    this.trail = [...before, why];
    this.moves += 1;
  }

  /** Back to a question of the trail; to the one before unless stated. */
  back(to = this.trail.length - 2): void {
    if (to < 0) return;
    this.trail = this.trail.slice(0, to + 1);
    this.moves += 1;
  }

  /** No question: the panel follows the step again. */
  clear(): void {
    this.trail = [];
  }
}
