// What all optimisers share: their parameters, the learning rate, the step and its state.
// Leaves each rule to its own file.
import { refuse } from '../errors.ts';
import { describe, storage, type Data } from '../ndarray.ts';
import { changeInPlace, type Change } from '../tape.ts';
import { Tensor } from '../tensor.ts';
import { checkFromZero } from './numbers.ts';
import type { Schedule } from './schedules.ts';

/** Changes the parameters it was made for. */
export interface Optimizer {
  /** The rule: `'sgd'`, `'adam'` … */
  readonly name: string;
  /** What it changes, each tensor once. */
  readonly parameters: readonly Tensor[];
  /**
   * η of the next step. A number may be set at any time; it takes the place of a schedule.
   *
   * @throws EngineError `bad-option` unless it is a number from 0 up
   */
  learningRate: number;
  /** Forgets all gradients: `grad` becomes null. */
  zeroGrad(): void;
  /**
   * Changes every parameter that has a gradient, in place.
   *
   * @throws EngineError `no-gradients` if none has one
   */
  step(): void;
  /** A copy of everything it remembers between steps: an optimiser that gets it with `restore` goes on alike. */
  state(): OptimizerState;
  /**
   * Goes on from a state that `state()` gave, for parameters of the same sizes.
   *
   * @throws EngineError `state-does-not-fit`
   */
  restore(state: OptimizerState): void;
}

/** What an optimiser remembers, as plain data. */
export interface OptimizerState {
  readonly name: string;
  readonly steps: number;
  /** Null while it follows a schedule. */
  readonly learningRate: number | null;
  /** One for each parameter, in their order; null for one that never had a gradient. */
  readonly memories: readonly (Memory | null)[];
}

/** What an optimiser remembers of one parameter. */
export interface Memory {
  /** Steps taken with it, the running one included. */
  steps: number;
  /** Running means, velocities … by name, each with a number for every element of the parameter; 0 at first. */
  readonly arrays: Readonly<Record<string, Data>>;
}

/** One rule. */
export interface UpdateRule<Name extends string> {
  readonly name: string;
  /** In TeX, one line for each assignment, the last one to w; the numbers of the options stay symbols. */
  tex(w: string, g: string): readonly string[];
  readonly learningRate: number | Schedule;
  /** What it remembers of each element. */
  readonly remembers: readonly Name[];
  /** Changes the elements `w`, given their gradients `g` and η. */
  update(
    w: Data,
    g: Data,
    rate: number,
    memory: Memory & { readonly arrays: Readonly<Record<Name, Data>> },
  ): void;
}

/**
 * An optimiser that follows a rule.
 *
 * @throws EngineError `no-parameters`, `not-a-parameter`, `bad-option`
 */
export function optimizer<Name extends string>(
  parameters: readonly Tensor[],
  rule: UpdateRule<Name>,
): Optimizer {
  checkParameters(rule.name, parameters);
  return new RuleFollower(parameters, rule);
}

class RuleFollower<Name extends string> implements Optimizer {
  readonly name: string;
  readonly parameters: readonly Tensor[];
  readonly #rule: UpdateRule<Name>;
  readonly #change: Change;
  #rate: number | Schedule;
  #steps = 0;
  #memories = new Map<Tensor, Memory & { readonly arrays: Readonly<Record<Name, Data>> }>();

  constructor(parameters: readonly Tensor[], rule: UpdateRule<Name>) {
    this.name = rule.name;
    this.parameters = [...new Set(parameters)];
    this.#rule = rule;
    this.#change = { rule: rule.name, tex: (w, g) => aligned(rule.tex(w, g)) };
    this.#rate = rule.learningRate;
    checkFromZero(this.name, { learningRate: this.learningRate });
  }

  get learningRate(): number {
    return typeof this.#rate === 'function' ? this.#rate(this.#steps) : this.#rate;
  }

  set learningRate(rate: number) {
    checkFromZero(this.name, { learningRate: rate });
    this.#rate = rate;
  }

  zeroGrad(): void {
    for (const parameter of this.parameters) parameter.grad = null;
  }

  step(): void {
    const ready = this.parameters.filter((parameter) => parameter.grad !== null);
    if (ready.length === 0) throw refuse('no-gradients', { op: this.name });
    const rate = this.learningRate;
    checkFromZero(this.name, { learningRate: rate });
    for (const parameter of ready) {
      const memory = this.#memoryOf(parameter);
      memory.steps += 1;
      changeInPlace(parameter, this.#change, () => {
        this.#rule.update(parameter.data, parameter.grad!.data, rate, memory);
      });
    }
    this.#steps += 1;
  }

  state(): OptimizerState {
    const memories = this.parameters.map((parameter) => {
      const memory = this.#memories.get(parameter);
      if (memory === undefined) return null;
      return { steps: memory.steps, arrays: copied(memory.arrays) };
    });
    const learningRate = typeof this.#rate === 'number' ? this.#rate : null;
    return { name: this.name, steps: this.#steps, learningRate, memories };
  }

  restore({ name, steps, learningRate, memories }: OptimizerState): void {
    const fits =
      name === this.name &&
      memories.length === this.parameters.length &&
      memories.every((memory, place) => this.#fits(memory, this.parameters[place]!));
    if (!fits) {
      const count = this.parameters.length;
      throw refuse('state-does-not-fit', { op: this.name, name: describe(name), count });
    }
    this.#steps = steps;
    if (learningRate !== null) this.learningRate = learningRate;
    this.#memories.clear();
    this.parameters.forEach((parameter, place) => {
      const memory = memories[place];
      if (memory === null || memory === undefined) return;
      const own = this.#memoryOf(parameter);
      own.steps = memory.steps;
      for (const kept of this.#rule.remembers) own.arrays[kept].set(memory.arrays[kept]!);
    });
  }

  #fits(memory: Memory | null, { size }: Tensor): boolean {
    return (
      memory === null || this.#rule.remembers.every((name) => memory.arrays[name]?.length === size)
    );
  }

  #memoryOf(parameter: Tensor) {
    let memory = this.#memories.get(parameter);
    if (memory === undefined) {
      const entries = this.#rule.remembers.map((name) => [
        name,
        storage(parameter.size, parameter.dtype),
      ]);
      // fromEntries forgets which names there are
      const arrays = Object.fromEntries(entries) as Record<Name, Data>;
      memory = { steps: 0, arrays };
      this.#memories.set(parameter, memory);
    }
    return memory;
  }
}

function copied(arrays: Readonly<Record<string, Data>>): Record<string, Data> {
  return Object.fromEntries(Object.entries(arrays).map(([name, data]) => [name, data.slice()]));
}

/** Assignments below each other, at their arrows. */
function aligned(lines: readonly string[]): string {
  if (lines.length === 1) return lines[0]!;
  const rows = lines.map((line) => line.replace('\\leftarrow', '&\\leftarrow'));
  return `\\begin{aligned} ${rows.join(' \\\\ ')} \\end{aligned}`;
}

/** The gradient with the decay λ·w of the weights added, if there is one. */
export function slopeTex(w: string, g: string, weightDecay: number): string {
  return weightDecay === 0 ? g : `\\left(${g} + \\lambda\\,${w}\\right)`;
}

/** The square of that, element by element. */
export function squareTex(slope: string): string {
  return slope.startsWith('\\left(') ? `${slope}^2` : `\\left(${slope}\\right)^2`;
}

/** A mean that decays towards 0 would get stuck at subnormal numbers, which are slow to compute with. */
export function settled(value: number): number {
  return value < 1e-36 && value > -1e-36 ? 0 : value;
}

/** @throws EngineError `no-parameters`, `not-a-parameter` */
export function checkParameters(op: string, parameters: readonly Tensor[]): void {
  if (!Array.isArray(parameters) || parameters.length === 0) throw refuse('no-parameters', { op });
  parameters.forEach((parameter: unknown, position) => {
    const fits =
      parameter instanceof Tensor && parameter.requiresGrad && parameter.origin.op === null;
    if (fits) return;
    const remedy = 'tensor(…, { requiresGrad: true })';
    throw refuse('not-a-parameter', { op, position, remedy });
  });
}
