// Short unique labels of the nodes of a trace, plain and in TeX.
// Leaves which names there are to the recorder.

/** A node as far as its label goes. */
export interface Labelled {
  readonly name: string | null;
  readonly op: string;
  /** The number of an unnamed leaf with one element: it stands for itself. */
  readonly constant: number | null;
}

export interface Label {
  readonly label: string;
  readonly tex: string;
}

/** One label for each node: its name, its number, or its operation; repeated ones are counted. */
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

function baseOf({ name, op, constant }: Labelled): string {
  if (name !== null) return name;
  return constant === null ? op : numberLabel(constant);
}

function texOf({ name, op, constant }: Labelled, count: number | null): string {
  if (name !== null) return count === null ? nameTex(name) : `{${nameTex(name)}}^{(${count})}`;
  if (constant !== null) return numberTex(constant);
  const upright = `\\mathrm{${escapeTex(op)}}`;
  return count === null ? upright : `${upright}_{${count}}`;
}

/**
 * A name as TeX: `W1` → W_{1}, `x` → x, `alpha` → \alpha, longer names upright.
 */
export function nameTex(name: string): string {
  const [, letters = '', digits = ''] = /^(\p{L}+?)_?(\d*)$/u.exec(name) ?? [];
  const stem = greek.has(letters) ? `\\${letters}` : /^[A-Za-z]$/.test(letters) ? letters : '';
  if (stem !== '') return digits === '' ? stem : `${stem}_{${digits}}`;
  if (/^[\x20-\x7e]*$/.test(name)) return `\\mathrm{${escapeTex(name)}}`;
  return `\\text{${escapeTex(name)}}`;
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

function escapeTex(text: string): string {
  return text.replace(/[\\{}$&#^_%~]/g, (sign) => (/[\\^~]/.test(sign) ? '' : `\\${sign}`));
}

const greek = new Set(
  `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon
   phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega`.split(/\s+/),
);
