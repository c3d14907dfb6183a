// Runs a chapter's cells once in Node and keeps what they showed: for the build and for tests.
// Cached by the worker's text, the data sets and the cells, so that an unchanged chapter is never run again.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RecordedCell } from './cell-view.ts';
import { compile } from './compile/compile.ts';
import type { Unit } from './compile/unit.ts';
import { datasetsHash } from './data-folder.ts';
import { NotebookError, type CellError } from './errors.ts';
import { createNodeRunner } from './node-runner.ts';
import { createNotebook, type Notebook } from './notebook.ts';
import type { CellSpec } from './parse-chapter.ts';
import { parse, serialize } from './serialize.ts';
import { buildWorkerText, projectRoot } from './worker-text.ts';

/** What one cell showed and held, or how it failed. */
export interface CellRecording extends RecordedCell {
  readonly error: CellError | null;
  readonly ms: number;
}

export interface Recording {
  readonly cells: Readonly<Record<string, CellRecording>>;
  /** Units of the cells that compile. */
  readonly units: Readonly<Record<string, Unit>>;
}

export interface RecordOptions {
  /** Seconds that all cells together may take. */
  readonly seconds?: number;
  /** False runs the cells even if the same ones were recorded before. */
  readonly cached?: boolean;
}

/** A cell that must run did not, or the chapter took too long. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}

/**
 * Runs the cells in order and gives what each showed.
 *
 * @throws RecordingError when a cell fails, unless it is a bug's published code (`bug/…`), whose error is kept
 */
export async function recordChapter(
  specs: readonly CellSpec[],
  { seconds = 60, cached = true }: RecordOptions = {},
): Promise<Recording> {
  const worker = await buildWorkerText();
  const file = cacheFile(worker.hash + (await datasetsHash()), specs);
  const known = cached ? await readCache(file) : null;
  if (known !== null) return known;
  const recording = await record(specs, worker.text, seconds);
  await writeCache(file, recording);
  return recording;
}

async function record(
  specs: readonly CellSpec[],
  workerText: string,
  seconds: number,
): Promise<Recording> {
  const units = compileAll(specs);
  const runner = createNodeRunner(workerText);
  const notebook = createNotebook({ cells: specs, compiled: units, runner });
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => resolve('late'), seconds * 1_000);
  try {
    const first = await Promise.race([runAll(specs, notebook), late]);
    if (first !== 'late') return { cells: first, units };
    const running = notebook.cells.find(({ state }) => state === 'running')?.name ?? '?';
    throw new RecordingError(`cell ${running}: the chapter runs longer than ${seconds} s`);
  } finally {
    clearTimeout(timer);
    runner.dispose();
  }
}

async function runAll(specs: readonly CellSpec[], notebook: Notebook): Promise<Recording['cells']> {
  await notebook.runAll();
  const cells: Record<string, CellRecording> = {};
  for (const spec of specs) {
    // Private cells are not part of runAll, and the cells of bugs may fail.
    if (spec.private === true || spec.parent !== undefined) await notebook.run(spec.name);
    const { outputs, values, error, ms, state, after } = notebook.cell(spec.name);
    const failure = error ?? (state === 'ok' ? null : noValues(spec.name, state, after));
    if (failure !== null && !spec.name.startsWith('bug/')) throw failed(spec, failure);
    cells[spec.name] = { outputs, values, error: failure, ms: ms ?? 0 };
  }
  return cells;
}

function compileAll(specs: readonly CellSpec[]): Record<string, Unit> {
  const units: Record<string, Unit> = {};
  for (const spec of specs) {
    try {
      units[spec.name] = compile(spec.source);
    } catch (error) {
      if (!(error instanceof NotebookError)) throw error;
      // A bug's published code may be no program at all; the notebook reports it when its turn comes.
      if (!spec.name.startsWith('bug/')) throw failed(spec, error.at(spec.name));
    }
  }
  return units;
}

function noValues(name: string, state: string, after: string | null): CellError {
  return new NotebookError('blocked', { by: after ?? state }).at(name);
}

function failed({ name, line = 1 }: CellSpec, error: CellError): RecordingError {
  const at = error.line === null ? '' : `:${error.line}:${error.column}`;
  const inFile =
    error.line === null || error.cell !== name ? '' : ` (line ${line + error.line - 1})`;
  return new RecordingError(`cell ${error.cell}${at}${inFile}: ${error.message}`);
}

function cacheFile(madeOf: string, specs: readonly CellSpec[]): string {
  const key = createHash('sha256').update(madeOf).update(serialize(specs)).digest('hex');
  return path.join(projectRoot(), 'node_modules/.cache/nabla', `${key.slice(0, 32)}.json`);
}

async function readCache(file: string): Promise<Recording | null> {
  try {
    // Written below, under a name that only this content has.
    return parse(await readFile(file, 'utf8')) as Recording;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function writeCache(file: string, recording: Recording): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  // A whole file appears at once, even when two builds write it.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, serialize(recording));
  await rename(draft, file);
}
