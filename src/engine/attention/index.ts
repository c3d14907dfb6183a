// Attention with parameters given as tensors, its masks, heads and positions.
export { additiveAttention } from './additive.ts';
export type { AdditiveOptions, AdditiveWeights } from './additive.ts';
export { joinHeads, splitHeads } from './heads.ts';
export { causalMask, paddingMask } from './masks.ts';
export { sinusoidalPositions } from './positions.ts';
export { scaledDotProductAttention } from './scaled-dot-product.ts';
export type { AttentionOptions, AttentionResult } from './scaled-dot-product.ts';
