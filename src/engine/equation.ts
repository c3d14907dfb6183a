// Reads the equations of einsum, such as ij,jk->ik: a letter for each axis of the operands and of the result.
// Leaves the sums of products to ops/einsum.ts.
import { refuse } from './errors.ts';
import type { EinsumSettings } from './ops/einsum.ts';
import { formatShape, type Shape } from './shape.ts';

/**
 * The letters of an equation. Without an arrow the result has every letter that stands once, in alphabetical order.
 *
 * @throws EngineError `equation-unreadable`, `equation-operands`, `equation-axes`, `equation-sizes`,
 *   `equation-result`
 */
export function readEquation(
  op: string,
  equation: string,
  shapes: readonly Shape[],
): EinsumSettings {
  const parts = /^([a-z]*(?:,[a-z]*)*)(?:->([a-z]*))?$/i.exec(String(equation).replaceAll(' ', ''));
  if (parts === null) throw refuse('equation-unreadable', { op, equation: String(equation) });
  const operands = parts[1]!.split(',');
  const output = parts[2] ?? lettersOnce(operands);
  checkOperands(op, equation, operands, shapes);
  checkSizes(op, equation, operands, shapes);
  const all = operands.join('');
  const wrong = [...output].find((c, i) => !all.includes(c) || output.indexOf(c) !== i);
  if (wrong !== undefined) throw refuse('equation-result', { op, equation, letter: wrong });
  return { operands, output };
}

/** One step of a contraction: the first two operands and what they leave for the others. */
export function firstPair({ operands, output }: EinsumSettings): EinsumSettings {
  const [a = '', b = '', ...others] = operands;
  if (others.length === 0) return { operands, output };
  const needed = others.join('') + output;
  const kept = [...new Set(a + b)].filter((letter) => needed.includes(letter));
  return { operands: [a, b], output: kept.join('') };
}

function lettersOnce(operands: readonly string[]): string {
  const all = [...operands.join('')];
  return all
    .filter((letter) => all.indexOf(letter) === all.lastIndexOf(letter))
    .sort()
    .join('');
}

function checkOperands(
  op: string,
  equation: string,
  operands: readonly string[],
  shapes: readonly Shape[],
): void {
  if (operands.length !== shapes.length) {
    const counts = { named: operands.length, given: shapes.length };
    throw refuse('equation-operands', { op, equation, ...counts });
  }
  const wrong = operands.findIndex((letters, i) => letters.length !== shapes[i]!.length);
  if (wrong < 0) return;
  const shape = formatShape(shapes[wrong]!);
  throw refuse('equation-axes', { op, equation, letters: operands[wrong]!, shape });
}

/** A letter has one size, wherever it stands. */
function checkSizes(
  op: string,
  equation: string,
  operands: readonly string[],
  shapes: readonly Shape[],
): void {
  const sizes = new Map<string, number>();
  operands.forEach((letters, i) => {
    [...letters].forEach((letter, axis) => {
      const right = shapes[i]![axis]!;
      const left = sizes.get(letter) ?? right;
      if (left !== right) throw refuse('equation-sizes', { op, equation, letter, left, right });
      sizes.set(letter, right);
    });
  });
}
