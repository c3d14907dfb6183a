// Uses of the matrix product and its kin.
import { einsum, type Shape } from '../../index.ts';
import { any, type Samplers } from './draw.ts';

export const products: Samplers = {
  matmul: ({ shape, partner, seed }) => {
    const pairs: readonly (readonly [Shape, Shape])[] = [
      [[3], [3]],
      [[4, 3], [3]],
      [[3], [3, 2]],
      [
        [...shape, 4, 3],
        [...partner, 3, 5],
      ],
    ];
    const [left, right] = pairs[seed % pairs.length]!;
    return { inputs: [any(left, seed), any(right, seed + 1)], use: (a, b) => a!.matmul(b!) };
  },
  einsum: ({ shape, seed }) => {
    const equation = equations[seed % equations.length]!;
    const sizeOf = (letter: string) => shape['ijk'.indexOf(letter)] ?? 2;
    const operands = equation.split('->')[0]!.split(',');
    const inputs = operands.map((letters, i) => any([...letters].map(sizeOf), seed + i));
    return { inputs, use: (...tensors) => einsum(equation, ...tensors) };
  },
};

/** Products, diagonals, traces and sums over letters of one operand alone. */
const equations = [
  'ij,jk->ik',
  'kij,kjl->kil',
  'i,i->',
  'i,j',
  'ij->ji',
  'ij->j',
  'ii->i',
  'ii',
  'iij,jk->ki',
  'ij,k->jk',
  'ijk,ij->k',
  ',ij->i',
];
