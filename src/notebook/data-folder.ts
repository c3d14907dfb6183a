// The data sets' files where Node runs cells, for the build and the tests. Pages fetch the same files.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { datasetNames, type LoadDataset } from './datasets.ts';
import { projectRoot } from './worker-text.ts';

/** Reads a data set from the project's folder. */
export const readDatasetFile: LoadDataset = (name) =>
  readFile(path.join(projectRoot(), 'src/content/data', `${name}.json`), 'utf8');

let hash: Promise<string> | null = null;

/** Changes with any of the files. */
export function datasetsHash(): Promise<string> {
  hash ??= Promise.all(datasetNames.map((name) => readDatasetFile(name))).then((texts) =>
    createHash('sha256').update(texts.join('\0')).digest('hex'),
  );
  return hash;
}
