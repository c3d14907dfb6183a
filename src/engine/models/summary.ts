// Summary: the layers of a model as a table, as data and as text.
import type { Layer } from '../layers/index.ts';
import type { Shape } from '../shape.ts';

/** One layer of a model; the last row stands for the whole. */
export interface SummaryRow {
  readonly layer: string;
  readonly kind: string;
  /** Shape of its output. */
  readonly output: string;
  readonly parameters: number;
  /** The layers its input comes from, where they do not simply follow one another. */
  readonly from?: string;
}

/** Rows for display; as text, the same table in columns. */
export class Summary extends Array<SummaryRow> {
  /** Every number the model learns or keeps. */
  readonly total: number;
  /** Those that optimisers change. */
  readonly trainable: number;

  /** For the engine; use `model.summary()`. */
  constructor(rows: readonly SummaryRow[], model: Layer) {
    super();
    this.total = parameterCount([model]);
    this.trainable = sum(new Set(model.parameters));
    const last = { layer: 'total', kind: '', output: '', parameters: this.total };
    this.push(...rows, rows.some(({ from }) => from !== undefined) ? { ...last, from: '' } : last);
  }

  // `map` and `filter` give ordinary lists, not summaries.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  override toString(): string {
    const header = { layer: 'layer', kind: 'kind', output: 'output', parameters: 'parameters' };
    const lines = [header, ...this].map(({ layer, kind, output, parameters }) => [
      layer,
      kind,
      output,
      String(parameters),
    ]);
    const widths = [0, 1, 2, 3].map((column) =>
      Math.max(...lines.map((line) => line[column]!.length)),
    );
    const table = lines.map((line) =>
      line
        .map((text, column) => text[column === 3 ? 'padStart' : 'padEnd'](widths[column]!))
        .join('  '),
    );
    return [...table, `trainable: ${this.trainable}`].join('\n');
  }
}

/** The shape of a layer's output, with the batch. */
export function outputText(shape: Shape): string {
  return `[${['batch', ...shape].join(', ')}]`;
}

/** How many numbers layers hold; shared ones are counted once. */
export function parameterCount(layers: readonly Layer[]): number {
  return sum(new Set(layers.flatMap((layer) => layer.weights.map(({ tensor }) => tensor))));
}

function sum(tensors: ReadonlySet<{ readonly size: number }>): number {
  return [...tensors].reduce((total, { size }) => total + size, 0);
}
