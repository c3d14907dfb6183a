// exp, log, tanh, sin and their kin from + − × ÷ and bit views only: the same bits in every JavaScript engine.
// Math.exp and its siblings may differ in the last place between engines; Math.sqrt, abs and floor may not.
// Polynomial coefficients: fdlibm, © 1993 Sun Microsystems, Inc.; permission to use, copy, modify and
// distribute is freely granted, provided that this notice is preserved.

const LN2_HIGH = 6.9314718036912381649e-1; // the last 21 bits are zero: k · LN2_HIGH is exact
const LN2_LOW = 1.90821492927058770002e-10;
const EXP_OVERFLOW = 7.09782712893383973096e2;
const EXP_UNDERFLOW = -7.4513321910194110842e2;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
double[0] = 1;
const HIGH = words[1] === 0 ? 0 : 1;

const powers = new Float64Array(2046);
powers[0] = 2.2250738585072014e-308;
for (let i = 1; i < powers.length; i++) powers[i] = 2 * powers[i - 1]!;

/** eˣ, within 2 ulp. */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** eˣ − 1 without cancellation near 0, within 2 ulp. */
export function expm1(x: number): number {
  if (x !== x || x === 0) return x;
  if (x > EXP_OVERFLOW) return Infinity;
  if (x < -40) return -1;
  const k = Math.floor(Math.LOG2E * x + 0.5);
  if (k > 60) return expOfSum(x, 0);
  const high = x - k * LN2_HIGH;
  const lost = k * LN2_LOW;
  const tail = expTail(high - lost);
  if (k === 0) return x + tail;
  // 2ᵏ eʳ − 1 = 2ᵏ ((1 − 2⁻ᵏ) + r + tail), where the inner bracket is exact
  return scaleByPowerOfTwo(1 - powerOfTwo(-k) + high + (tail - lost), k);
}

/** Natural logarithm, within 1 ulp; −∞ at 0, NaN below. */
export function log(x: number): number {
  if (x !== x || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  const k = splitPowerOfTwo(x);
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const half = 0.5 * f * f;
  const rest =
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z *
                    (1.818357216161805012e-1 +
                      z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
  return k * LN2_HIGH - (half - (s * (half + rest) + k * LN2_LOW) - f);
}

/** ln(1 + x) without cancellation near 0, within 2 ulp. */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1 || x !== x) return x;
  if (u <= 0 || u === Infinity) return log(u);
  // what rounding 1 + x lost, to first order
  return log(u) - (u - 1 - x) / u;
}

/** Hyperbolic tangent, within 2 ulp; ±1 for large |x|, never NaN unless x is. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (x !== x || size < 1e-8) return x;
  if (size > 22) return x > 0 ? 1 : -1;
  const value = size > 0.17 ? tanhOfPositive(size) : (2 * size) / (2 + evenPart(2 * size));
  return x > 0 ? value : -value;
}

/** 1 − 2 / (e²ˣ + 1), written to lose nothing while e²ˣ is near 1. */
function tanhOfPositive(x: number): number {
  if (x > 0.55) return 1 - 2 / (exp(2 * x) + 1);
  const t = expm1(2 * x);
  return t / (t + 2);
}

/** 1 / (1 + e⁻ˣ), never NaN unless x is. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), never overflowing. */
export function softplus(x: number): number {
  const tail = log1p(exp(-Math.abs(x)));
  return x > 0 ? x + tail : tail;
}

/** e^(−x²/2), the bell curve, within 2 ulp however small: the rounding error of x² goes into the exponent. */
export function bell(x: number): number {
  if (Math.abs(x) > 39) return 0;
  const square = x * x;
  return expOfSum(-0.5 * square, -0.5 * productError(x, x, square));
}

/** sin x, within 1 ulp however large x is; NaN for ±∞. */
export function sin(x: number): number {
  if (x === 0) return x;
  const { quarter, high, low } = reduceAngle(Math.abs(x));
  const value = quarter % 2 === 0 ? sinNearZero(high, low) : cosNearZero(high, low);
  return quarter < 2 === x > 0 ? value : -value;
}

/** cos x, within 1 ulp however large x is; NaN for ±∞. */
export function cos(x: number): number {
  const { quarter, high, low } = reduceAngle(Math.abs(x));
  const value = quarter % 2 === 0 ? cosNearZero(high, low) : sinNearZero(high, low);
  return quarter === 0 || quarter === 3 ? value : -value;
}

/** xʸ, within 2 ulp, with the special cases of JavaScript's `**`. */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 1) return x;
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  const size = Math.abs(x);
  const odd = isOdd(y);
  if (!Number.isFinite(y)) return powInfinite(size, y);
  if (x < 0 && size !== Infinity && !Number.isInteger(y)) return NaN;
  if (size === 0 || size === Infinity) {
    const value = (size === 0) === y > 0 ? 0 : Infinity;
    return odd && (x < 0 || Object.is(x, -0)) ? -value : value;
  }
  const value = size === 1 ? 1 : powPositive(size, y);
  return odd && x < 0 ? -value : value;
}

function powInfinite(size: number, y: number): number {
  if (size === 1) return NaN;
  return size > 1 === y > 0 ? Infinity : 0;
}

function isOdd(y: number): boolean {
  return Math.abs(y) < 9007199254740992 && Math.abs(y % 2) === 1;
}

/** e^(y · ln x) for positive x: the logarithm and the product carry twice the precision of a double. */
function powPositive(x: number, y: number): number {
  const [high, low] = preciseLog(x);
  const product = high * y;
  if (!(Math.abs(product) < 800)) return product > 0 ? Infinity : 0;
  return expOfSum(product, productError(high, y, product) + low * y);
}

/** ln x as an unevaluated sum of two doubles, to about 2⁻⁶⁸ of its size. */
function preciseLog(x: number): [high: number, low: number] {
  const k = splitPowerOfTwo(x);
  const f = mantissa - 1;
  const divisor = mantissa + 1;
  const divisorError = mantissa - (divisor - 1);
  const s = f / divisor;
  const product = s * divisor;
  const sLow = (f - product - productError(s, divisor, product) - s * divisorError) / divisor;
  // ln m = 2 (s + s³/3 + s⁵/5 + …) with s = (m − 1) / (m + 1); the tail may be rounded, the head may not
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  const tail = z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * tailEnd(z)))));
  let sum: [number, number] = add(1 / 5, -1.1102230246251566e-17, tail);
  sum = addTo(1 / 3, 1.850371707708594e-17, multiply(z, zLow, sum));
  const series = multiply(z, zLow, sum);
  const whole = addTo(1, 0, series);
  const [high, low] = multiply(2 * s, 2 * sLow, whole);
  const [sumHigh, sumLow] = add(k * LN2_HIGH, k * LN2_LOW, high);
  return [sumHigh, sumLow + low];
}

/** The terms from z⁵ on of 1/7 + z/9 + z²/11 + …, |z| ≤ 0.0295. */
function tailEnd(z: number): number {
  return (
    1 / 15 + z * (1 / 17 + z * (1 / 19 + z * (1 / 21 + z * (1 / 23 + z * (1 / 25 + z * (1 / 27))))))
  );
}

/** (high + low) + x as two doubles. */
function add(high: number, low: number, x: number): [number, number] {
  const sum = high + x;
  const part = sum - high;
  const error = high - (sum - part) + (x - part);
  return [sum, error + low];
}

function addTo(high: number, low: number, [xHigh, xLow]: [number, number]): [number, number] {
  const [sum, error] = add(high, low, xHigh);
  return [sum, error + xLow];
}

function multiply(high: number, low: number, [xHigh, xLow]: [number, number]): [number, number] {
  const product = high * xHigh;
  return [product, productError(high, xHigh, product) + high * xLow + low * xHigh];
}

/** a·b − product, exactly (Dekker): splits both factors into halves of 26 bits. */
function productError(a: number, b: number, product: number): number {
  const aBig = 134217729 * a;
  const bBig = 134217729 * b;
  const aHigh = aBig - (aBig - a);
  const bHigh = bBig - (bBig - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** e^(x + low) for a tiny low. */
function expOfSum(x: number, low: number): number {
  if (x !== x) return x;
  if (x > EXP_OVERFLOW) return Infinity;
  if (x < EXP_UNDERFLOW) return 0;
  const k = Math.floor(Math.LOG2E * x + 0.5);
  const high = x - k * LN2_HIGH;
  const lost = k * LN2_LOW - low;
  const r = high - lost;
  return scaleByPowerOfTwo(1 - (lost - expTail(r) - high), k);
}

/** eʳ − 1 − r for |r| ≤ ½ ln 2. */
function expTail(r: number): number {
  const c = r - evenPart(r);
  return (r * c) / (2 - c);
}

/** r (eʳ + 1) / (eʳ − 1) − 2 for |r| ≤ ½ ln 2: an even function, r²/6 − r⁴/360 + … */
function evenPart(r: number): number {
  const t = r * r;
  return (
    t *
    (1.66666666666666019037e-1 +
      t *
        (-2.77777777770155933842e-3 +
          t *
            (6.61375632143793436117e-5 +
              t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))))
  );
}

let mantissa = 1;

/** Splits x = mantissa · 2ᵏ with mantissa in [√½, √2); returns k and leaves the mantissa in `mantissa`. */
function splitPowerOfTwo(x: number): number {
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984; // 2⁵⁴: a subnormal number has no exponent of its own
    k = -54;
  }
  double[0] = x;
  const high = words[HIGH]!;
  k += (high >>> 20) - 1023;
  words[HIGH] = (high & 0x000fffff) | 0x3ff00000;
  mantissa = double[0]!;
  if (mantissa >= Math.SQRT2) {
    mantissa *= 0.5;
    k += 1;
  }
  return k;
}

/** 2ᵏ for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  return powers[k + 1022]!;
}

/** x = n · π/2 + high + low with |high| ≤ π/4: n modulo 4, and the rest as two doubles. */
interface Angle {
  readonly quarter: number;
  readonly high: number;
  readonly low: number;
}

// π/2 in four parts: the first three have 33 bits, so that n · part is exact for n < 2²⁰
const HALF_PI_1 = 1.57079632673412561417;
const HALF_PI_2 = 6.0771005063039659766e-11;
const HALF_PI_3 = 2.0222662487111664558e-21;
const HALF_PI_4 = 8.47842766036889956997e-32;

/** Takes from a positive angle as many quarters of a turn as leave it nearest to 0. */
function reduceAngle(x: number): Angle {
  if (!(x < Infinity)) return { quarter: 0, high: NaN, low: NaN };
  if (x <= Math.PI / 4) return { quarter: 0, high: x, low: 0 };
  if (x > 1e6) return reduceLargeAngle(x);
  const n = Math.floor(x / (Math.PI / 2) + 0.5);
  let [high, low] = add(x - n * HALF_PI_1, 0, -n * HALF_PI_2);
  [high, low] = add(high, low, -n * HALF_PI_3);
  [high, low] = add(high, 0, low - n * HALF_PI_4);
  return { quarter: n % 4, high, low };
}

const FRACTION_BITS = 1200n;
let halfPiFraction = 0n;

/** The same in whole numbers, as multiples of 2⁻¹²⁰⁰: then even the largest double has its rest to 150 bits. */
function reduceLargeAngle(x: number): Angle {
  halfPiFraction ||= 2n * (4n * arctanOfInverse(5n) - arctanOfInverse(239n)); // Machin, 1706
  const angle = toFraction(x);
  const n = (2n * angle + halfPiFraction) / (2n * halfPiFraction);
  const rest = angle - n * halfPiFraction;
  const high = fromFraction(rest);
  return { quarter: Number(n % 4n), high, low: fromFraction(rest - toFraction(high)) };
}

/** arctan 1/n = 1/n − 1/3n³ + 1/5n⁵ − … as a fraction. */
function arctanOfInverse(n: bigint): bigint {
  let sum = 0n;
  let power = (1n << FRACTION_BITS) / n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -power / k;
    power /= n * n;
  }
  return sum;
}

/** 2¹²⁰⁰ x, exact for what is a multiple of 2⁻²⁰⁰. */
function toFraction(x: number): bigint {
  const whole = Math.trunc(x);
  return (
    (BigInt(whole) << FRACTION_BITS) +
    (BigInt((x - whole) * powerOfTwo(200)) << (FRACTION_BITS - 200n))
  );
}

/** 2⁻¹²⁰⁰ x, rounded once; a double holds no more than 2¹⁰²⁴. */
function fromFraction(x: bigint): number {
  return Number(x >> 300n) * powerOfTwo(-900);
}

/** sin (x + low) for |x| ≤ π/4. */
function sinNearZero(x: number, low: number): number {
  const z = x * x;
  const cube = z * x;
  const rest =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z *
          (2.75573137070700676789e-6 +
            z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  return x - (z * (0.5 * low - cube * rest) - low + cube * 1.66666666666666324348e-1);
}

/** cos (x + low) for |x| ≤ π/4. */
function cosNearZero(x: number, low: number): number {
  const z = x * x;
  const rest =
    z *
    (4.16666666666666019037e-2 +
      z *
        (-1.38888888888741095749e-3 +
          z *
            (2.48015872894767294178e-5 +
              z *
                (-2.75573143513906633035e-7 +
                  z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11)))));
  const half = 0.5 * z;
  const near = 1 - half;
  return near + (1 - near - half + (z * rest - x * low));
}

/** x · 2ᵏ, rounded once even where the result is subnormal. */
function scaleByPowerOfTwo(x: number, k: number): number {
  if (k > 1023) return x * 2 * powerOfTwo(k - 1);
  if (k < -1021) return x * powerOfTwo(k + 1000) * powerOfTwo(-1000);
  return x * powerOfTwo(k);
}
