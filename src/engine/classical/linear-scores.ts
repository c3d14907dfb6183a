// One score for each row and output: x W + b. What linear classifiers have in common.
import type { Tensor } from '../tensor.ts';
import { largest } from './classes.ts';
import { handOut, type Matrix } from './matrix.ts';

/** W [features, outputs] and b [outputs], one after the other. One output stands for two classes. */
export interface LinearScores {
  readonly features: number;
  readonly outputs: number;
  /** W row by row, then b. */
  readonly numbers: Float64Array;
  readonly names: readonly number[];
  readonly dtype: Matrix['dtype'];
}

/** x W + b, row by row: [rows × outputs]. */
export function scores({ features, outputs, numbers }: LinearScores, x: Matrix): Float64Array {
  const result = new Float64Array(x.rows * outputs);
  for (let row = 0; row < x.rows; row++) {
    for (let output = 0; output < outputs; output++) {
      result[row * outputs + output] = numbers[features * outputs + output]!;
    }
    for (let column = 0; column < features; column++) {
      const value = x.data[row * features + column]!;
      if (value === 0) continue;
      for (let output = 0; output < outputs; output++) {
        result[row * outputs + output]! += value * numbers[column * outputs + output]!;
      }
    }
  }
  return result;
}

/** For each row the class with the highest score; of two classes the second where the one score is above 0. */
export function winners({ outputs, names }: LinearScores, found: Float64Array): number[] {
  return Array.from({ length: found.length / outputs }, (_, row) => {
    if (outputs === 1) return names[found[row]! > 0 ? 1 : 0]!;
    return names[largest(found, row * outputs, (row + 1) * outputs)]!;
  });
}

/** W as a tensor, [features, outputs]. */
export function weightsOf({ features, outputs, numbers, dtype }: LinearScores): Tensor {
  return handOut(numbers.subarray(0, features * outputs), [features, outputs], dtype);
}

/** b as a tensor, [outputs]. */
export function biasOf({ features, outputs, numbers, dtype }: LinearScores): Tensor {
  return handOut(numbers.subarray(features * outputs), [outputs], dtype);
}
