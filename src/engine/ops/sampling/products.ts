// Uses of the matrix product and its kin.
import { einsum, type Shape } from '../../index.ts';
import { any, type Samplers } from './draw.ts';

export const products: Samplers = {
  matmul: ({ shape, partner, seed }) => {
    // 4 and 5 fill the tiles that the product is cut into, 0 and 1 do not
    const [m, k, n] = [1, 7, 31].map((place) => [3, 4, 1, 5, 2, 0][Math.floor(seed / place) % 6]!);
    const pairs: readonly (readonly [Shape, Shape])[] = [
      [[k!], [k!]],
      [[m!, k!], [k!]],
      [[k!], [k!, n!]],
      [
        [m!, k!],
        [k!, n!],
      ],
      [
        [...shape.slice(-2), m!, k!],
        [...partner.slice(-2), k!, n!],
      ],
    ];
    const [left, right] = pairs[Math.floor(seed / 3) % pairs.length]!;
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
