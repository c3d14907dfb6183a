// k-means: centres that every point of their cluster is nearest to.
import { known, type Names } from '../known-options.ts';
import { Random } from '../random.ts';
import type { Tensor } from '../tensor.ts';
import { squaredDistance } from './k-nearest-neighbors.ts';
import { emptyMatrix, handOut, learned, readRows, readSameRows } from './matrix.ts';
import type { Matrix, Rows } from './matrix.ts';
import { countOfRows, wholeNumber } from '../options.ts';

/** Options of {@link kMeans}. */
export interface KMeansOptions {
  /** k, how many clusters. */
  readonly clusters: number;
  /** Rounds at most; 300 unless stated. */
  readonly maxIterations?: number;
  /** How often to begin anew; the best result is kept. 1 unless stated. */
  readonly restarts?: number;
  /** Draws the first centres; 0 unless stated. */
  readonly seed?: number;
}

const optionNames: Names<KMeansOptions> = {
  clusters: true,
  maxIterations: true,
  restarts: true,
  seed: true,
};

/** One round: the centres that points were assigned to, and how far they lay from them. */
export interface KMeansRound {
  /** [clusters, features] */
  readonly centers: Tensor;
  /** Σ of the squared distances from each point to its centre. */
  readonly inertia: number;
}

/**
 * Centres that make Σ ‖x − nearest centre‖², the inertia, small: points go to the nearest centre, centres to the mean
 * of their points, until nothing moves (Lloyd, 1982). The inertia never rises.
 *
 * First centres are drawn far from each other, by k-means++ (Arthur and Vassilvitskii, 2007). What is found depends on
 * them: `restarts` tries several. A cluster that lost all its points keeps its centre.
 *
 * @throws EngineError `bad-option`; `fit`: `needs-rows`, `not-finite`, `too-few-rows`
 * @peers sklearn.cluster.KMeans
 */
export function kMeans(options: KMeansOptions): KMeans {
  return new KMeans(known('kMeans', options, optionNames));
}

const op = 'kMeans';

interface Round {
  readonly centers: Matrix;
  readonly places: Int32Array;
  readonly inertia: number;
}

/** What {@link kMeans} makes. */
export class KMeans {
  readonly #settings: Required<KMeansOptions>;
  #state: readonly Round[] | null = null;

  constructor(options: Partial<KMeansOptions> = {}) {
    const { clusters = NaN, maxIterations = 300, restarts = 1, seed = 0 } = options;
    this.#settings = {
      clusters: wholeNumber(op, 'clusters', clusters, 1),
      maxIterations: wholeNumber(op, 'maxIterations', maxIterations, 1),
      restarts: wholeNumber(op, 'restarts', restarts, 1),
      seed: wholeNumber(op, 'seed', seed, 0),
    };
  }

  /**
   * [clusters, features].
   *
   * @throws EngineError `not-fitted`
   */
  get centers(): Tensor {
    return centersOf(this.#last());
  }

  /**
   * The cluster of each row at fit, [rows].
   *
   * @throws EngineError `not-fitted`
   */
  get labels(): Tensor {
    const { places, centers } = this.#last();
    return handOut(places, [places.length], centers.dtype);
  }

  /**
   * Σ of the squared distances from each point to its centre.
   *
   * @throws EngineError `not-fitted`
   */
  get inertia(): number {
    return this.#last().inertia;
  }

  /**
   * Every round, the first centres first.
   *
   * @throws EngineError `not-fitted`
   */
  get history(): readonly KMeansRound[] {
    const rounds = learned(op, this.#state);
    return rounds.map((round) => ({ centers: centersOf(round), inertia: round.inertia }));
  }

  /** Finds clusters in x [rows, features]. */
  fit(x: Rows): this {
    const points = readRows(op, x);
    const { clusters, restarts, seed } = this.#settings;
    countOfRows(op, 'clusters', clusters, points.rows);
    const random = new Random(seed);
    const tries = Array.from({ length: restarts }, () => this.#settle(points, random));
    this.#state = tries.reduce((best, one) =>
      one.at(-1)!.inertia < best.at(-1)!.inertia ? one : best,
    );
    return this;
  }

  /**
   * The cluster whose centre is nearest to each row, [rows].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  predict(x: Rows): Tensor {
    const { centers } = this.#last();
    const points = readSameRows(op, x, centers.columns);
    return handOut(assign(points, centers).places, [points.rows], points.dtype);
  }

  #last(): Round {
    return learned(op, this.#state).at(-1)!;
  }

  #settle(points: Matrix, random: Random): Round[] {
    const { clusters, maxIterations } = this.#settings;
    const rounds = [assign(points, firstCenters(points, clusters, random))];
    while (rounds.length <= maxIterations) {
      const before = rounds.at(-1)!;
      const after = assign(points, means(points, before));
      rounds.push(after);
      if (after.places.every((place, row) => place === before.places[row])) break;
    }
    return rounds;
  }
}

/** k-means++: each next centre is a point, drawn with a chance that grows with its squared distance from the others. */
function firstCenters(points: Matrix, clusters: number, random: Random): Matrix {
  const centers = emptyMatrix(clusters, points.columns, points.dtype);
  const distances = new Float64Array(points.rows).fill(1);
  for (let cluster = 0; cluster < clusters; cluster++) {
    const row = draw(distances, random);
    const { columns } = points;
    centers.data.set(points.data.subarray(row * columns, (row + 1) * columns), cluster * columns);
    for (let other = 0; other < points.rows; other++) {
      const distance = squaredDistance(points, other, centers, cluster);
      distances[other] = cluster === 0 ? distance : Math.min(distance, distances[other]!);
    }
  }
  return centers;
}

/** A place drawn with a chance in proportion to its weight; if all weigh nothing, the last one. */
function draw(weights: Float64Array, random: Random): number {
  let rest = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [place, weight] of weights.entries()) {
    if (rest < weight) return place;
    rest -= weight;
  }
  return weights.length - 1;
}

function assign(points: Matrix, centers: Matrix): Round {
  const places = new Int32Array(points.rows);
  let inertia = 0;
  for (let row = 0; row < points.rows; row++) {
    let nearest = Infinity;
    for (let cluster = 0; cluster < centers.rows; cluster++) {
      const distance = squaredDistance(points, row, centers, cluster);
      if (distance < nearest) [nearest, places[row]] = [distance, cluster];
    }
    inertia += nearest;
  }
  return { centers, places, inertia };
}

function means(points: Matrix, { centers, places }: Round): Matrix {
  const sums = emptyMatrix(centers.rows, centers.columns, centers.dtype);
  const counts = new Float64Array(centers.rows);
  for (let row = 0; row < points.rows; row++) {
    const cluster = places[row]!;
    counts[cluster]! += 1;
    for (let column = 0; column < points.columns; column++) {
      sums.data[cluster * points.columns + column]! += points.data[row * points.columns + column]!;
    }
  }
  const data = sums.data.map((sum, place) => {
    const count = counts[Math.floor(place / centers.columns)]!;
    return count === 0 ? centers.data[place]! : sum / count;
  });
  return { ...sums, data };
}

function centersOf({ centers }: Round): Tensor {
  return handOut(centers.data, [centers.rows, centers.columns], centers.dtype);
}
