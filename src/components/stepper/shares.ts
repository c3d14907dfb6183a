// What each input receives, as short text: ∂L/∂h · (1 − h²). The same in both languages.
// TeX comes from the engine through the trace; this is for sentences, tables and screen readers.
import { rootSymbol } from '../../notebook/trace.ts';
import { formatConstant, sizeOf } from './numbers.ts';
import { edgeAt, nodeAt, type TraceIndex } from './trace-index.ts';

interface Names {
  /** ∂L/∂output. */
  readonly g: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** How many input elements make one output element. */
  readonly count: number;
}

type Share = (names: Names, place: number) => string;

const passed: Share = ({ g }) => g;
const other = ({ inputs }: Names, place: number) => inputs[1 - place] ?? '';
const first = ({ inputs }: Names) => inputs[0] ?? '';

const shares: Readonly<Record<string, Share>> = {
  add: passed,
  sub: ({ g }, place) => (place === 0 ? g : `−${g}`),
  mul: (names, place) => `${names.g} · ${other(names, place)}`,
  div: (names, place) =>
    place === 0
      ? `${names.g} / ${other(names, 0)}`
      : `−${names.g} · ${names.output} / ${names.inputs[1] ?? ''}`,
  neg: ({ g }) => `−${g}`,
  exp: ({ g, output }) => `${g} · ${output}`,
  log: (names) => `${names.g} / ${first(names)}`,
  sqrt: ({ g, output }) => `${g} / (2 ${output})`,
  square: (names) => `${names.g} · 2 ${first(names)}`,
  sigmoid: ({ g, output }) => `${g} · ${output} (1 − ${output})`,
  tanh: ({ g, output }) => `${g} · (1 − ${output}²)`,
  relu: (names) => `${names.g} · [${first(names)} > 0]`,
  reciprocal: ({ g, output }) => `−${g} · ${output}²`,
  sin: (names) => `${names.g} · cos ${first(names)}`,
  cos: (names) => `−${names.g} · sin ${first(names)}`,
  abs: (names) => `${names.g} · sgn ${first(names)}`,
  sum: passed,
  mean: ({ g, count }) => `${g} / ${count}`,
  relu6: (names) => `${names.g} · [0 < ${first(names)} < 6]`,
  softsign: (names) => `${names.g} / (1 + |${first(names)}|)²`,
  logSigmoid: (names) => `${names.g} · (1 − σ(${first(names)}))`,
  silu: (names) => {
    const gate = `σ(${first(names)})`;
    return `${names.g} · ${gate} (1 + ${first(names)} (1 − ${gate}))`;
  },
  softplus: (names) => `${names.g} · σ(${first(names)})`,
  matmul: (names, place) =>
    place === 0 ? `${names.g} · ${other(names, 0)}ᵀ` : `${first(names)}ᵀ · ${names.g}`,
};

/** Operations that stretch their inputs to a common shape. */
const elementwise: ReadonlySet<string> = new Set(
  'add sub mul div pow maximum minimum where prelu binaryCrossEntropy binaryCrossEntropyWithLogits'.split(
    ' ',
  ),
);

/** The share of an edge's input; null for operations that have no short form. */
export function shareOf(index: TraceIndex, edge: number): string | null {
  const place = index.to[edge] ?? 0;
  const output = nodeAt(index, place);
  const share = Object.hasOwn(shares, output.op) ? shares[output.op] : undefined;
  if (share === undefined) return null;
  const source = nodeAt(index, index.from[edge] ?? 0);
  const count = sizeOf(source.shape) / sizeOf(output.shape);
  const inputs = (index.inputs[place] ?? []).map((input) =>
    writtenName(index, index.from[input] ?? 0),
  );
  const names = {
    g: derivativeName(index, place),
    inputs,
    output: writtenName(index, place),
    count,
  };
  const text = share(names, edgeAt(index, edge).input);
  return isSpread(index, edge) ? `Σ ${text}` : text;
}

/** Whether an element-wise operation repeated this input to fill its output: then its shares are added up. */
export function isSpread(index: TraceIndex, edge: number): boolean {
  const from = nodeAt(index, index.from[edge] ?? 0);
  const to = nodeAt(index, index.to[edge] ?? 0);
  return elementwise.has(to.op) && sizeOf(from.shape) < sizeOf(to.shape);
}

/** ∂L/∂h; the root is called as in the trace's TeX. */
export function derivativeName(index: TraceIndex, place: number): string {
  const root = rootSymbol(nodeAt(index, index.root).name).text;
  return `∂${root}/∂${writtenName(index, place)}`;
}

/** A node's label as part of a formula: constants as numbers, counters as small digits. */
function writtenName(index: TraceIndex, place: number): string {
  const { label, name, role, value } = nodeAt(index, place);
  if (role === 'data' && name === null && value.length === 1) {
    return formatConstant(value[0] ?? NaN);
  }
  const counted = /^(.*) \((\d+)\)$/.exec(label);
  if (!counted) return /\s/.test(label) ? `(${label})` : label;
  const [, base = '', count = ''] = counted;
  return base + (name === null ? small(count, '₀₁₂₃₄₅₆₇₈₉') : `⁽${small(count, '⁰¹²³⁴⁵⁶⁷⁸⁹')}⁾`);
}

function small(digits: string, alphabet: string): string {
  return Array.from(digits, (digit) => alphabet[Number(digit)] ?? digit).join('');
}
