// One time step of each recurrent cell, from its two sums a = W_x·x + b_x and b = W_h·h + b_h; the gates lie one
// after another along the last axis. Leaves the sums to cells.ts and to the layers, which lay their weights out
// differently.
import type { Tensor } from '../tensor.ts';

/** What an LSTM hands on from step to step. */
export interface LstmState {
  /** h: what the step puts out. */
  readonly hidden: Tensor;
  /** c: what it keeps to itself. */
  readonly cell: Tensor;
}

/** The functions of a step: `squash` bends new content, `gate` opens and closes. */
export interface Bends {
  readonly squash: (x: Tensor) => Tensor;
  readonly gate: (x: Tensor) => Tensor;
}

/** tanh for content and σ for gates, as the cells were published. */
export const published: Bends = { squash: (x) => x.tanh(), gate: (x) => x.sigmoid() };

/** h′ = tanh(a + b) */
export function rnnStep(a: Tensor, b: Tensor, { squash }: Bends = published): Tensor {
  return squash(a.add(b));
}

/** i, f, g, o = a + b; c′ = σ(f) ⊙ c + σ(i) ⊙ tanh(g); h′ = σ(o) ⊙ tanh(c′) */
export function lstmStep(a: Tensor, b: Tensor, c: Tensor, bends: Bends = published): LstmState {
  const { squash, gate } = bends;
  const [i, f, g, o] = gatesOf(a.add(b), 4);
  const cell = gate(f!)
    .mul(c)
    .add(gate(i!).mul(squash(g!)));
  return { hidden: gate(o!).mul(squash(cell)), cell };
}

/** r = σ(a_r + b_r); z = σ(a_z + b_z); n = tanh(a_n + r ⊙ b_n); h′ = (1 − z) ⊙ n + z ⊙ h */
export function gruStep(a: Tensor, b: Tensor, h: Tensor, bends: Bends = published): Tensor {
  const { squash, gate } = bends;
  const [aReset, aUpdate, aNew] = gatesOf(a, 3);
  const [bReset, bUpdate, bNew] = gatesOf(b, 3);
  const reset = gate(aReset!.add(bReset!));
  const update = gate(aUpdate!.add(bUpdate!));
  const candidate = squash(aNew!.add(reset.mul(bNew!)));
  return candidate.add(update.mul(h.sub(candidate)));
}

/** The last axis in `count` equal parts. */
function gatesOf(sums: Tensor, count: number): readonly Tensor[] {
  const whole = sums.shape.slice(1).map(() => null);
  const size = sums.shape.at(-1)! / count;
  return Array.from({ length: count }, (_, gate) =>
    sums.slice(...whole, [gate * size, (gate + 1) * size]),
  );
}
