// Where the page finds the data sets: files with hashed names, each fetched when a cell first asks for it.
import type { DatasetName, LoadDataset } from '#notebook';

/** Addresses of the files, by their paths in the sources. */
const addresses = import.meta.glob<string>('../../content/data/*.json', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The text of a data set's file. Rejects where it cannot be fetched. */
export const fetchDataset: LoadDataset = async (name) => {
  const response = await fetch(addressOf(name));
  if (!response.ok) throw new Error(`data: HTTP ${response.status}: ${name}`);
  return response.text();
};

function addressOf(name: DatasetName): string {
  const address = addresses[`../../content/data/${name}.json`];
  if (address === undefined) throw new Error(`data: there is no file of ${name}`);
  return address;
}
