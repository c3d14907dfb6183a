// Uses of the operations that join tensors.
import { concat, stack } from '../../index.ts';
import { joined, type Samplers } from './draw.ts';

export const joining: Samplers = {
  concat: joined((parts, axis) => concat(parts, axis)),
  stack: joined((parts, axis) => stack(parts, axis)),
};
