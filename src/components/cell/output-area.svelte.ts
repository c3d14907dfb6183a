// The outputs of a cell in the page: takes over the build's HTML where it stands and follows every run.
// Leaves drawing each output to Outputs.svelte.
import { flushSync, hydrate, mount, unmount } from 'svelte';
import type { Output } from '#notebook';
import type { Language } from '../../i18n/language.ts';
import Outputs from '../output/Outputs.svelte';

export interface OutputAreaOptions {
  readonly outputs: readonly Output[];
  readonly language: Language;
  readonly labels: Readonly<Record<string, string>>;
  /** What makes ids unique on the page. */
  readonly prefix: string;
  readonly onControl?: (id: string, value: number) => void;
}

export interface OutputArea {
  /** Draws these outputs; done when it returns. */
  draw(outputs: readonly Output[]): void;
  close(): void;
}

/** Mounts the outputs into `place`. HTML of the build there must show the same outputs. */
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
  const start = place.hasChildNodes() ? hydrate : mount;
  const component = start(Outputs, { target: place, props });
  flushSync();
  return {
    draw(next) {
      outputs = next;
      flushSync();
    },
    close: () => void unmount(component),
  };
}
