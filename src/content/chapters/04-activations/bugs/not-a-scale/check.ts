const column = tensor([148, 150, 160, 165, 190]);
const found = [...normalise(column).data];
const inMetres = [...normalise(column.div(100)).data];
const furthest = (a: number[], b: number[]) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i])));

const range = Math.max(...found) - Math.min(...found);
const perUnit = found.map((value) => (value - found[0]) / (found[4] - found[0]));
const distances = [0, 2 / 42, 12 / 42, 17 / 42, 1];
const smallest = Math.min(...found.slice(1).map((value, i) => Math.abs(value - found[i])));

const apartEnough = found.length === 5 && smallest > 1e-4 && Number.isFinite(range);
const sameUnit = furthest(found, inMetres) < 1e-3;
const straightLine = furthest(perUnit, distances) < 1e-3;
const small = Math.max(...found.map(Math.abs)) <= 10;

[
  apartEnough
    ? { id: 'apart', passed: true }
    : { id: 'apart', passed: false, reason: range < 1e-4 ? 'all-ones' : 'lost' },
  sameUnit
    ? { id: 'unit', passed: true }
    : { id: 'unit', passed: false, reason: range < 1e-4 ? 'all-ones' : 'depends-on-unit' },
  straightLine && small
    ? { id: 'distances', passed: true }
    : {
        id: 'distances',
        passed: false,
        reason: range < 1e-4 ? 'all-ones' : straightLine ? 'not-scaled' : 'squeezed',
      },
];
