// Makes the worker's text: its program and the engine as one classic script. For Node only.
// Leaves handing it to pages to vite-plugin.ts and running it to the runners.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

/** Folders whose files are part of the worker's text. */
export const workerFolders = ['src/notebook', 'src/engine'] as const;

/** The worker's text and its files. */
export interface WorkerBundle {
  readonly text: string;
  /** Changes with the text. */
  readonly hash: string;
}

let latest: Promise<WorkerBundle> | null = null;

/** The worker's text, built once per process unless `fresh` asks for it again. */
export function buildWorkerText({ fresh = false } = {}): Promise<WorkerBundle> {
  if (latest === null || fresh) latest = bundle(projectRoot());
  return latest;
}

/** The project's folder: where this file lies, or, when this code was bundled, where the process runs. */
export function projectRoot(): string {
  const beside = path.resolve(import.meta.dirname, '../..');
  const root = [beside, process.cwd()].find((folder) => existsSync(entryIn(folder)));
  if (root === undefined)
    throw new Error(`worker: no src/notebook in ${beside} or ${process.cwd()}`);
  return root;
}

function entryIn(root: string): string {
  return path.join(root, 'src/notebook/worker/worker.ts');
}

async function bundle(root: string): Promise<WorkerBundle> {
  const result = await build({
    root,
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      lib: { entry: entryIn(root), formats: ['iife'], name: 'worker' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunk = outputs
    .flatMap((one) => ('output' in one ? one.output : []))
    .find((one) => one.type === 'chunk');
  if (chunk === undefined) throw new Error('worker: the build gave no script');
  return {
    text: chunk.code,
    hash: createHash('sha256').update(chunk.code).digest('hex').slice(0, 16),
  };
}
