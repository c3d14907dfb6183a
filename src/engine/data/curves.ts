// Numbers that follow a curve, with noise: regression with one input.
import { sin } from '../elementary.ts';
import { known, type Names } from '../known-options.ts';
import { tensor } from '../make.ts';
import { between, notNegative, wholeNumber } from '../options.ts';
import { pointNames, seeded, type Made, type PointOptions } from './made.ts';

/** Options of {@link noisyCurve}. */
export interface CurveOptions extends PointOptions {
  /** f; sin unless stated. */
  readonly curve?: (x: number) => number;
  /** Where x is drawn from; −π … π unless stated. */
  readonly range?: readonly [low: number, high: number];
}

const curveNames: Names<CurveOptions> = {
  ...pointNames,
  curve: true,
  range: true,
};

/**
 * y = f(x) + noise, with x drawn from a range and sorted: x [count, 1], y [count, 1]. 100 points on a sine with noise
 * 0.1 unless stated.
 *
 * @throws EngineError `bad-option`
 */
export function noisyCurve(options: CurveOptions = {}): Made {
  return made('noisyCurve', known('noisyCurve', options, curveNames));
}

/** Options of {@link noisyPolynomial}. */
export interface PolynomialOptions extends Omit<CurveOptions, 'curve'> {
  /** c of c₀ + c₁x + c₂x² …; 0, −1, 0, 1 unless stated. */
  readonly coefficients?: readonly number[];
}

const polynomialNames: Names<PolynomialOptions> = {
  ...pointNames,
  range: true,
  coefficients: true,
};

/**
 * y = c₀ + c₁x + c₂x² + … + noise: x [count, 1], y [count, 1]. 100 points of x³ − x over −1.5 … 1.5 with noise 0.1
 * unless stated.
 *
 * @throws EngineError `bad-option`
 */
export function noisyPolynomial(options: PolynomialOptions = {}): Made {
  known('noisyPolynomial', options, polynomialNames);
  const { coefficients = [0, -1, 0, 1], range = [-1.5, 1.5], ...rest } = options;
  const curve = (x: number) => coefficients.reduceRight((sum, one) => sum * x + one, 0);
  return made('noisyPolynomial', { ...rest, range, curve });
}

function made(op: string, options: CurveOptions): Made {
  const { count = 100, noise = 0.1, seed = 0, curve = sin } = options;
  const [low, high] = options.range ?? [-Math.PI, Math.PI];
  wholeNumber(op, 'count', count, 1);
  notNegative(op, 'noise', noise);
  between(op, low, high);
  const random = seeded(op, seed);
  const x = Array.from({ length: count }, () => low + (high - low) * random.uniform());
  x.sort((a, b) => a - b);
  return {
    x: tensor(x.map((one) => [one])),
    y: tensor(x.map((one) => [curve(one) + noise * random.normal()])),
  };
}
