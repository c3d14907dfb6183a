// The steps as rows of a table: what arrives, times the local slope, is passed on to whom.
// Leaves drawing to StepTable.svelte.
import { allNumbers } from '../../notebook/contribution.ts';
import { isScalar } from './card.ts';
import { changeAt, type Change } from './change.ts';
import { shareOf } from './shares.ts';
import type { State } from './state.ts';
import { codeAt, currentNode, stepAt, type TraceIndex } from './trace-index.ts';
import type { Explainer } from '../../notebook/explainer/explanation.ts';
import type { Phase } from './timeline.ts';

/** One step. Numbers are null where they are not computed at the state's position. */
export interface StepRow {
  readonly position: number;
  readonly phase: Phase;
  readonly node: number;
  readonly line: number;
  readonly value: readonly number[] | null;
  /** The gradient that has arrived at the node; null in the forward pass. */
  readonly arrives: readonly number[] | null;
  readonly passes: readonly Passing[];
  /** What an update did, once it has happened. */
  readonly change: Change | null;
}

/** What a backward step passes on to one input. */
export interface Passing {
  readonly edge: number;
  readonly to: number;
  /** The local slope, where it is a single number. */
  readonly slope: number | null;
  /** What is passed on, as short text, where the slope is not a single number. */
  readonly share: string | null;
  readonly passed: readonly number[] | null;
}

/** Rows of the steps `first` to `last`, counted from 1, as far as they are known in `state`. */
export function tableRows(
  index: TraceIndex,
  state: State,
  first: number,
  last: number,
  explainer: Explainer | null,
): StepRow[] {
  const rows: StepRow[] = [];
  for (let position = first; position <= last; position++) {
    const step = stepAt(index, position);
    if (step === null) continue;
    const node = currentNode(index, position) ?? index.root;
    rows.push({
      position,
      phase: step.phase,
      node,
      line: codeAt(index, position)?.line ?? 0,
      value: state.value(node),
      arrives: step.phase === 'forward' ? null : state.gradient(node),
      passes:
        step.phase === 'backward'
          ? step.edges.map((edge) => passing(index, state, edge, explainer))
          : [],
      change: position <= state.position ? changeAt(index, position) : null,
    });
  }
  return rows;
}

function passing(
  index: TraceIndex,
  state: State,
  edge: number,
  explainer: Explainer | null,
): Passing {
  const to = index.from[edge] ?? 0;
  const sent = state.contribution(edge);
  const passed = sent === null ? null : allNumbers(sent);
  const ends = [to, index.to[edge] ?? 0].map((place) => index.trace.nodes[place]?.shape ?? []);
  const terms = passed !== null && ends.every(isScalar) ? explainer?.use(edge, 0)?.terms : [];
  const slope = terms?.length === 1 ? (terms[0]?.derivative ?? null) : null;
  return { edge, to, slope, share: slope === null ? shareOf(index, edge) : null, passed };
}
