// What a cell's header says about its state: words, an icon and a tone. Pure; the drawing is in status-line.ts.
import type { CellError, State } from '#notebook';
import type { CellWords } from '../../i18n/cell.ts';
import type { IconName } from './icons.ts';

export interface Status {
  readonly text: string;
  readonly icon: IconName;
  readonly tone: '' | 'ok' | 'err' | 'warn';
}

/** What the status depends on. */
export interface StatusFacts {
  readonly state: State;
  /** Whether the build's own output is shown. */
  readonly recorded: boolean;
  readonly edited: boolean;
  readonly error: CellError | null;
  /** How long the run took or has taken so far, in milliseconds. */
  readonly milliseconds: number;
  /** The other cell the state is about, as words inside a sentence: the one that changed, or is waited for. */
  readonly other: string | null;
  /** Whether the reader has asked it to stop. */
  readonly stopping: boolean;
  /** Whether it hears nothing at the moment. */
  readonly deaf: boolean;
  /** Whether a stopped cell's values are gone. */
  readonly lost: boolean;
  /** The cell, stopped early, from whose values it was computed. */
  readonly basis: string | null;
}

/** The words of the status line for a state. */
export function statusOf(facts: StatusFacts, words: CellWords): Status {
  const { state, error, milliseconds, other } = facts;
  switch (state) {
    case 'idle':
      return { text: facts.recorded ? words.recorded : words.idle, icon: 'idle', tone: '' };
    case 'stale': {
      const text =
        other !== null ? words.staleAfter(other) : facts.edited ? words.edited : words.stale;
      return { text, icon: 'reset', tone: 'warn' };
    }
    case 'queued':
      return {
        text: other === null ? words.queued : words.queuedAfter(other),
        icon: 'dots',
        tone: '',
      };
    case 'running':
      return { text: runningText(facts, words), icon: 'ring', tone: '' };
    case 'ok':
      return facts.basis === null
        ? { text: words.ran(words.duration(milliseconds)), icon: 'done', tone: 'ok' }
        : { text: words.ranOn(facts.basis), icon: 'stop', tone: '' };
    case 'error': {
      const line = error?.line ?? null;
      return {
        text: line === null ? words.error : words.errorIn(line),
        icon: 'wrong',
        tone: 'err',
      };
    }
    case 'stopped':
      return facts.lost
        ? { text: words.stoppedLost, icon: 'stop', tone: 'warn' }
        : { text: words.stoppedEarly, icon: 'stop', tone: '' };
    case 'blocked':
      return {
        text: other === null ? words.blocked : words.needs(other),
        icon: 'lock',
        tone: 'warn',
      };
  }
}

/** A run says how long it has taken as soon as that can be read. */
function runningText({ stopping, deaf, milliseconds }: StatusFacts, words: CellWords): string {
  if (stopping) return words.stopping;
  const seconds = (milliseconds / 1000).toFixed(1);
  if (deaf) return words.busy(seconds);
  return words.running(milliseconds < 1000 ? null : seconds);
}
