// Uses of the operations in ../arithmetic.ts.
import { any, one, positive, two, type Samplers } from './draw.ts';

export const arithmetic: Samplers = {
  add: two((a, b) => a.add(b)),
  sub: two((a, b) => a.sub(b)),
  mul: two((a, b) => a.mul(b)),
  div: two((a, b) => a.div(b), any, positive),
  neg: one((x) => x.neg()),
};
