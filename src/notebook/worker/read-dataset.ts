// Makes tensors and texts of a data set's file. The files are our own, written in the forms below.
import { tensor, type Tensor } from '#engine';
import type { DatasetName, Datasets, LabelledRows } from '../datasets.ts';

/** What the file of each data set holds. */
const readers: { readonly [Name in DatasetName]: (file: never) => Datasets[Name] } = {
  digits: readDigits,
  iris: readLabelledRows,
  penguins: readPenguins,
  wine: readLabelledRows,
  sunspots: ({ firstYear, values }: { firstYear: number; values: readonly number[] }) => ({
    time: tensor(values.map((_, place) => firstYear + place)),
    values: tensor(values),
  }),
  co2: readCarbonDioxide,
  'seattle-weather': readWeather,
  'first-names': ({ female, male }: { female: string; male: string }) => ({
    female: female.split(' '),
    male: male.split(' '),
  }),
  lunyu: ({ chapters }: Pick<Datasets['lunyu'], 'chapters'>) => ({
    chapters,
    text: chapters.flatMap(({ paragraphs }) => paragraphs).join('\n'),
  }),
  sanzijing: ({ lines }: { lines: readonly string[] }) => ({ lines, text: lines.join('') }),
};

/** The data set whose file has this text; new tensors every time. */
export function readDataset<Name extends DatasetName>(name: Name, text: string): Datasets[Name] {
  // the file of this name has the form that its reader expects
  return readers[name](JSON.parse(text) as never);
}

/** In a picture, 1 … 9 is as many empty points, a … p the ink of one point, 1 … 16. */
function readDigits(file: { labels: string; pictures: readonly string[] }): Datasets['digits'] {
  const side = 8;
  const ink = new Float32Array(file.pictures.length * side * side);
  let place = 0;
  for (const code of file.pictures.join('')) {
    const emptyPoints = Number(code);
    if (Number.isNaN(emptyPoints)) ink[place++] = (code.charCodeAt(0) - 96) / 16;
    else place += emptyPoints;
  }
  return {
    images: tensor(ink, { shape: [file.pictures.length, side, side] }),
    labels: tensor(Array.from(file.labels, Number)),
  };
}

interface LabelledFile {
  readonly classNames: readonly string[];
  readonly featureNames: readonly string[];
  /** The features, then the class; null where a measurement is missing. */
  readonly rows: readonly (readonly (number | null)[])[];
}

function readLabelledRows({ classNames, featureNames, rows }: LabelledFile): LabelledRows {
  const numbers = rows.map((row) => row.slice(0, featureNames.length).map((value) => value ?? NaN));
  return {
    features: tensor(numbers),
    featureNames,
    labels: tensor(rows.map((row) => row[featureNames.length] ?? NaN)),
    classNames,
  };
}

interface PenguinFile {
  readonly classNames: readonly string[];
  readonly islandNames: readonly string[];
  readonly featureNames: readonly string[];
  readonly rows: readonly (readonly [
    ...measurements: (number | null)[],
    species: number,
    island: number,
    sex: 'male' | 'female' | null,
  ])[];
}

function readPenguins({ islandNames, rows, ...file }: PenguinFile): Datasets['penguins'] {
  const numbers = rows.map((row) => row.slice(0, -2) as (number | null)[]);
  return {
    ...readLabelledRows({ ...file, rows: numbers }),
    islands: rows.map((row) => islandNames[row.at(-2) as number] ?? ''),
    sexes: rows.map((row) => row.at(-1) as 'male' | 'female' | null),
  };
}

function readCarbonDioxide(file: {
  months: readonly string[];
  values: readonly number[];
  adjusted: readonly number[];
}): Datasets['co2'] {
  const years = file.months.map((month) => Number(month.slice(0, 4)));
  const time = file.months.map((month, place) => years[place]! + (Number(month.slice(5)) - 1) / 12);
  return {
    time: tensor(time),
    values: tensor(file.values),
    adjusted: tensor(file.adjusted),
    months: file.months,
  };
}

function readWeather(file: {
  firstDay: string;
  valueNames: readonly string[];
  weatherNames: readonly string[];
  rows: readonly (readonly number[])[];
}): Datasets['seattle-weather'] {
  const first = Date.parse(file.firstDay);
  const day = (place: number) => new Date(first + place * 86_400_000).toISOString().slice(0, 10);
  const width = file.valueNames.length;
  return {
    time: numbered(file.rows.length),
    values: tensor(file.rows.map((row) => row.slice(0, width))),
    valueNames: file.valueNames,
    days: file.rows.map((_, place) => day(place)),
    weather: file.rows.map((row) => file.weatherNames[row[width] ?? 0] ?? ''),
  };
}

function numbered(count: number): Tensor {
  return tensor(Array.from({ length: count }, (_, place) => place));
}
