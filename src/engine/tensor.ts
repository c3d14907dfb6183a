// Tensor: what readers hold in their hands. Its methods are one line each over the operations.
// Leaves the mathematics to ops/, walking back to autograd.ts, making tensors from data to make.ts.
import { arrayOf, stepsBack } from './autograd.ts';
import { refuse } from './errors.ts';
import { eachPair, zip } from './kernels/elementwise.ts';
import { plus } from './kernels/pairs.ts';
import {
  checkDType,
  convert,
  copy,
  describe,
  filled,
  fromNested,
  overwrite,
  toNested,
  NDArray,
  type Data,
  type DType,
  type Nested,
} from './ndarray.ts';
import type { Attributes, Op } from './op.ts';
import { add, div, mul, neg, sub } from './ops/arithmetic.ts';
import { cumsum } from './ops/cumulative.ts';
import { deviationSettings, std, variance } from './ops/deviation.ts';
import {
  abs,
  cos,
  exp,
  floor,
  log,
  pow,
  reciprocal,
  sign,
  sin,
  sqrt,
  square,
} from './ops/functions.ts';
import { logsumexp, norm, prod } from './ops/folds.ts';
import { gelu, mish, silu } from './ops/gates.ts';
import { gather, indexSelect, scatterAdd } from './ops/indexing.ts';
import { broadcastTo, cast, clone, flip, reshape, slice, tile, transpose } from './ops/layout.ts';
import { matmul } from './ops/matmul.ts';
import {
  elu,
  leakyRelu,
  logSigmoid,
  prelu,
  relu,
  relu6,
  selu,
  softplus,
} from './ops/rectifiers.ts';
import { extremePlaces, orderedPlaces } from './ops/order.ts';
import { pad } from './ops/padding.ts';
import type { Reduction } from './ops/reducing.ts';
import { max, mean, min, sum } from './ops/reductions.ts';
import { hardtanh, sigmoid, softsign, tanh } from './ops/saturating.ts';
import { clamp, maximum, minimum } from './ops/selection.ts';
import { logSoftmax, softmax } from './ops/softmax.ts';
import { between, finite, oneOf } from './options.ts';
import {
  resolvePieces,
  resolveRanges,
  resolveRepeats,
  resolveWidths,
  type Range,
  type Widths,
} from './ranges.ts';
import {
  broadcastShapes,
  checkShape,
  formatShape,
  resolveAxes,
  resolveAxis,
  resolveOrder,
  resolveSizes,
  sameShape,
  type Shape,
} from './shape.ts';
import { slopesAlong } from './slopes.ts';
import {
  changeInPlace,
  nextOrder,
  tape,
  type Change,
  type Origin,
  type Recorded,
  type Step,
  type TapeListener,
} from './tape.ts';
import type {
  Axes,
  ReduceOptions,
  DeviationOptions,
  NormOptions,
  GeluOptions,
  SortOptions,
  TopkOptions,
} from './tensor-options.ts';

/** Elements in order, and where along the axis each of them stood. */
export interface Ordered {
  readonly values: Tensor;
  /** Whole numbers counted from 0; no gradient flows through them. */
  readonly indices: Tensor;
}

/** Listens to what is recorded: see {@link setTracer}. */
export type Tracer = TapeListener<Tensor>;

/** One step back through a recorded computation: see {@link backwardSteps}. */
export type BackwardStep = Step<Tensor>;

const none: Attributes = Object.freeze({});
const noInputs: readonly Tensor[] = Object.freeze([]) as readonly Tensor[];
const assignment: Change = { rule: 'assign', tex: (w) => `${w} \\leftarrow {${w}}'` };
let tracer: Tracer | null = null;

/**
 * An n-dimensional array of numbers that remembers how it was made.
 *
 * Operations return new tensors; nothing but {@link Tensor.assign} and an optimiser's `step()` changes one.
 * Where an operation takes a tensor, a number will do.
 *
 * @peers np.ndarray, torch.Tensor, tf.Tensor
 */
export class Tensor implements Recorded<Tensor> {
  /** Elements, shape and dtype together: what operations work on. */
  array: NDArray;
  /** How it came about; read it with `originOf`. */
  readonly origin: Origin<Tensor>;
  /**
   * Whether `backward()` computes ∂L/∂(this tensor).
   *
   * @peers torch.Tensor.requires_grad
   */
  readonly requiresGrad: boolean;
  /**
   * ∂L/∂(this tensor), summed over all calls of `backward()` since it was last cleared; null until then.
   *
   * @peers torch.Tensor.grad
   */
  grad: Tensor | null = null;
  /** Tape order of the last change in place, 0 if there was none. */
  written = 0;

  /** For the engine; use `tensor(…)`, `zeros(…)`, `randn(…)`. */
  constructor(array: NDArray, requiresGrad: boolean, origin: Origin<Tensor>) {
    this.array = array;
    this.requiresGrad = requiresGrad;
    this.origin = origin;
  }

  /**
   * Sizes of the axes, outermost first; `[]` for a scalar.
   *
   * @peers np.ndarray.shape, torch.Tensor.shape, tf.Tensor.shape
   */
  get shape(): Shape {
    return this.array.shape;
  }

  /**
   * `'float32'` or `'float64'`.
   *
   * @peers np.ndarray.dtype, torch.Tensor.dtype, tf.Tensor.dtype
   */
  get dtype(): DType {
    return this.array.dtype;
  }

  /**
   * Number of elements.
   *
   * @peers np.ndarray.size, torch.numel, tf.Tensor.size
   */
  get size(): number {
    return this.array.data.length;
  }

  /**
   * The elements in row-major order. To change them use {@link Tensor.assign}: autograd notices it.
   *
   * @peers np.ndarray.flat, tf.Tensor.dataSync
   */
  get data(): Data {
    return this.array.data;
  }

  /**
   * The only element, as a number.
   *
   * @throws EngineError `needs-one-element` unless the tensor has exactly one element
   * @peers np.ndarray.item, torch.Tensor.item
   */
  item(): number {
    if (this.size !== 1) {
      throw refuse('needs-one-element', { op: 'item', shape: formatShape(this.shape) });
    }
    return this.data[0]!;
  }

  /**
   * The elements as nested lists: a number for a scalar, a list for a vector, a list of rows for a matrix.
   *
   * @peers np.ndarray.tolist, torch.Tensor.tolist, tf.Tensor.arraySync
   */
  toArray(): Nested {
    return toNested(this.array);
  }

  /**
   * A copy without history: wants no gradient, and gradients do not flow through it.
   *
   * @peers torch.Tensor.detach
   */
  detach(): Tensor {
    return leaf(copy(this.array), false);
  }

  /**
   * Overwrites the elements with those of `source`, of the same shape: W ← W − η·∂L/∂W.
   *
   * The change is not recorded. A result computed from the old elements can no longer be differentiated.
   *
   * @throws EngineError `shapes-differ`
   * @peers np.copyto, torch.Tensor.copy_, tf.Variable.assign
   */
  assign(source: Tensor): this {
    changeInPlace(this, assignment, () => overwrite('assign', this.array, source.array));
    return this;
  }

  /**
   * a + b, element by element; shapes broadcast.
   *
   * @peers np.add, torch.add, tf.add
   */
  add(other: Tensor | number): Tensor {
    return apply(add, pair('add', this, other));
  }

  /**
   * a − b, element by element; shapes broadcast.
   *
   * @peers np.subtract, torch.sub, tf.sub
   */
  sub(other: Tensor | number): Tensor {
    return apply(sub, pair('sub', this, other));
  }

  /**
   * a · b, element by element; shapes broadcast. For the matrix product use {@link Tensor.matmul}.
   *
   * @peers np.multiply, torch.mul, tf.mul
   */
  mul(other: Tensor | number): Tensor {
    return apply(mul, pair('mul', this, other));
  }

  /**
   * a / b, element by element; shapes broadcast.
   *
   * @peers np.divide, torch.div, tf.div
   */
  div(other: Tensor | number): Tensor {
    return apply(div, pair('div', this, other));
  }

  /**
   * aᵇ, element by element; shapes broadcast. NaN for a negative base under a fractional exponent.
   *
   * @peers np.power, torch.pow, tf.pow
   */
  pow(exponent: Tensor | number): Tensor {
    return apply(pow, pair('pow', this, exponent));
  }

  /**
   * −a
   *
   * @peers np.negative, torch.neg, tf.neg
   */
  neg(): Tensor {
    return apply(neg, [this]);
  }

  /**
   * eᵃ, element by element.
   *
   * @peers np.exp, torch.exp, tf.exp
   */
  exp(): Tensor {
    return apply(exp, [this]);
  }

  /**
   * Natural logarithm, element by element: −∞ at 0, NaN below.
   *
   * @peers np.log, torch.log, tf.log
   */
  log(): Tensor {
    return apply(log, [this]);
  }

  /**
   * √a, element by element: NaN below 0.
   *
   * @peers np.sqrt, torch.sqrt, tf.sqrt
   */
  sqrt(): Tensor {
    return apply(sqrt, [this]);
  }

  /**
   * a², element by element.
   *
   * @peers np.square, torch.square, tf.square
   */
  square(): Tensor {
    return apply(square, [this]);
  }

  /**
   * 1 / a, element by element: ±∞ at 0.
   *
   * @peers np.reciprocal, torch.reciprocal, tf.reciprocal
   */
  reciprocal(): Tensor {
    return apply(reciprocal, [this]);
  }

  /**
   * sin a, element by element, a in radians; within 1 ulp in float64, however large a is.
   *
   * @peers np.sin, torch.sin, tf.sin
   */
  sin(): Tensor {
    return apply(sin, [this]);
  }

  /**
   * cos a, element by element, a in radians; within 1 ulp in float64, however large a is.
   *
   * @peers np.cos, torch.cos, tf.cos
   */
  cos(): Tensor {
    return apply(cos, [this]);
  }

  /**
   * |a|, element by element. The derivative at 0 is 0.
   *
   * @peers np.abs, torch.abs, tf.abs
   */
  abs(): Tensor {
    return apply(abs, [this]);
  }

  /**
   * −1, 0 or 1: the sign of a, element by element. The derivative is 0 everywhere, at the jump too.
   *
   * @peers np.sign, torch.sign, tf.sign
   */
  sign(): Tensor {
    return apply(sign, [this]);
  }

  /**
   * The largest whole number not above a, element by element. The derivative is 0 everywhere.
   *
   * @peers np.floor, torch.floor, tf.floor
   */
  floor(): Tensor {
    return apply(floor, [this]);
  }

  /**
   * max(a, b), element by element; shapes broadcast. A tie shares the gradient ½ and ½.
   *
   * @peers np.maximum, torch.maximum, tf.maximum
   */
  maximum(other: Tensor | number): Tensor {
    return apply(maximum, pair('maximum', this, other));
  }

  /**
   * min(a, b), element by element; shapes broadcast. A tie shares the gradient ½ and ½.
   *
   * @peers np.minimum, torch.minimum, tf.minimum
   */
  minimum(other: Tensor | number): Tensor {
    return apply(minimum, pair('minimum', this, other));
  }

  /**
   * min(max(a, low), high), element by element. The gradient passes inside and on the bounds.
   *
   * @peers np.clip, torch.clamp, tf.clipByValue
   */
  clamp(low: number, high: number): Tensor {
    return apply(clamp, [this], { low, high });
  }

  /**
   * 1 where a > b, else 0; shapes broadcast. No gradient flows through a comparison.
   *
   * @peers np.greater, torch.gt, tf.greater
   */
  greater(other: Tensor | number): Tensor {
    return compare('greater', this, other, (a, b) => a > b);
  }

  /**
   * 1 where a < b, else 0; shapes broadcast. No gradient flows through a comparison.
   *
   * @peers np.less, torch.lt, tf.less
   */
  less(other: Tensor | number): Tensor {
    return compare('less', this, other, (a, b) => a < b);
  }

  /**
   * 1 where a = b, else 0; shapes broadcast. No gradient flows through a comparison.
   *
   * @peers np.equal, torch.eq, tf.equal
   */
  equal(other: Tensor | number): Tensor {
    return compare('equal', this, other, (a, b) => a === b);
  }

  /**
   * 1 where a ≥ b, else 0; shapes broadcast. No gradient flows through a comparison.
   *
   * @peers np.greater_equal, torch.ge, tf.greaterEqual
   */
  greaterEqual(other: Tensor | number): Tensor {
    return compare('greaterEqual', this, other, (a, b) => a >= b);
  }

  /**
   * 1 where a ≤ b, else 0; shapes broadcast. No gradient flows through a comparison.
   *
   * @peers np.less_equal, torch.le, tf.lessEqual
   */
  lessEqual(other: Tensor | number): Tensor {
    return compare('lessEqual', this, other, (a, b) => a <= b);
  }

  /**
   * 1 where a ≠ b, else 0; shapes broadcast. No gradient flows through a comparison.
   *
   * @peers np.not_equal, torch.ne, tf.notEqual
   */
  notEqual(other: Tensor | number): Tensor {
    return compare('notEqual', this, other, (a, b) => a !== b);
  }

  /**
   * σ(a) = 1 / (1 + e⁻ᵃ), element by element.
   *
   * @peers scipy.special.expit, torch.sigmoid, tf.sigmoid
   */
  sigmoid(): Tensor {
    return apply(sigmoid, [this]);
  }

  /**
   * tanh a, element by element.
   *
   * @peers np.tanh, torch.tanh, tf.tanh
   */
  tanh(): Tensor {
    return apply(tanh, [this]);
  }

  /**
   * a / (1 + |a|), element by element: between −1 and 1, with slower tails than tanh.
   *
   * @peers F.softsign
   */
  softsign(): Tensor {
    return apply(softsign, [this]);
  }

  /**
   * min(max(a, low), high), element by element: tanh made of three straight lines.
   *
   * The derivative is 0 on the bounds, where that of {@link Tensor.clamp} is 1 (both as in PyTorch).
   *
   * @throws EngineError `bad-option` unless low < high
   * @peers F.hardtanh
   */
  hardtanh(low = -1, high = 1): Tensor {
    return apply(hardtanh, [this], between('hardtanh', low, high));
  }

  /**
   * max(a, 0), element by element. The derivative at 0 is 0.
   *
   * @peers F.relu, tf.relu
   */
  relu(): Tensor {
    return apply(relu, [this]);
  }

  /**
   * max(0, a) + s·min(0, a), element by element: ReLU with the slope s instead of 0 below 0 (Maas et al.,
   * 2013). The derivative at 0 is s.
   *
   * @throws EngineError `bad-option` unless the slope is finite
   * @peers F.leaky_relu, tf.leakyRelu
   */
  leakyRelu(negativeSlope = 0.01): Tensor {
    return apply(leakyRelu, [this], finite('leakyRelu', { negativeSlope }));
  }

  /**
   * max(0, a) + s ⊙ min(0, a): leaky ReLU whose slopes are parameters (He et al., 2015).
   *
   * `slopes` is one number, or a vector with one slope for each channel; channels lie along axis 1.
   * ∂/∂s = min(0, a), summed over the elements that share the slope.
   *
   * @throws EngineError `slopes-do-not-fit`, `dtypes-differ`
   * @peers F.prelu, tf.prelu
   */
  prelu(slopes: Tensor): Tensor {
    const [x, s] = pair('prelu', this, slopes);
    return apply(prelu, [x!, slopesAlong(s!, this.shape)]);
  }

  /**
   * min(max(a, 0), 6), element by element. The derivative at 0 and at 6 is 0.
   *
   * @peers F.relu6, tf.relu6
   */
  relu6(): Tensor {
    return apply(relu6, [this]);
  }

  /**
   * a above 0, else α(eᵃ − 1), element by element: bends smoothly towards −α (Clevert et al., 2015). The
   * derivative at 0 is α.
   *
   * @throws EngineError `bad-option` unless α is finite
   * @peers F.elu, tf.elu
   */
  elu(alpha = 1): Tensor {
    return apply(elu, [this], finite('elu', { alpha }));
  }

  /**
   * λ·elu(a) with α = 1.6733 and λ = 1.0507, element by element: with LeCun's initialisation, mean 0 and
   * variance 1 come back from layer to layer (Klambauer et al., 2017).
   *
   * @peers F.selu, tf.selu
   */
  selu(): Tensor {
    return apply(selu, [this]);
  }

  /**
   * ln(1 + eᵃ), element by element, without overflow.
   *
   * @peers F.softplus, tf.softplus
   */
  softplus(): Tensor {
    return apply(softplus, [this]);
  }

  /**
   * ln σ(a) = −ln(1 + e⁻ᵃ), element by element, without overflow: finite where σ(a) rounds to 0.
   *
   * @peers scipy.special.log_expit, F.logsigmoid, tf.logSigmoid
   */
  logSigmoid(): Tensor {
    return apply(logSigmoid, [this]);
  }

  /**
   * a·σ(a), element by element, also called swish.
   *
   * @peers F.silu
   */
  silu(): Tensor {
    return apply(silu, [this]);
  }

  /**
   * a·Φ(a), element by element, where Φ(a) = ½(1 + erf(a/√2)) is the share of a normal distribution that lies
   * below a (Hendrycks and Gimpel, 2016).
   *
   * `{ approximate: 'tanh' }` takes ½a(1 + tanh(√(2/π)(a + 0.044715a³))) instead: nowhere more than 0.0005 off.
   *
   * @throws EngineError `bad-option`
   * @peers F.gelu
   */
  gelu({ approximate = 'none' }: GeluOptions = {}): Tensor {
    const words = ['none', 'tanh'] as const;
    return apply(gelu, [this], { approximate: oneOf('gelu', 'approximate', approximate, words) });
  }

  /**
   * a·tanh(ln(1 + eᵃ)), element by element (Misra, 2019).
   *
   * @peers F.mish
   */
  mish(): Tensor {
    return apply(mish, [this]);
  }

  /**
   * e^a / Σ e^a along an axis (the last unless stated): probabilities that add up to 1. Stable for any scores.
   *
   * @throws EngineError `axis-out-of-range`
   * @peers scipy.special.softmax, F.softmax, tf.softmax
   */
  softmax(axis = -1): Tensor {
    return apply(softmax, [this], { axis: resolveAxis('softmax', axis, this.shape) });
  }

  /**
   * ln softmax along an axis (the last unless stated), without computing the softmax: stable for any scores.
   *
   * @throws EngineError `axis-out-of-range`
   * @peers scipy.special.log_softmax, F.log_softmax, tf.logSoftmax
   */
  logSoftmax(axis = -1): Tensor {
    return apply(logSoftmax, [this], { axis: resolveAxis('logSoftmax', axis, this.shape) });
  }

  /**
   * Matrix product: [m, k] × [k, n] → [m, n].
   *
   * A vector on the left is a row, on the right a column, and its axis is missing from the result. Axes
   * before the last two are batches and broadcast.
   *
   * @throws EngineError `inner-sizes-differ`, `inner-sizes-differ-transpose`, `needs-an-axis`
   * @peers np.matmul, torch.matmul, tf.matMul
   */
  matmul(other: Tensor): Tensor {
    return apply(matmul, pair('matmul', this, other));
  }

  /**
   * Sum over the axes, over all of them when none is named.
   *
   * @throws EngineError `axis-out-of-range`, `axis-repeated`
   * @peers np.sum, torch.sum, tf.sum
   */
  sum(axes?: Axes, options?: ReduceOptions): Tensor {
    return reduce(sum, this, axes, options);
  }

  /**
   * Mean over the axes, over all of them when none is named.
   *
   * @throws EngineError `axis-out-of-range`, `axis-repeated`, `nothing-to-reduce`
   * @peers np.mean, torch.mean, tf.mean
   */
  mean(axes?: Axes, options?: ReduceOptions): Tensor {
    return reduce(mean, this, axes, options);
  }

  /**
   * Largest element along the axes; tied elements share the gradient equally. NaN if one is NaN.
   *
   * @throws EngineError `axis-out-of-range`, `axis-repeated`, `nothing-to-reduce`
   * @peers np.max, torch.amax, tf.max
   */
  max(axes?: Axes, options?: ReduceOptions): Tensor {
    return reduce(max, this, axes, options);
  }

  /**
   * Smallest element along the axes; tied elements share the gradient equally. NaN if one is NaN.
   *
   * @throws EngineError `axis-out-of-range`, `axis-repeated`, `nothing-to-reduce`
   * @peers np.min, torch.amin, tf.min
   */
  min(axes?: Axes, options?: ReduceOptions): Tensor {
    return reduce(min, this, axes, options);
  }

  /**
   * Product over the axes, over all of them when none is named; 1 of no elements. The gradient of a factor is
   * the product of the others, right where factors are 0.
   *
   * @throws EngineError `axis-out-of-range`, `axis-repeated`
   * @peers np.prod, torch.prod, tf.prod
   */
  prod(axes?: Axes, options?: ReduceOptions): Tensor {
    return reduce(prod, this, axes, options);
  }

  /**
   * Σ(x − x̄)² / (n − c) over the axes, over all of them when none is named. The correction c is 1 unless stated
   * otherwise; 0 gives the mean squared deviation.
   *
   * @throws EngineError `axis-out-of-range`, `axis-repeated`, `nothing-to-reduce`; `bad-option` unless 0 ≤ c < n
   * @peers np.var, torch.var, tf.moments
   */
  variance(axes?: Axes, options?: DeviationOptions): Tensor {
    return apply(variance, [this], deviationSettings('variance', this.shape, axes, options));
  }

  /**
   * √variance, the standard deviation, over the axes; the correction is as in {@link Tensor.variance}. The
   * derivative is 0 where all elements are equal.
   *
   * @throws EngineError `axis-out-of-range`, `axis-repeated`, `nothing-to-reduce`; `bad-option` unless 0 ≤ c < n
   * @peers np.std, torch.std
   */
  std(axes?: Axes, options?: DeviationOptions): Tensor {
    return apply(std, [this], deviationSettings('std', this.shape, axes, options));
  }

  /**
   * √Σx² over the axes, over all of them when none is named: the length of a vector. With `{ p: 1 }` Σ|x|, with
   * `{ p: Infinity }` the largest |x|. The derivative at 0 is 0.
   *
   * @throws EngineError `axis-out-of-range`, `axis-repeated`, `nothing-to-reduce`; `bad-option` for another p
   * @peers np.linalg.norm, torch.linalg.vector_norm, tf.norm
   */
  norm(axes?: Axes, { p = 2, ...options }: NormOptions = {}): Tensor {
    if (p === 2) return reduce(norm, this, axes, options);
    if (p === 1) return this.abs().sum(axes, options);
    if (p === Infinity) return this.abs().max(axes, options);
    throw refuse('bad-option', {
      op: 'norm',
      option: 'p',
      value: String(p),
      range: '1, 2 or Infinity',
    });
  }

  /**
   * ln Σ eˣ over the axes, over all of them when none is named: a smooth maximum, stable for any x. Its gradient
   * is the softmax.
   *
   * @throws EngineError `axis-out-of-range`, `axis-repeated`, `nothing-to-reduce`
   * @peers scipy.special.logsumexp, torch.logsumexp, tf.logSumExp
   */
  logsumexp(axes?: Axes, options?: ReduceOptions): Tensor {
    return reduce(logsumexp, this, axes, options);
  }

  /**
   * Where along the axis the largest element stands, the first of equals, counted from 0; without an axis, its
   * place in row-major order. No gradient flows through it.
   *
   * @throws EngineError `axis-out-of-range`, `nothing-to-reduce`
   * @peers np.argmax, torch.argmax, tf.argMax
   */
  argmax(axis?: number, options?: ReduceOptions): Tensor {
    return places('argmax', this, axis, true, options);
  }

  /**
   * Where along the axis the smallest element stands, the first of equals, counted from 0; without an axis, its
   * place in row-major order. No gradient flows through it.
   *
   * @throws EngineError `axis-out-of-range`, `nothing-to-reduce`
   * @peers np.argmin, torch.argmin, tf.argMin
   */
  argmin(axis?: number, options?: ReduceOptions): Tensor {
    return places('argmin', this, axis, false, options);
  }

  /**
   * yᵢ = x₀ + … + xᵢ: running totals along the axis, the last unless stated.
   *
   * @throws EngineError `axis-out-of-range`
   * @peers np.cumsum, torch.cumsum, tf.cumsum
   */
  cumsum(axis = -1): Tensor {
    return apply(cumsum, [this], { axis: resolveAxis('cumsum', axis, this.shape) });
  }

  /**
   * The same elements in row-major order under another shape; one size may be −1 and is worked out.
   *
   * @throws EngineError `size-differs`, `bad-shape`, `one-unknown-size`
   * @peers np.reshape, torch.reshape, tf.reshape
   */
  reshape(shape: Shape): Tensor {
    return apply(reshape, [this], { shape: resolveSizes('reshape', this.shape, shape) });
  }

  /**
   * Axes in another order: output axis i is input axis `axes[i]`. Without `axes` the order is reversed, which
   * is the transpose of a matrix.
   *
   * @throws EngineError `axes-not-a-permutation`, `axis-out-of-range`
   * @peers np.transpose, torch.permute, tf.transpose
   */
  transpose(axes?: readonly number[]): Tensor {
    return apply(transpose, [this], { axes: resolveOrder('transpose', axes, this.shape) });
  }

  /**
   * A part of the tensor, one range for each axis: `x.slice([0, 2], null, 1)` takes rows 0 and 1, all of axis 1
   * and element 1 of axis 2, whose axis disappears.
   *
   * @throws EngineError `range-outside`, `bad-step`, `too-many-ranges`
   * @peers tf.stridedSlice
   */
  slice(...ranges: readonly Range[]): Tensor {
    return apply(slice, [this], resolveRanges(this.shape, ranges));
  }

  /**
   * The elements along the axis, the last unless stated, in ascending order: equals keep theirs, NaN comes last.
   * A gradient goes back to where each value stood.
   *
   * @throws EngineError `axis-out-of-range`
   * @peers np.sort, torch.sort
   */
  sort(axis = -1, { descending = false }: SortOptions = {}): Ordered {
    const along = resolveAxis('sort', axis, this.shape);
    const indices = leaf(orderedPlaces(arrayOf(this), along, descending), false);
    return { values: this.gather(indices, along), indices };
  }

  /**
   * The k largest elements along the axis, the last unless stated, largest first; of equals the first, NaN last.
   *
   * @throws EngineError `axis-out-of-range`; `bad-option` unless k is a whole number from 0 to the axis's size
   * @peers torch.topk, tf.topk
   */
  topk(k: number, axis = -1, { largest = true }: TopkOptions = {}): Ordered {
    const along = resolveAxis('topk', axis, this.shape);
    if (!Number.isInteger(k) || k < 0 || k > this.shape[along]!) {
      const range = 'a whole number from 0 to the size of the axis';
      throw refuse('bad-option', { op: 'topk', option: 'k', value: String(k), range });
    }
    const places = orderedPlaces(arrayOf(this), along, largest);
    const first = resolveRanges(this.shape, [
      ...this.shape.slice(0, along).map(() => null),
      [0, k],
    ]);
    const indices = leaf(slice.forward([places], first), false);
    return { values: this.gather(indices, along), indices };
  }

  /**
   * yᵢⱼ = x at row i, column indicesᵢⱼ for axis 1; other axes likewise. Apart from the axis, the indices have the
   * sizes of this tensor. Indices are whole numbers counted from 0; a place that is picked often receives the
   * sum of its gradients.
   *
   * @throws EngineError `index-outside`, `indices-do-not-fit`, `axis-out-of-range`
   * @peers np.take_along_axis, torch.gather
   */
  gather(indices: Tensor | Nested, axis = -1): Tensor {
    const places = indicesFor('gather', indices, this.dtype);
    return apply(gather, [this, places], { axis: resolveAxis('gather', axis, this.shape) });
  }

  /**
   * Whole slices along the axis, the first unless stated, in the order that the indices name them: rows of a table
   * by their number. The indices' shape stands in the result instead of the axis.
   *
   * @throws EngineError `index-outside`, `axis-out-of-range`
   * @peers np.take, torch.index_select, tf.gather
   */
  indexSelect(indices: Tensor | Nested, axis = 0): Tensor {
    const places = indicesFor('indexSelect', indices, this.dtype);
    return apply(indexSelect, [this, places], {
      axis: resolveAxis('indexSelect', axis, this.shape),
    });
  }

  /**
   * A copy in which every element of `source` is added at the place along the axis that its index names;
   * several may meet at one place. Indices and source have one shape, and the sizes of this tensor apart from the
   * axis.
   *
   * @throws EngineError `index-outside`, `indices-do-not-fit`, `shapes-differ`, `axis-out-of-range`
   * @peers np.add.at, torch.scatter_add
   */
  scatterAdd(indices: Tensor | Nested, source: Tensor, axis = -1): Tensor {
    const places = indicesFor('scatterAdd', indices, this.dtype);
    const settings = { axis: resolveAxis('scatterAdd', axis, this.shape) };
    return apply(scatterAdd, [this, places, operand('scatterAdd', source, this.dtype)], settings);
  }

  /**
   * A border of one value, 0 unless stated: `x.pad([[0, 0], [1, 2]])` adds one column before and two after.
   *
   * @throws EngineError `bad-option` unless there is a pair of whole numbers from 0 up for each axis
   * @peers np.pad, F.pad, tf.pad
   */
  pad(widths: Widths, value = 0): Tensor {
    return apply(pad, [this], { widths: resolveWidths('pad', this.shape, widths), value });
  }

  /**
   * Copies of the whole one after another, `repeats[i]` of them along axis i. Where there are fewer numbers than
   * axes they count from the last; where there are more, axes are added in front.
   *
   * @throws EngineError `bad-option` unless all are whole numbers from 0 up
   * @peers np.tile, torch.tile, tf.tile
   */
  tile(repeats: readonly number[]): Tensor {
    return apply(tile, [this], { repeats: resolveRepeats('tile', this.shape, repeats) });
  }

  /**
   * The elements in opposite order along the axes, along all of them when none is named.
   *
   * @throws EngineError `axis-out-of-range`, `axis-repeated`
   * @peers np.flip, torch.flip, tf.reverse
   */
  flip(axes?: Axes): Tensor {
    return apply(flip, [this], { axes: resolveAxes('flip', axes, this.shape) });
  }

  /**
   * Without the axes of size 1, or without those that are named.
   *
   * @throws EngineError `axis-out-of-range`, `axis-repeated`, `axis-not-one`
   * @peers np.squeeze, torch.squeeze, tf.squeeze
   */
  squeeze(axes?: Axes): Tensor {
    const { shape } = this;
    const named = axes === undefined ? [] : resolveAxes('squeeze', axes, shape);
    const long = named.find((axis) => shape[axis] !== 1);
    if (long !== undefined) {
      const size = shape[long]!;
      throw refuse('axis-not-one', { op: 'squeeze', axis: long, size, shape: formatShape(shape) });
    }
    const stays = (size: number, axis: number) =>
      axes === undefined ? size !== 1 : !named.includes(axis);
    return apply(reshape, [this], { shape: shape.filter(stays) });
  }

  /**
   * With a new axis of size 1, which is axis `axis` of the result.
   *
   * @throws EngineError `axis-out-of-range`
   * @peers np.expand_dims, torch.unsqueeze, tf.expandDims
   */
  unsqueeze(axis: number): Tensor {
    const place = resolveAxis('unsqueeze', axis, [...this.shape, 1]);
    return apply(reshape, [this], { shape: this.shape.toSpliced(place, 0, 1) });
  }

  /**
   * Pieces of the sizes one after another along the axis, the first unless stated.
   *
   * @throws EngineError `pieces-do-not-fit`, `axis-out-of-range`
   * @peers np.split, torch.split, tf.split
   */
  split(sizes: readonly number[], axis = 0): Tensor[] {
    const along = resolveAxis('split', axis, this.shape);
    const whole = this.shape.slice(0, along).map(() => null);
    const pieces = resolvePieces('split', sizes, along, this.shape[along]!);
    return pieces.map((piece) => this.slice(...whole, piece));
  }

  /**
   * Repeats elements along new axes in front and axes of size 1; −1 keeps the size of an axis.
   *
   * @throws EngineError `shapes-do-not-broadcast`, `bad-shape`
   * @peers np.broadcast_to, torch.broadcast_to, tf.broadcastTo
   */
  broadcastTo(shape: Shape): Tensor {
    const missing = Array.isArray(shape) ? shape.length - this.shape.length : 0;
    const sizeAt = (size: number, axis: number) =>
      size === -1 ? (this.shape[axis - missing] ?? -1) : size;
    const wanted = Array.isArray(shape) ? shape.map(sizeAt) : shape;
    checkShape('broadcastTo', wanted);
    if (!sameShape(broadcastShapes('broadcastTo', this.shape, wanted), wanted)) {
      const [left, right] = [formatShape(this.shape), formatShape(shape)];
      throw refuse('shapes-do-not-broadcast', { op: 'broadcastTo', left, right });
    }
    return apply(broadcastTo, [this], { shape: wanted });
  }

  /**
   * A copy; gradients flow back through it.
   *
   * @peers np.copy, torch.clone, tf.clone
   */
  clone(): Tensor {
    return apply(clone, [this]);
  }

  /**
   * Rounded or widened to another precision; gradients flow back through it.
   *
   * @throws EngineError `bad-dtype`
   * @peers np.ndarray.astype, torch.Tensor.to, tf.cast
   */
  to(dtype: DType): Tensor {
    checkDType('to', dtype);
    // while gradients are checked everything stays double: rounding would drown the differences
    return apply(cast, [this], { dtype: tape.promoting ? 'float64' : dtype });
  }

  /** Shape and dtype as text. */
  toString(): string {
    return `Tensor ${formatShape(this.shape)} ${this.dtype}`;
  }

  /**
   * Computes ∂(this)/∂p for every leaf p that wants a gradient and adds it to `p.grad`.
   *
   * A scalar starts from 1; any other result needs the `gradient` to start from, in its own shape. The
   * recorded computation stays: a second call adds the same gradients again.
   *
   * @throws EngineError `gradient-needed`, `gradient-shape`, `gradient-not-wanted`, `modified-in-place`
   * @peers torch.Tensor.backward
   */
  backward(gradient?: Tensor | number): void {
    const steps = backwardSteps(this, gradient);
    const watch = tracer?.backward?.(this);
    for (const step of steps) {
      if (step.node.origin.op === null) accumulate(step.node, step.gradient);
      watch?.(step);
    }
  }
}

/**
 * Walks back from a result: one step for each tensor that wants a gradient, in reverse tape order, leaves
 * included. `backward()` drains this and adds what reaches the leaves to their `grad`; walking alone
 * changes nothing.
 *
 * A gradient is the sum of its contributions in tape order of the operations that used the tensor, then by
 * place among their inputs, each addition rounded to the dtype.
 *
 * @throws EngineError `gradient-needed`, `gradient-shape`, `gradient-not-wanted`, `modified-in-place`
 */
export function backwardSteps(root: Tensor, gradient?: Tensor | number): Generator<BackwardStep> {
  return stepsBack(root, seedOf(root, gradient));
}

/**
 * Records one use of an operation: computes its value and remembers what it was made from.
 *
 * @throws EngineError `dtypes-differ`, and whatever the operation refuses
 */
export function apply<Settings extends Attributes>(
  op: Op<Settings>,
  inputs: readonly Tensor[],
  attributes: Settings = none as Settings,
): Tensor {
  const used = tape.promoting ? inputs.map(promoted) : inputs;
  checkSameDType(op.name, used);
  const output = op.forward(used.map(arrayOf), attributes);
  const requiresGrad = tape.recording && used.some((input) => input.requiresGrad);
  const position = tape.position === null ? null : tape.position();
  // without a gradient to compute, history is kept only where somebody watches: it would only cost memory
  if (!requiresGrad && (position === null || !tape.recording)) return leaf(output, false, position);
  const order = nextOrder();
  return new Tensor(output, requiresGrad, {
    op: op as Op,
    inputs: used,
    attributes,
    order,
    position,
  });
}

/** A tensor that no operation made. */
export function leaf(
  array: NDArray,
  requiresGrad: boolean,
  position = tape.position === null ? null : tape.position(),
): Tensor {
  const order = nextOrder();
  return new Tensor(array, requiresGrad, {
    op: null,
    inputs: noInputs,
    attributes: none,
    order,
    position,
  });
}

/**
 * Both operands as tensors; a number takes the other's dtype.
 *
 * @throws EngineError `bad-operand`
 */
export function pair(op: string, left: Tensor | number, right: Tensor | number): Tensor[] {
  const dtype =
    left instanceof Tensor ? left.dtype : right instanceof Tensor ? right.dtype : 'float32';
  return [operand(op, left, dtype), operand(op, right, dtype)];
}

/**
 * A tensor as it is, a number as a scalar tensor.
 *
 * @throws EngineError `bad-operand`
 */
export function operand(op: string, value: Tensor | number, dtype: DType): Tensor {
  if (value instanceof Tensor) return value;
  if (typeof value === 'number') return leaf(filled([], value, dtype), false);
  throw refuse('bad-operand', { op, found: describe(value) });
}

/** Whole numbers that name places, in the dtype of what they pick from; no gradient flows into them. */
function indicesFor(op: string, indices: Tensor | Nested, dtype: DType): Tensor {
  if (!(indices instanceof Tensor)) return leaf(fromNested(op, indices, dtype), false);
  return indices.dtype === dtype ? indices : indices.detach().to(dtype);
}

/** 1 where the relation holds, else 0; no part of any gradient. */
function compare(
  op: string,
  left: Tensor,
  right: Tensor | number,
  holds: (a: number, b: number) => boolean,
): Tensor {
  const inputs = pair(op, left, right);
  checkSameDType(op, inputs);
  const [a, b] = inputs.map(arrayOf);
  const test = eachPair((x, y) => (holds(x, y) ? 1 : 0));
  return leaf(zip(op, a!, b!, test), false);
}

/** Applies a reduction over resolved axes. */
function reduce(
  op: Op<Reduction>,
  input: Tensor,
  axes: Axes | undefined,
  { keepdims = false }: ReduceOptions = {},
): Tensor {
  return apply(op, [input], { axes: resolveAxes(op.name, axes, input.shape), keepdims });
}

/** Places of extremes along one axis or in the whole tensor; no part of any gradient. */
function places(
  op: string,
  input: Tensor,
  axis: number | undefined,
  largest: boolean,
  { keepdims = false }: ReduceOptions = {},
): Tensor {
  const settings = { axes: resolveAxes(op, axis, input.shape), keepdims };
  return leaf(extremePlaces(op, arrayOf(input), settings, largest), false);
}

/**
 * Starts or stops (null) recording for a listener: every tensor made then carries the position the listener
 * names, and where it names one, operations on data that wants no gradient are recorded too; `backward()`
 * hands over its steps.
 */
export function setTracer(listener: Tracer | null): void {
  tracer = listener;
  tape.position = listener === null ? null : () => listener.position(tape.scope);
  tape.scoped = listener?.scoped === true;
  tape.changing = (node, change) =>
    node instanceof Tensor ? listener?.changing?.(node, change) : undefined;
}

/** How a tensor came about: its operation (null for a leaf), inputs, settings, tape order and position. */
export function originOf(tensor: Tensor): Origin<Tensor> {
  return tensor.origin;
}

/** Runs `body` with no listener, for work behind the scenes. */
export function untraced<Result>(body: () => Result): Result {
  const before = tracer;
  setTracer(null);
  try {
    return body();
  } finally {
    setTracer(before);
  }
}

function promoted(input: Tensor): Tensor {
  return input.dtype === 'float64' ? input : leaf(convert(input.array, 'float64'), false);
}

function checkSameDType(op: string, inputs: readonly Tensor[]): void {
  const first = inputs[0]?.dtype;
  const other = inputs.find((input) => input.dtype !== first);
  if (first !== undefined && other !== undefined) {
    throw refuse('dtypes-differ', { op, left: first, right: other.dtype });
  }
}

function seedOf(root: Tensor, gradient: Tensor | number | undefined): NDArray {
  const op = 'backward';
  const shape = formatShape(root.shape);
  if (!root.requiresGrad) {
    throw refuse('gradient-not-wanted', { op, remedy: 'tensor(…, { requiresGrad: true })' });
  }
  if (gradient === undefined) {
    if (root.size !== 1) throw refuse('gradient-needed', { op, shape });
    return filled(root.shape, 1, root.dtype);
  }
  const { array } = operand(op, gradient, root.dtype);
  if (!sameShape(array.shape, root.shape)) {
    throw refuse('gradient-shape', { op, gradient: formatShape(array.shape), shape });
  }
  return convert(array, root.dtype);
}

function accumulate(node: Tensor, gradient: NDArray): void {
  const sum =
    node.grad === null ? copy(gradient) : zip('backward', node.grad.array, gradient, plus);
  node.grad = leaf(sum, false);
}
