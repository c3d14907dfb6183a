// What every cell of the chapter showed when the site was built, fetched as one file when it is first wanted.
// Leaves making it to the page's endpoint.
import type { CellSpec, NamedValue, Output, Unit } from '#notebook';
import { parse } from '../../notebook/serialize.ts';

/** The chapter's cells with their compiled code and recorded results; records are keyed by cell name. */
export interface ChapterRecording {
  readonly cells: readonly CellSpec[];
  readonly units: Readonly<Record<string, Unit>>;
  readonly outputs: Readonly<Record<string, readonly Output[]>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, NamedValue>>>>;
  /** Chinese of the English labels in outputs. */
  readonly labels: Readonly<Record<string, string>>;
}

const nothing: ChapterRecording = { cells: [], units: {}, outputs: {}, values: {}, labels: {} };
let kept: ChapterRecording | undefined;

/** The recording of the page's chapter; empty on a page without one. Rejects where it cannot be fetched. */
export async function recording(): Promise<ChapterRecording> {
  const address = document.body.dataset['recording'];
  if (address === undefined) return nothing;
  if (kept !== undefined) return kept;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`recording: HTTP ${response.status}: ${address}`);
  return (kept ??= read(await response.text()));
}

/**
 * Recorded outputs of a cell at once. A property cannot wait, so a script that asks before anything
 * was loaded blocks until the file is here; readers never do.
 */
export function recordedOutputs(name: string): readonly Output[] {
  const address = document.body.dataset['recording'];
  if (kept === undefined && address !== undefined) {
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    request.send();
    if (request.status === 200) kept = read(request.responseText);
  }
  return kept?.outputs[name] ?? [];
}

function read(text: string): ChapterRecording {
  return parse(text) as ChapterRecording; // our own file, written by the same build
}
