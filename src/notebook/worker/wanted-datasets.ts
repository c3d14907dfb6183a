// Data sets that cells ask for: the worker has no network, so the page fetches their texts and sends them in.
// Leaves making tensors of them to read-dataset.ts.
import { datasetNames, isDatasetName, type DatasetName, type Datasets } from '../datasets.ts';
import { NotebookError } from '../errors.ts';
import type { DatasetAnswer } from '../protocol.ts';
import { closestName } from '../suggestion.ts';
import type { Host } from './host.ts';
import { readDataset } from './read-dataset.ts';
import { cut } from './tree.ts';
import { caps } from '../output.ts';

/** What cells have asked for and got. */
export class WantedDatasets {
  readonly #host: Pick<Host, 'post'>;
  /** Texts by name; one that could not be had is asked for again. */
  readonly #texts = new Map<DatasetName, Promise<string | null>>();
  readonly #waiting = new Map<number, (text: string | null) => void>();
  #asked = 0;

  constructor(host: Pick<Host, 'post'>) {
    this.#host = host;
  }

  /**
   * A data set, made anew.
   *
   * @throws NotebookError `dataset-unknown`, `dataset-unavailable`
   */
  readonly get = <Name extends DatasetName>(name: Name): Promise<Datasets[Name]> => {
    if (typeof name !== 'string' || !isDatasetName(name)) return Promise.reject(unknown(name));
    // Made here, where the stack still shows the reader's line.
    const unavailable = new NotebookError('dataset-unavailable', { name });
    return this.#textOf(name).then((text) => {
      if (text === null) throw unavailable;
      return readDataset(name, text);
    });
  };

  /** Takes in what the page answers. */
  receive({ id, text }: DatasetAnswer): void {
    this.#waiting.get(id)?.(text);
    this.#waiting.delete(id);
  }

  #textOf(name: DatasetName): Promise<string | null> {
    const known = this.#texts.get(name);
    if (known !== undefined) return known;
    const id = ++this.#asked;
    const text = new Promise<string | null>((resolve) => this.#waiting.set(id, resolve));
    this.#texts.set(name, text);
    void text.then((found) => (found === null ? this.#texts.delete(name) : undefined));
    this.#host.post({ type: 'dataset', id, name });
    return text;
  }
}

function unknown(name: unknown): NotebookError<'dataset-unknown'> {
  const shown = cut(String(name), caps.label);
  const suggestion = closestName(shown, datasetNames);
  const likely = suggestion === '' ? {} : { suggestion };
  return new NotebookError('dataset-unknown', {
    name: shown,
    known: datasetNames.join(', '),
    ...likely,
  });
}
