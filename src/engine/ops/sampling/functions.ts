// Uses of the functions of a number.
import { between, one, positive, two, type Samplers } from './draw.ts';

export const functions: Samplers = {
  pow: two((a, b) => a.pow(b), positive, between(-2, 3)),
  square: one((x) => x.square()),
  sqrt: one((x) => x.sqrt(), positive),
  exp: one((x) => x.exp()),
  log: one((x) => x.log(), positive),
  reciprocal: one((x) => x.reciprocal(), positive),
  sin: one((x) => x.sin()),
  cos: one((x) => x.cos()),
  abs: one((x) => x.abs()),
  sign: one((x) => x.sign()),
  floor: one((x) => x.floor()),
};
