// Makes element-wise operations from a value and its derivatives, so that the vector-Jacobian product and
// the explanation come from one and the same derivative.
import { chain, chainPair, map, scale, zip, type PairLoop } from '../kernels/elementwise.ts';
import type { Attributes, GradientLabels, Op, Rule, Shapes, Term } from '../op.ts';
import { broadcastIndex } from '../shape.ts';
import { summedBack } from '../tex.ts';

/** A function of one element with its derivative and formulas. */
export interface FunctionOfOne {
  readonly rule?: Rule;
  value(x: number): number;
  /** dy/dx from x and y = value(x); a number where it is constant. */
  readonly derivative: number | ((x: number, y: number) => number);
  tex(x: string, shapes?: Shapes): string;
  gradientTex(labels: { g: string; x: string; y: string }, shapes?: Shapes): string;
}

/** An operation that applies one function to every element. */
export function functionOfOne(definition: FunctionOfOne & { readonly name: string }): Op {
  const { name, derivative, rule = 'function' } = definition;
  return {
    name,
    forward: ([x]) => map(x!, definition.value),
    backward: (upstream, [x], y) =>
      typeof derivative === 'number'
        ? scale(upstream, derivative)
        : chain(upstream, x!, y, derivative),
    tex: ([x], _attributes, shapes) => definition.tex(x!, shapes),
    gradientTex: (_place, { upstream, inputs, output }, _attributes, shapes) =>
      definition.gradientTex({ g: upstream, x: inputs[0]!, y: output }, shapes),
    explain: (index, [x], y) => {
      const local =
        typeof derivative === 'number' ? derivative : derivative(x!.data[index]!, y.data[index]!);
      return { rule, terms: [{ input: 0, index, derivative: local }] };
    },
  };
}

/** An operation with settings: each choice of them is a function of one element. */
export function familyOfFunctions<Settings extends Attributes>(
  name: string,
  member: (settings: Settings) => FunctionOfOne,
): Op<Settings> {
  const of = (settings: Settings) => functionOfOne({ name, ...member(settings) });
  return {
    name,
    forward: (inputs, settings) => of(settings).forward(inputs, settings),
    backward: (upstream, inputs, output, settings, place) =>
      of(settings).backward(upstream, inputs, output, settings, place),
    tex: (inputs, settings, shapes) => of(settings).tex(inputs, settings, shapes),
    gradientTex: (place, labels, settings, shapes) =>
      of(settings).gradientTex(place, labels, settings, shapes),
    explain: (index, inputs, output, settings) =>
      of(settings).explain(index, inputs, output, settings),
  };
}

/** ∂/∂a or ∂/∂b of a function of two numbers; a number where it is constant. */
type Partial = number | ((a: number, b: number) => number);

interface FunctionOfTwo {
  readonly name: string;
  readonly rule: Rule;
  readonly loop: PairLoop;
  readonly partials: readonly [Partial, Partial];
  tex(a: string, b: string, shapes?: Shapes): string;
  readonly gradientTex: readonly [PartialTex, PartialTex];
}

type PartialTex = (
  labels: { g: string; a: string; b: string; y: string },
  shapes?: Shapes,
) => string;

/** An operation that applies one function to every pair of elements, broadcast. */
export function functionOfTwo(definition: FunctionOfTwo): Op {
  const { name, rule, loop, partials } = definition;
  return {
    name,
    forward: ([a, b]) => zip(name, a!, b!, loop),
    backward: (upstream, [a, b], _y, _attributes, place) => {
      const partial = partials[place]!;
      return typeof partial === 'number'
        ? scale(upstream, partial)
        : chainPair(upstream, a!, b!, partial);
    },
    addedTogether: () => 1,
    tex: ([a, b], _attributes, shapes) => definition.tex(a!, b!, shapes),
    gradientTex: (place, labels, _attributes, shapes) => {
      const product = definition.gradientTex[place]!(named(labels), shapes);
      if (shapes === undefined) return product;
      return summedBack(product, labels.upstream, shapes.inputs[place]!, shapes.output);
    },
    explain: (index, inputs, y) => {
      const places = inputs.map((input) => broadcastIndex(index, input.shape, y.shape));
      const [a, b] = inputs.map((input, place) => input.data[places[place]!]!);
      const terms = partials.map((partial, input): Term => ({
        input,
        index: places[input]!,
        derivative: typeof partial === 'number' ? partial : partial(a!, b!),
      }));
      return { rule, terms };
    },
  };
}

function named({ upstream, inputs, output }: GradientLabels) {
  return { g: upstream, a: inputs[0]!, b: inputs[1]!, y: output };
}
