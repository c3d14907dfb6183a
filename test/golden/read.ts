// The reference values: made with PyTorch and NumPy in float64, checked there by independent means.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Golden } from './values.ts';

const own = fileURLToPath(new URL('./golden.json', import.meta.url));

/** The file named by GOLDEN, else the project's copy. */
export const golden = JSON.parse(readFileSync(process.env['GOLDEN'] ?? own, 'utf8')) as Golden;
