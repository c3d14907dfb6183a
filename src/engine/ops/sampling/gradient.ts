// The gradient check of one operation as a property of random draws: what the tests of operations assert, and
// the judge of their mutants. Test support: no product code imports this folder.
import { property, type IPropertyWithHooks } from 'fast-check';
import { gradcheck, originOf, type Op, type Tensor } from '../../index.ts';
import { filled } from '../../ndarray.ts';
import { apply } from '../../tensor.ts';
import { any } from './draw.ts';
import { draws } from './draws.ts';
import { samplerOf, type Draw } from './index.ts';

/** How many draws, and which: the same in every run. */
export const runs = { seed: 7, numRuns: 40 } as const;

/** On every draw the operation's gradients agree with central differences; throws where they do not. */
export function gradientAgrees(op: Op): IPropertyWithHooks<[Draw]> {
  return property(draws, (draw) => checkGradient(op, draw));
}

function checkGradient(op: Op, draw: Draw): void {
  const { inputs, use } = samplerOf(op.name)(draw);
  const output = use(...inputs);
  const used = originOf(output).op?.name;
  if (used !== op.name) throw new Error(`samplers: the row of ${op.name} ends in ${used}`);
  const weights = any(output.shape, draw.seed + 9).detach();
  const named = Object.fromEntries(inputs.map((input, place) => [`input ${place}`, input]));
  const loss = (y: Tensor) => apply(weightedSum, [y, weights]);
  const { verdict, rows } = gradcheck(() => loss(use(...inputs)), named);
  if (verdict === 'agree') return;
  const worst = rows.reduce((one, other) => (other.error > one.error ? other : one));
  throw new Error(`${op.name}: ${verdict}: ${JSON.stringify(worst)}`);
}

/** Σ wᵢyᵢ, so that every element counts differently; made of no operation that is checked with it. */
const weightedSum: Op = {
  name: 'weightedSum',
  forward: ([y, weights]) => {
    let sum = 0;
    y!.data.forEach((value, i) => (sum += value * weights!.data[i]!));
    return filled([], sum, y!.dtype);
  },
  backward: (upstream, [y, weights]) => {
    const gradient = filled(y!.shape, upstream.data[0]!, y!.dtype);
    weights!.data.forEach((weight, i) => (gradient.data[i]! *= weight));
    return gradient;
  },
  tex: ([y, weights]) => `\\sum ${weights} \\odot ${y}`,
  gradientTex: (_place, { upstream, inputs }) => `${upstream}\\,${inputs[1]}`,
  explain: (_index, [y, weights]) => {
    const derivatives = Array.from(weights!.data.subarray(0, y!.size));
    return {
      rule: 'sum',
      terms: derivatives.map((derivative, index) => ({ input: 0, index, derivative })),
    };
  },
};
