// Replays one reference case with the engine and says what does not agree. Also runs in browsers.
import type { DType, Tensor } from '#engine';
import { compositions } from './compositions.ts';
import { images } from './images.ts';
import { layers } from './layers.ts';
import { normalisation } from './normalisation.ts';
import { firstMiss, restore, type Case, type Tolerance } from './values.ts';

const rows = { ...compositions, ...layers, ...images, ...normalisation };

const float32: Tolerance = { rtol: 1e-4, atol: 1e-5 };
const isSmall = (reference: number) => Math.abs(reference) < 1000;

/**
 * What differs in the outputs, then in the gradients of Σ output · grad_out; nothing where all agrees: in float64
 * at the case's tolerance, in float32 at one for all.
 */
export function missesOf(reference: Case, dtype: DType): string[] {
  const { attrs, inputs, outputs, grad_out: seeds = {}, grads = {} } = reference;
  const differs = (name: string, mine: ArrayLike<number>, expected: readonly number[]) => {
    const miss =
      dtype === 'float64'
        ? firstMiss(mine, expected, reference.tol)
        : firstMiss(mine, expected, float32, isSmall);
    return miss === undefined ? [] : [`${name} ${miss}`];
  };
  const tensors = mapValues(inputs, (value, name) => restore(value, dtype, name in grads));
  const made = outputsOf(reference.op, tensors, attrs);
  const values = Object.entries(outputs).flatMap(([name, { data, shape }]) => [
    ...(String(made[name]!.shape) === String(shape) ? [] : [`${name} has [${made[name]!.shape}]`]),
    ...differs(name, made[name]!.data, data),
  ]);
  for (const [name, seed] of Object.entries(seeds)) made[name]!.backward(restore(seed, dtype));
  const slopes = Object.entries(grads).flatMap(([name, { data }]) =>
    differs(`∂/∂${name}`, tensors[name]!.grad!.data, data),
  );
  return [...values, ...slopes];
}

function outputsOf(
  op: string,
  tensors: Readonly<Record<string, Tensor>>,
  attrs: Case['attrs'],
): Readonly<Record<string, Tensor>> {
  const compose = rows[op];
  if (compose === undefined) throw new Error(`compositions: no row for ${op}: say how it is made`);
  const result = compose(tensors, attrs);
  return 'data' in result ? { y: result as Tensor } : result;
}

function mapValues<Value, Result>(
  values: Readonly<Record<string, Value>>,
  change: (value: Value, name: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, change(value, name)]),
  );
}
