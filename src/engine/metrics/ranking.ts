// How well scores rank the examples of one class above all others, whatever the threshold.
import { refuse } from '../errors.ts';
import { tensor } from '../make.ts';
import type { Tensor } from '../tensor.ts';
import { readPair, type Values } from './values.ts';

/** Points of a ROC curve, from (0, 0) to (1, 1), each [points]. */
export interface RocCurve {
  /** Of the other examples, the share with a score at least the threshold. */
  readonly falsePositiveRate: Tensor;
  /** Of the positive examples, the share with a score at least the threshold. */
  readonly truePositiveRate: Tensor;
  /** Falling; the first is infinite. */
  readonly thresholds: Tensor;
}

/** Which class is to be ranked above. */
export interface RankingOptions {
  /** 1 unless stated; every other class counts as the other. */
  readonly positive?: number;
}

/**
 * True against false positive rate, for every threshold that separates two scores. Equal scores share a point.
 *
 * `score` and `target` are [n] or [n, 1]; a score may be a probability or any number that grows with it.
 *
 * @throws EngineError `one-class`, `shapes-differ`, `not-finite`, `nothing-to-reduce`
 * @peers sklearn.metrics.roc_curve
 */
export function rocCurve(score: Values, target: Values, options?: RankingOptions): RocCurve {
  const points = curve('rocCurve', score, target, options);
  return {
    falsePositiveRate: tensor(points.map(({ x }) => x)),
    truePositiveRate: tensor(points.map(({ y }) => y)),
    thresholds: tensor(points.map(({ threshold }) => threshold)),
  };
}

/**
 * Area under the ROC curve: the probability that a positive example scores above another one, a tie counting ½
 * (Hanley and McNeil, 1982). ½ is guessing, 1 a perfect ranking.
 *
 * @throws EngineError `one-class`, `shapes-differ`, `not-finite`, `nothing-to-reduce`
 * @peers sklearn.metrics.roc_auc_score
 */
export function rocAuc(score: Values, target: Values, options?: RankingOptions): number {
  const points = curve('rocAuc', score, target, options);
  let area = 0;
  for (let place = 1; place < points.length; place++) {
    const [from, to] = [points[place - 1]!, points[place]!];
    area += ((to.x - from.x) * (to.y + from.y)) / 2;
  }
  return area;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly threshold: number;
}

function curve(
  op: string,
  score: Values,
  target: Values,
  { positive = 1 }: RankingOptions = {},
): readonly Point[] {
  const [scores, wanted] = readPair(op, score, target);
  const place = wanted.findIndex((value) => !Number.isInteger(value));
  // scores in the place of targets, most likely: other libraries take them the other way round
  if (place >= 0)
    throw refuse('class-not-whole', { op, value: wanted[place]!, index: `[${place}]` });
  const rows = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
  const positives = wanted.filter((value) => value === positive).length;
  const others = wanted.length - positives;
  if (positives === 0 || others === 0) throw refuse('one-class', { op, value: wanted[0]! });
  const points: Point[] = [{ x: 0, y: 0, threshold: Infinity }];
  let hits = 0;
  for (const [place, row] of rows.entries()) {
    if (wanted[row] === positive) hits += 1;
    const next = rows[place + 1];
    if (next !== undefined && scores[next] === scores[row]) continue;
    const falls = place + 1 - hits;
    points.push({ x: falls / others, y: hits / positives, threshold: scores[row]! });
  }
  return points;
}
