// What the reader opened and folded, and the view of the trace that this gives. One for each stepper.
import { fold, type Card, type Folded } from './fold.ts';
import {
  allFolded,
  foldingAt,
  openAtRest,
  untouched,
  viewKey,
  withGroup,
  withItems,
  type ByHand,
} from './folding.ts';
import type { TraceIndex } from './trace-index.ts';

export class Folds {
  /** What the reader did by hand. */
  hand: ByHand = $state.raw(untouched);
  readonly #index: TraceIndex;
  readonly #atRest: ReadonlySet<number>;
  #last: { readonly hand: ByHand; readonly key: string; readonly folded: Folded } | null = null;

  constructor(index: TraceIndex) {
    this.#index = index;
    this.#atRest = openAtRest(index);
  }

  /** Whether there is anything to fold. */
  get any(): boolean {
    return allFolded(this.#index).groups.size > 0;
  }

  /** The view at a step: the very same one as long as the step stays in its group. */
  at(current: number | null, selected: number | null): Folded {
    const { hand } = this;
    const key = viewKey(this.#index, current, selected);
    if (this.#last?.key === key && this.#last.hand === hand) return this.#last.folded;
    const folding = foldingAt(this.#index, this.#atRest, hand, current, selected);
    this.#last = { hand, key, folded: fold(this.#index, folding) };
    return this.#last.folded;
  }

  /** Opens a folded group, or takes turns out of a run. */
  open(card: Exclude<Card, { kind: 'node' }>): void {
    this.hand =
      card.kind === 'run'
        ? withItems(this.hand, card.items)
        : withGroup(this.hand, card.group, true);
  }

  fold(group: number): void {
    this.hand = withGroup(this.hand, group, false);
  }

  foldAll(): void {
    this.hand = allFolded(this.#index);
  }

  /** Back to what opens by itself. */
  unfold(): void {
    this.hand = untouched;
  }
}
