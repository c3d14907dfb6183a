// What a check gives back: its last expression, a list of records, read from the output that shows it.
// Leaves showing results to task-control.ts.
import type { Output, Scalar, TreeNode } from '../../notebook/output.ts';

export interface TestResult {
  readonly id: string;
  readonly passed: boolean;
  /** Id of the reason in the chapter's text. */
  readonly reason: string | null;
  readonly measured: readonly (readonly [label: string, value: Scalar])[];
}

/** The results in the last output of a check; null when there are none. */
export function testResults(outputs: readonly Output[]): readonly TestResult[] | null {
  const records = recordsOf(outputs.at(-1));
  const results = records.flatMap((record) => resultOf(record) ?? []);
  return results.length === 0 || results.length < records.length ? null : results;
}

interface Fields extends ReadonlyMap<string, Scalar | Fields> {}

function recordsOf(output: Output | undefined): readonly Fields[] {
  if (output?.kind === 'table') return output.rows.map((row) => rowFields(output.columns, row));
  if (output?.kind !== 'tree' || output.root.type !== 'branch') return [];
  return output.root.entries.map(([, node]) =>
    node.type === 'branch' ? nodeFields(node) : new Map(),
  );
}

function rowFields(columns: readonly string[], row: readonly Scalar[]): Fields {
  return new Map(columns.map((column, index) => [column, row[index] ?? null]));
}

function nodeFields(node: Extract<TreeNode, { type: 'branch' }>): Fields {
  return new Map(node.entries.map(([key, value]) => [key, nodeValue(value)] as const));
}

function nodeValue(node: TreeNode): Scalar | Fields {
  return node.type === 'leaf' ? leafValue(node.text) : nodeFields(node);
}

/** A leaf's text is JavaScript: text in quotes, numbers, true, false. */
function leafValue(text: string): Scalar {
  if (/^-?(?:\d|Infinity|NaN)/.test(text)) return Number(text);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  } catch {
    return text;
  }
}

function resultOf(fields: Fields): TestResult | null {
  const [id, passed, reason, measured] = ['id', 'passed', 'reason', 'measured'].map((key) =>
    fields.get(key),
  );
  if (typeof id !== 'string' || typeof passed !== 'boolean') return null;
  return {
    id,
    passed,
    reason: typeof reason === 'string' ? reason : null,
    measured: measured instanceof Map ? [...measured].filter(isScalarEntry) : [],
  };
}

function isScalarEntry(
  entry: readonly [string, Scalar | Fields],
): entry is readonly [string, Scalar] {
  return typeof entry[1] !== 'object' || entry[1] === null;
}
