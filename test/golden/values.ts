// What the reference values are made of, and how ours are held to them. Knows no file: it also runs in browsers.
import { tensor, type DType, type Tensor } from '#engine';

/** A stored tensor: flat, row-major. */
export interface Stored {
  readonly shape: readonly number[];
  readonly data: readonly number[];
  readonly dtype?: 'int' | 'bool';
}

export type Named<Value> = Readonly<Record<string, Value>>;

export interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
}

export interface Case {
  readonly id: string;
  readonly op: string;
  readonly attrs: Named<unknown>;
  readonly inputs: Named<Stored>;
  readonly outputs: Named<Stored>;
  readonly grad_out?: Named<Stored>;
  readonly grads?: Named<Stored>;
  readonly tol: Tolerance;
}

export interface Trajectory {
  readonly id: string;
  readonly optimizer: string;
  readonly hyper: Named<number | boolean | readonly number[]>;
  readonly function: 'quadratic' | 'rosenbrock';
  readonly w: readonly (readonly number[])[];
  readonly loss: readonly number[];
}

/** Bounds and standard deviations of one shape of weights. */
export interface InitialSpread {
  readonly kind: string;
  readonly w_shape?: readonly number[];
  readonly fan_in: number;
  readonly fan_out: number;
  readonly xavier_uniform_bound: number;
  readonly xavier_normal_std?: number;
  readonly he_uniform_bound: number;
  readonly 'he_uniform_bound_leaky_0.01'?: number;
  readonly he_normal_std: number;
  readonly he_normal_std_fan_out?: number;
  readonly lecun_normal_std?: number;
  readonly torch_linear_default_bound?: number;
}

/** Standard deviation of the activations after some layers of one width, their weights drawn with one spread. */
export interface DepthSpread {
  readonly activation: 'linear' | 'relu' | 'tanh';
  readonly weight_std: number;
  readonly width: number;
  readonly mean_std_by_layer: Readonly<Record<string, number>>;
}

/** A schedule's settings, and its rate at each step. */
export type ScheduleOf<Setting extends string> = Readonly<Record<Setting, number>> & {
  readonly lr: readonly number[];
};

export interface Golden {
  readonly cases: readonly Case[];
  readonly quadratic: { readonly a: readonly number[]; readonly c: readonly number[] };
  readonly init: readonly InitialSpread[];
  readonly depth_std: readonly DepthSpread[];
  readonly vanishing: readonly {
    readonly scale: number;
    readonly tanh: boolean;
    readonly spectral_norm_of_dhT_dh0: readonly (readonly [length: number, norm: number])[];
  }[];
  readonly trajectories: readonly Trajectory[];
  readonly schedules: {
    readonly step: ScheduleOf<'base' | 'step' | 'gamma'>;
    readonly exponential: ScheduleOf<'base' | 'gamma'>;
    readonly cosine: ScheduleOf<'base' | 'min' | 'T'>;
    readonly warmup_cosine: ScheduleOf<'base' | 'warmup' | 'T'>;
  };
  readonly clip: {
    readonly grads: readonly Stored[];
    readonly clipped: readonly Stored[];
    readonly max_norm: number;
    readonly total_norm: number;
  };
  readonly dropout: readonly DropoutStatistics[];
  readonly listings: Named<Named<never>>;
}

/** What dropout of `n` elements of value `x` with probability `p` gives, each within four sigma. */
export interface DropoutStatistics {
  readonly p: number;
  readonly x: number;
  readonly n: number;
  readonly expected_zero_fraction: number;
  readonly four_sigma_zero_fraction: number;
  readonly expected_mean: number;
  readonly four_sigma_mean: number;
  readonly expected_var: number;
  readonly kept_value: number;
  readonly eval_value: number;
}

/** A stored tensor as one of the engine's. */
export function restore({ shape, data }: Stored, dtype: DType, requiresGrad = false): Tensor {
  return tensor(Float64Array.from(data), { dtype, shape, requiresGrad });
}

/** The first element that is too far from its reference, in words; undefined if none is. */
export function firstMiss(
  actual: ArrayLike<number>,
  expected: readonly number[],
  { rtol, atol }: Tolerance,
  matters: (reference: number) => boolean = () => true,
): string | undefined {
  if (actual.length !== expected.length) return `${actual.length} for ${expected.length} elements`;
  const place = expected.findIndex(
    (reference, i) =>
      matters(reference) &&
      !(Math.abs(actual[i]! - reference) <= atol + rtol * Math.abs(reference)),
  );
  return place < 0 ? undefined : `[${place}]: ${actual[place]} for ${expected[place]}`;
}
