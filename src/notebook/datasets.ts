// The shipped data sets: their names, what a cell gets for each, and how their texts come to the worker.
// Leaves reading the texts to worker/read-dataset.ts, and where they come from to whoever makes the runner.
import type { Tensor } from '#engine';

/** Rows of measurements with a class for each. */
export interface LabelledRows {
  /** [rows, features] */
  readonly features: Tensor;
  readonly featureNames: readonly string[];
  /** The class of each row, counted from 0: [rows]. */
  readonly labels: Tensor;
  readonly classNames: readonly string[];
}

/** What `dataset(name)` gives for each name. */
export interface Datasets {
  /** Handwritten digits: ink from 0 to 1 in steps of 1/16, [1797, 8, 8], and which digit each is, [1797]. */
  readonly digits: { readonly images: Tensor; readonly labels: Tensor };
  /** Fisher's irises: 150 flowers of three species, four lengths in cm. */
  readonly iris: LabelledRows;
  /** Penguins of three species: 344 birds, four measurements; NaN where one is missing, null where the sex is. */
  readonly penguins: LabelledRows & {
    readonly islands: readonly string[];
    readonly sexes: readonly ('male' | 'female' | null)[];
  };
  /** Wines of three cultivars: 178 bottles, thirteen measurements. */
  readonly wine: LabelledRows;
  /** Sunspot number of each year from 1700 to 2008: time and values, [309]. */
  readonly sunspots: { readonly time: Tensor; readonly values: Tensor };
  /** Carbon dioxide in the air on Mauna Loa by month, in parts per million: time in years, [741]; five months are missing. */
  readonly co2: {
    readonly time: Tensor;
    readonly values: Tensor;
    /** Without the seasons, as published. */
    readonly adjusted: Tensor;
    readonly months: readonly string[];
  };
  /** Weather in Seattle by day from 2012 to 2015: time in days, [1461]; values [1461, 4]. */
  readonly 'seattle-weather': {
    readonly time: Tensor;
    readonly values: Tensor;
    readonly valueNames: readonly string[];
    readonly days: readonly string[];
    readonly weather: readonly string[];
  };
  /** English first names: 4 951 of women, 3 898 of men. */
  readonly 'first-names': { readonly female: readonly string[]; readonly male: readonly string[] };
  /** 论语, the Analects, in simplified characters: twenty chapters. */
  readonly lunyu: {
    readonly chapters: readonly {
      readonly title: string;
      readonly paragraphs: readonly string[];
    }[];
    /** All paragraphs, one a line. */
    readonly text: string;
  };
  /** 三字经, the Three Character Classic, in traditional characters as it was handed down. */
  readonly sanzijing: {
    readonly lines: readonly string[];
    /** All lines together. */
    readonly text: string;
  };
}

/** Name of a shipped data set. */
export type DatasetName = keyof Datasets;

/** Every name, in the order of {@link Datasets}. */
export const datasetNames = [
  'digits',
  'iris',
  'penguins',
  'wine',
  'sunspots',
  'co2',
  'seattle-weather',
  'first-names',
  'lunyu',
  'sanzijing',
] as const satisfies readonly DatasetName[];

/** Fetches the text of a data set's file; rejects where it cannot be had. */
export type LoadDataset = (name: DatasetName) => Promise<string>;

export function isDatasetName(name: string): name is DatasetName {
  return (datasetNames as readonly string[]).includes(name);
}
