// Points on a plane whose classes lie in some pattern: each defeats another kind of model.
// Leaves turns and noise to made.ts.
import { cos, sin } from '../elementary.ts';
import { known, type Names } from '../known-options.ts';
import { tensor } from '../make.ts';
import { notNegative, positive, wholeNumber } from '../options.ts';
import { pointNames, points, seeded, type Made, type Place, type PointOptions } from './made.ts';

/** Options of generators that make several classes. */
export interface ClassOptions extends PointOptions {
  /** How many classes; 2 unless stated. */
  readonly classes?: number;
}

const classNames: Names<ClassOptions> = {
  ...pointNames,
  classes: true,
};

/**
 * y = 1 where exactly one coordinate is 1: without options the four corners, x [4, 2] and y [4] = 0, 1, 1, 0.
 *
 * With `count`, that many points around the corners. No straight line separates the classes (Minsky and Papert, 1969).
 *
 * @throws EngineError `bad-option`
 */
export function xor(options: PointOptions = {}): Made {
  const op = 'xor';
  const { count = 4, noise = 0, seed = 0 } = known(op, options, pointNames);
  wholeNumber(op, 'count', count, 1);
  notNegative(op, 'noise', noise);
  const random = seeded(op, seed);
  const corners = Array.from({ length: count }, (_, row) => [Math.floor(row / 2) % 2, row % 2]);
  return {
    x: tensor(corners.map((corner) => corner.map((one) => one + noise * random.normal()))),
    y: tensor(corners.map(([a, b]) => (a === b ? 0 : 1))),
  };
}

/**
 * Two half moons that reach into each other: x [count, 2], y [count]. 200 points with noise 0.1 unless stated.
 *
 * @throws EngineError `bad-option`
 * @peers sklearn.datasets.make_moons
 */
export function moons(options: PointOptions = {}): Made {
  return points('moons', known('moons', options, pointNames), 2, (one, _, turn, turns) => {
    const angle = (Math.PI * turn) / Math.max(turns - 1, 1);
    return one === 0 ? [cos(angle), sin(angle)] : [1 - cos(angle), 0.5 - sin(angle)];
  });
}

/** Options of {@link spirals}. */
export interface SpiralOptions extends ClassOptions {
  /** How often each arm goes round; 1 unless stated. */
  readonly turns?: number;
}

const spiralNames: Names<SpiralOptions> = {
  ...classNames,
  turns: true,
};

/**
 * Arms that wind round each other, one for each class, from the middle to radius 1: x [count, 2], y [count].
 * 200 points with noise 0.02 unless stated.
 *
 * @throws EngineError `bad-option`
 */
export function spirals(options: SpiralOptions = {}): Made {
  const op = 'spirals';
  known(op, options, spiralNames);
  const { classes = 2, turns = 1, noise = 0.02, ...rest } = options;
  wholeNumber(op, 'classes', classes, 1);
  positive(op, 'turns', turns);
  return points(op, { noise, ...rest }, classes, (one, _, turn, all) => {
    const radius = (turn + 1) / all;
    return around(radius, turns * radius + one / classes);
  });
}

/**
 * Rings around each other, one for each class, the outermost of radius 1: x [count, 2], y [count]. 200 points with
 * noise 0.05 unless stated.
 *
 * @throws EngineError `bad-option`
 * @peers sklearn.datasets.make_circles
 */
export function rings(options: ClassOptions = {}): Made {
  const { classes = 2, noise = 0.05, ...rest } = known('rings', options, classNames);
  wholeNumber('rings', 'classes', classes, 1);
  return points('rings', { noise, ...rest }, classes, (one, random) =>
    around((one + 1) / classes, random.uniform()),
  );
}

/** Options of {@link blobs}. */
export interface BlobOptions extends PointOptions {
  /** How many clouds, with centres drawn from −5 … 5; or their centres. 3 unless stated. */
  readonly centers?: number | readonly Place[];
}

const blobNames: Names<BlobOptions> = {
  ...pointNames,
  centers: true,
};

/**
 * Round clouds, one for each class: x [count, 2], y [count]. 200 points with noise 1 unless stated; `noise` is the
 * clouds' standard deviation.
 *
 * @throws EngineError `bad-option`
 * @peers sklearn.datasets.make_blobs
 */
export function blobs(options: BlobOptions = {}): Made {
  const op = 'blobs';
  const { centers = 3, noise = 1, seed = 0, ...rest } = known(op, options, blobNames);
  const count = typeof centers === 'number' ? centers : centers.length;
  wholeNumber(op, 'centers', count, 1);
  const random = seeded(op, seed);
  const coordinate = () => 10 * random.uniform() - 5;
  const all =
    typeof centers === 'number'
      ? Array.from({ length: count }, () => [coordinate(), coordinate()] as const)
      : centers;
  return points(op, { noise, seed, ...rest }, count, (one) => all[one]!);
}

/** Options of {@link checkerboard}. */
export interface CheckerboardOptions extends PointOptions {
  /** Squares along one side; 4 unless stated. */
  readonly tiles?: number;
}

const checkerboardNames: Names<CheckerboardOptions> = {
  ...pointNames,
  tiles: true,
};

/**
 * Points all over a board with sides from −1 to 1, classed by the colour of their square: x [count, 2], y [count].
 * 400 points without noise unless stated; noise moves points after they were classed.
 *
 * @throws EngineError `bad-option`
 */
export function checkerboard(options: CheckerboardOptions = {}): Made {
  const { tiles = 4, ...rest } = known('checkerboard', options, checkerboardNames);
  wholeNumber('checkerboard', 'tiles', tiles, 2);
  return points('checkerboard', { count: 400, noise: 0, ...rest }, 2, (one, random) => {
    const row = Math.floor(random.uniform() * tiles);
    const fitting = Math.ceil((tiles - ((row + one) % 2)) / 2);
    const column = ((row + one) % 2) + 2 * Math.floor(random.uniform() * fitting);
    const within = (square: number) => (2 * (square + random.uniform())) / tiles - 1;
    return [within(column), within(row)];
  });
}

/** The point at a radius, after some turns from the right, counted against the clock. */
function around(radius: number, turns: number): Place {
  const angle = 2 * Math.PI * turns;
  return [radius * cos(angle), radius * sin(angle)];
}
