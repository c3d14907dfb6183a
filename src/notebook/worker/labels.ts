// Short unique labels of the nodes of a trace, plain and in TeX.
// Leaves which names there are to the recorder, symbols of weights to weight-symbol.ts.
import type { WeightName } from '#engine';
import { uprightTex } from './upright-tex.ts';
import { weightTex } from './weight-symbol.ts';

/** A node as far as its label goes. */
export interface Labelled {
  readonly name: string | null;
  /** What a layer calls it. */
  readonly weight: WeightName | null;
  readonly op: string;
  /** The layer in which it was made, if any. */
  readonly layer: string | null;
  /** The number of an unnamed leaf with one element: it stands for itself. */
  readonly constant: number | null;
}

export interface Label {
  readonly label: string;
  readonly tex: string;
}

/**
 * One label for each node: its name, its place among the weights of a layer, its number, or its operation, after the
 * layer that does it; repeated ones are counted.
 */
export function labelsOf(nodes: readonly Labelled[]): Label[] {
  const plain = nodes.map(baseOf);
  const uses = new Map<string, number>();
  for (const base of plain) uses.set(base, (uses.get(base) ?? 0) + 1);
  const seen = new Map<string, number>();
  const taken = new Set(plain.filter((base) => uses.get(base) === 1));
  return nodes.map((node, place) => {
    const base = plain[place] ?? '';
    if (uses.get(base) === 1) return { label: base, tex: texOf(node, null) };
    const [label, count] = counted(base, seen, taken);
    return { label, tex: texOf(node, count) };
  });
}

function counted(
  base: string,
  seen: Map<string, number>,
  taken: Set<string>,
): readonly [string, number] {
  for (;;) {
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    const label = `${base} (${count})`;
    if (taken.has(label)) continue;
    taken.add(label);
    return [label, count];
  }
}

function baseOf({ name, weight, op, layer, constant }: Labelled): string {
  if (name !== null) return name;
  if (weight !== null) return pathOf(weight);
  if (constant !== null) return numberLabel(constant);
  return layer === null ? op : `${layer.slice(0, longest)}/${op}`;
}

/** A weight as text: `lstm1/kernel`; of long names what tells most. */
export function pathOf({ layer, name }: WeightName): string {
  return `${layer.slice(-longest)}/${name.slice(0, longest)}`;
}

/** Characters of each part of a label. */
const longest = 80;

function texOf({ name, weight, op, layer, constant }: Labelled, count: number | null): string {
  const named = name !== null ? nameTex(name) : weight === null ? null : weightTex(weight);
  if (named !== null) return count === null ? named : `{${named}}^{(${count})}`;
  if (constant !== null) return numberTex(constant);
  const indices = [layer === null ? null : uprightTex(layer), count].filter((one) => one !== null);
  return indices.length === 0 ? uprightTex(op) : `${uprightTex(op)}_{${indices.join(',')}}`;
}

/**
 * A name as TeX: `W1` → W_{1}, `x` → x, `alpha` → \alpha, longer names upright.
 */
export function nameTex(name: string): string {
  const [, letters = '', digits = ''] = /^(\p{L}+?)_?(\d*)$/u.exec(name) ?? [];
  const stem = greek.has(letters) ? `\\${letters}` : /^[A-Za-z]$/.test(letters) ? letters : '';
  if (stem !== '') return digits === '' ? stem : `${stem}_{${digits}}`;
  return uprightTex(name);
}

function numberLabel(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);
}

function numberTex(value: number): string {
  if (Number.isNaN(value)) return '\\mathrm{NaN}';
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  const [mantissa = '', exponent] = numberLabel(value).split('e');
  return exponent === undefined ? mantissa : `${mantissa}\\cdot10^{${Number(exponent)}}`;
}

const greek = new Set(
  `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon
   phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega`.split(/\s+/),
);
