// slider and select of one run: a control's id is its label, so that its value outlives edits around it.
import type { CellLibrary, SliderOptions } from '../cell-library.ts';
import { NotebookError } from '../errors.ts';
import type { SelectOutput, SliderOutput } from '../output.ts';
import { caps } from '../output.ts';
import type { OutputQueue } from './output-queue.ts';
import { cut } from './tree.ts';

/** What controls need of their run. */
export interface ControlRun {
  readonly queue: OutputQueue;
  /** Where the reader has put them, by output id. */
  readonly controls: Readonly<Record<string, number | string>>;
}

/** Makes `slider` for one run. */
export function sliders({ queue, controls }: ControlRun): CellLibrary['slider'] {
  const idOf = controlIds('slider');
  return (label, options) => {
    const id = idOf(label);
    const { min, max, step, value } = rangeOf(label, options);
    const kept = controls[id];
    const current = inRange(typeof kept === 'number' ? kept : value, min, max);
    queue.add<SliderOutput>(() => ({
      kind: 'slider',
      id,
      label: cut(label, caps.label),
      min,
      max,
      step,
      value: current,
    }));
    return current;
  };
}

/** Makes `select` for one run. */
export function selects({ queue, controls }: ControlRun): CellLibrary['select'] {
  const idOf = controlIds('select');
  return (label, options, initial = options[0]) => {
    const id = idOf(label);
    const words = options.map((option) => cut(option, caps.label));
    const place = options.findIndex((option) => option === initial);
    if (place < 0 || new Set(words).size < words.length || words.length > caps.options)
      throw noChoice(label, words, initial);
    const kept = words.findIndex((word) => word === controls[id]);
    const chosen = kept < 0 ? place : kept;
    queue.add<SelectOutput>(() => ({
      kind: 'select',
      id,
      label: cut(label, caps.label),
      options: words,
      value: words[chosen] ?? '',
    }));
    // A place that was found among the options.
    return options[chosen] as (typeof options)[number];
  };
}

/** Ids of one sort of control: the label, counted from the second with the same one on. */
function controlIds(sort: 'slider' | 'select'): (label: string) => string {
  const used = new Map<string, number>();
  return (label) => {
    const count = (used.get(label) ?? 0) + 1;
    used.set(label, count);
    return cut(count === 1 ? `${sort}:${label}` : `${sort}:${label}:${count}`, caps.label);
  };
}

function noChoice(label: string, words: readonly string[], initial: unknown): NotebookError {
  return new NotebookError('select-options', {
    label: cut(label, caps.label),
    value: initial === undefined ? '—' : cut(String(initial), caps.label),
    options: cut(words.join(', '), caps.label),
  });
}

function rangeOf(label: string, options: SliderOptions): Required<SliderOptions> {
  const { min, max } = options;
  const step = options.step ?? (max - min) / 100;
  if (!(Number.isFinite(min) && Number.isFinite(max) && min < max && step > 0)) {
    throw new NotebookError('slider-range', { label: String(label), min, max, step });
  }
  return { min, max, step, value: options.value ?? (min + max) / 2 };
}

function inRange(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
