// Plain data as JSON text that keeps NaN, ±Infinity and −0, which JSON itself loses.
// Leaves what the data mean to output.ts and trace.ts.
import type { Output } from './output.ts';

const mark = '$number';

/** JSON text of plain data; {@link parse} gives back equal data, NaN, ±Infinity and −0 included. */
export function serialize(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (typeof value !== 'number') return value;
    if (Object.is(value, -0)) return { [mark]: '-0' };
    return Number.isFinite(value) ? value : { [mark]: String(value) };
  });
}

/** The data that {@link serialize} wrote. The caller says what they are; nothing is checked here. */
export function parse(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, mark)) return value;
    return Number((value as { [mark]: string })[mark]);
  });
}

/** Outputs as text, for the recording of a chapter. */
export function serializeOutputs(outputs: readonly Output[]): string {
  return serialize(outputs);
}

/** The outputs that {@link serializeOutputs} wrote. */
export function parseOutputs(text: string): readonly Output[] {
  // The text is the build's own; what a worker says goes through check.ts instead.
  return parse(text) as readonly Output[];
}
