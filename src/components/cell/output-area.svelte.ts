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
  /** Draws these outputs; done when it returns. */
  draw(outputs: readonly Output[]): void;
  close(): void;
}

/** Mounts the outputs into `place`, at once, so that nobody sees the build's HTML go. */
export function openOutputArea(place: HTMLElement, options: OutputAreaOptions): OutputArea {
  let outputs = $state.raw(options.outputs);
  const props = {
    get outputs() {
      return outputs;
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
  return {
    draw(next) {
      outputs = next;
      flushSync();
    },
    close: () => void unmount(component),
  };
}
