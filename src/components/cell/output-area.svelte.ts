// The outputs of a cell in the page: drawn anew in place of the build's HTML, and following every run.
// Leaves drawing each output to Outputs.svelte and what the reader did there to kept-places.ts.
import { flushSync, mount, unmount } from 'svelte';
import type { Output } from '#notebook';
import type { Language } from '../../i18n/language.ts';
import Outputs from '../output/Outputs.svelte';
import { keepChoices } from './kept-choices.ts';
import { keepPlaces } from './kept-places.ts';

export interface OutputAreaOptions {
  readonly outputs: readonly Output[];
  readonly language: Language;
  readonly labels: Readonly<Record<string, string>>;
  /** What makes ids unique on the page. */
  readonly prefix: string;
  readonly onControl?: (id: string, value: number | string) => void;
}

export interface OutputArea {
  /** Draws these outputs: as many as fit into one frame now, the others in those that follow. */
  draw(outputs: readonly Output[]): void;
  /** Draws the curves of these outputs behind the present ones; null takes them away. */
  setPinned(outputs: readonly Output[] | null): void;
  /** Resolves when everything is drawn. */
  drawn(): Promise<void>;
  close(): void;
}

/** Milliseconds of drawing in one go. What the browser then does with it takes as long again. */
const slice = 12;
/** Lines of text drawn together at the most. */
const lines = 100;

/** Mounts the outputs into `place`, at once, so that nobody sees the build's HTML go. */
export function openOutputArea(place: HTMLElement, options: OutputAreaOptions): OutputArea {
  let outputs = $state.raw(options.outputs);
  let pinned = $state.raw<readonly Output[] | null>(null);
  const props = {
    get outputs() {
      return outputs;
    },
    get pinned() {
      return pinned;
    },
    language: options.language,
    labels: options.labels,
    prefix: options.prefix,
    onControl: options.onControl,
  };
  const restore = keepPlaces(place);
  const chooseAgain = keepChoices(place);
  place.replaceChildren();
  const component = mount(Outputs, { target: place, props });
  flushSync();
  restore();
  chooseAgain();
  let wanted = outputs;
  let drawing = Promise.resolve();
  let isDrawing = false;
  let isClosed = false;
  const isDone = () => isClosed || outputs === wanted;
  const go = async () => {
    while (!isDone()) {
      drawSome(wanted, outputs, (some) => {
        outputs = some;
        flushSync();
      });
      // Not by frames: a hidden page has none.
      if (!isDone()) await new Promise((next) => setTimeout(next));
    }
    isDrawing = false;
  };
  return {
    draw(next) {
      wanted = next;
      if (isDrawing) return;
      isDrawing = true;
      drawing = go();
    },
    setPinned(next) {
      pinned = next;
      flushSync();
    },
    drawn: () => drawing,
    close() {
      isClosed = true;
      void unmount(component);
    },
  };
}

/**
 * Draws more and more of the wanted outputs until the time is up; those that are drawn already cost nothing. What is
 * to be replaced stays until its turn comes.
 */
function drawSome(
  wanted: readonly Output[],
  present: readonly Output[],
  draw: (outputs: readonly Output[]) => void,
): void {
  const began = performance.now();
  let count = 0;
  do {
    while (count < wanted.length && wanted[count] === present[count]) count++;
    count = Math.min(count + 1, wanted.length);
    // a line of text is cheap, but each drawing looks at all outputs
    for (let more = 1; more < lines && wanted[count]?.kind === 'text'; more++) count++;
    draw(count === wanted.length ? wanted : withOld(wanted, count, present));
  } while (count < wanted.length && performance.now() - began < slice);
}

/** The first wanted outputs, then the present ones under the ids of the others. */
function withOld(
  wanted: readonly Output[],
  count: number,
  present: readonly Output[],
): readonly Output[] {
  const coming = new Set(wanted.slice(count).map(({ id }) => id));
  const first = wanted.slice(0, count);
  for (const { id } of first) coming.delete(id);
  return [...first, ...present.filter(({ id }) => coming.has(id))];
}
