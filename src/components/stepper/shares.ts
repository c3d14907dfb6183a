// What each input receives, as short text: ∂L/∂h · (1 − h²). The same in both languages.
// TeX comes from the engine through the trace; this is for sentences, tables and screen readers.
import { formatConstant } from './numbers.ts';
import { edgeAt, nodeAt, type TraceIndex } from './trace-index.ts';

interface Names {
  /** ∂L/∂output. */
  readonly g: string;
  readonly inputs: readonly string[];
  readonly output: string;
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
  softplus: (names) => `${names.g} · σ(${first(names)})`,
  matmul: (names, place) =>
    place === 0 ? `${names.g} · ${other(names, 0)}ᵀ` : `${first(names)}ᵀ · ${names.g}`,
};

/** The share of an edge's input; null for operations that have no short form. */
export function shareOf(index: TraceIndex, edge: number): string | null {
  const place = index.to[edge] ?? 0;
  const output = nodeAt(index, place);
  const share = shares[output.op];
  if (share === undefined) return null;
  const inputs = (index.inputs[place] ?? []).map((input) =>
    writtenName(index, index.from[input] ?? 0),
  );
  const names = { g: derivativeName(index, place), inputs, output: writtenName(index, place) };
  return share(names, edgeAt(index, edge).input);
}

/** ∂L/∂h */
export function derivativeName(index: TraceIndex, place: number): string {
  return `∂${index.loss}/∂${writtenName(index, place)}`;
}

/** A node's label as part of a formula: constants as numbers, labels of several words in brackets. */
function writtenName(index: TraceIndex, place: number): string {
  const { label, name, role, value } = nodeAt(index, place);
  if (role === 'data' && name === null && value.length === 1)
    return formatConstant(value[0] ?? NaN);
  return /\s/.test(label) ? `(${label})` : label;
}
