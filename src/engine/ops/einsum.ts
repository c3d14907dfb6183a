// einsum: sums of products over axes that carry letters, of one operand or two.
// Leaves reading equations, and more than two operands, to ../equation.ts and ../functions.ts.
import { addProducts, type Factor } from '../kernels/contract.ts';
import { allocate, type NDArray } from '../ndarray.ts';
import type { Op, Term } from '../op.ts';
import { sizeOf, stridesOf, unravel, type Shape } from '../shape.ts';

/** A letter for each axis: of every operand, and of the result. */
export type EinsumSettings = { readonly operands: readonly string[]; readonly output: string };

/**
 * y = Σ a·b over the letters that the result does not have; a letter twice in one operand runs along its diagonal.
 * Each gradient is a sum of products of the same kind, of the upstream gradient and the other operand.
 */
export const einsum: Op<EinsumSettings> = {
  name: 'einsum',
  forward: (inputs, { operands, output }) => {
    const { letters, sizes } = lettersOf(output, operands, inputs);
    const y = allocate(shapeOf(output, letters, sizes), inputs[0]!.dtype);
    const [a, b] = operands.map((axes, i) => factorOf(inputs[i]!, axes, letters));
    const sums = new Float64Array(y.size);
    addProducts(sums, stridesAlong(letters, output, y.shape), a!, b ?? one(letters), sizes);
    y.data.set(sums);
    return y;
  },
  backward: (upstream, inputs, _y, { operands, output }, place) => {
    const own = operands[place]!;
    const { letters, sizes } = lettersOf(own + output, operands, inputs);
    const gradient = allocate(inputs[place]!.shape, upstream.dtype);
    const to = stridesAlong(letters, own, gradient.shape);
    const g = factorOf(upstream, output, letters);
    const other = operands[1 - place];
    const b = other === undefined ? one(letters) : factorOf(inputs[1 - place]!, other, letters);
    const sums = new Float64Array(gradient.size);
    addProducts(sums, to, g, b, sizes);
    gradient.data.set(sums);
    return gradient;
  },
  tex: (inputs, { operands, output }) =>
    sumTex(
      operands.map((axes, i) => ({ label: inputs[i]!, axes })),
      output,
    ),
  gradientTex: (place, { upstream, inputs }, { operands, output }) => {
    const others = operands.map((axes, i) => ({ label: inputs[i]!, axes })).toSpliced(place, 1);
    return sumTex([{ label: upstream, axes: output }, ...others], operands[place]!);
  },
  explain: (index, inputs, y, { operands, output }) => {
    const { letters, sizes } = lettersOf(output, operands, inputs);
    const fixed = unravel(index, y.shape);
    const free = sizes.slice(fixed.length);
    const strides = operands.map((axes, i) => stridesAlong(letters, axes, inputs[i]!.shape));
    const terms: Term[] = [];
    for (let step = 0; step < sizeOf(free); step++) {
      const at = [...fixed, ...unravel(step, free)];
      const places = strides.map((list) => list.reduce((sum, s, i) => sum + s * at[i]!, 0));
      places.forEach((flat, input) => {
        const other = inputs[1 - input];
        const derivative = other === undefined ? 1 : other.data[places[1 - input]!]!;
        terms.push({ input, index: flat, derivative });
      });
    }
    if (operands.length === 2) return { rule: 'sum-of-products', terms };
    return { rule: free.length === 0 ? 'copy' : 'sum', terms };
  },
};

/** All letters, those of `first` in front, with their sizes. */
function lettersOf(first: string, operands: readonly string[], inputs: readonly NDArray[]) {
  const letters = [...new Set(first + operands.join(''))];
  const sizeOfLetter = (letter: string) => {
    const operand = operands.findIndex((axes) => axes.includes(letter));
    return inputs[operand]!.shape[operands[operand]!.indexOf(letter)]!;
  };
  return { letters, sizes: letters.map(sizeOfLetter) };
}

function shapeOf(axes: string, letters: readonly string[], sizes: readonly number[]): Shape {
  return [...axes].map((letter) => sizes[letters.indexOf(letter)]!);
}

/** How far one step of each letter moves; a diagonal moves along both its axes at once. */
function stridesAlong(letters: readonly string[], axes: string, shape: Shape): number[] {
  const strides = stridesOf(shape);
  return letters.map((letter) =>
    strides.reduce((sum, stride, axis) => sum + (axes[axis] === letter ? stride : 0), 0),
  );
}

function factorOf(array: NDArray, axes: string, letters: readonly string[]): Factor {
  return { data: array.data, strides: stridesAlong(letters, axes, array.shape) };
}

/** The second factor where there is none. */
function one(letters: readonly string[]): Factor {
  return { data: Float64Array.of(1), strides: letters.map(() => 0) };
}

function sumTex(factors: readonly { label: string; axes: string }[], output: string): string {
  const summed = [...new Set(factors.flatMap(({ axes }) => [...axes]))].filter(
    (letter) => !output.includes(letter),
  );
  const product = factors.map(({ label, axes }) => (axes === '' ? label : `{${label}}_{${axes}}`));
  return `${summed.length === 0 ? '' : `\\sum_{${summed.join(',')}} `}${product.join('\\,')}`;
}
