// Reads what a check's last expression showed: `[{ id, passed, reason?, measured? }]`, as a table or as a tree.
import type { Output, Scalar, TreeNode } from './output.ts';

/** The result of one test of an exercise. */
export interface CheckResult {
  readonly id: string;
  readonly passed: boolean;
  /** Why it did not pass: an id that the chapter explains. */
  readonly reason: string | null;
  readonly measured: Readonly<Record<string, number | string>>;
}

/** The results that a check cell showed last; null when it showed none. */
export function readChecks(outputs: readonly Output[]): readonly CheckResult[] | null {
  const last = outputs.findLast(({ kind }) => kind === 'table' || kind === 'tree');
  if (last?.kind === 'table') return last.rows.map((row) => fromRow(last.columns, row));
  if (last?.kind !== 'tree' || last.root.type !== 'branch') return null;
  return last.root.entries.map(([, node]) => fromTree(node));
}

function fromRow(columns: readonly string[], row: readonly Scalar[]): CheckResult {
  const cells = new Map(columns.map((column, place) => [column, row[place] ?? null]));
  return {
    id: String(cells.get('id') ?? ''),
    passed: cells.get('passed') === true,
    reason: textOrNull(cells.get('reason')),
    measured: {},
  };
}

function fromTree(node: TreeNode): CheckResult {
  const fields = new Map(node.type === 'branch' ? node.entries : []);
  const field = (name: string) => leafValue(fields.get(name));
  const measured = fields.get('measured');
  return {
    id: String(field('id') ?? ''),
    passed: field('passed') === true,
    reason: textOrNull(field('reason')),
    measured: measured?.type === 'branch' ? measuredOf(measured.entries) : {},
  };
}

function measuredOf(
  entries: readonly (readonly [string, TreeNode])[],
): Readonly<Record<string, number | string>> {
  return Object.fromEntries(
    entries.flatMap(([name, node]) => {
      const value = leafValue(node);
      return typeof value === 'number' || typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** A leaf's text is written as JavaScript writes the value; strings stand in quotes. */
function leafValue(node: TreeNode | undefined): Scalar {
  if (node?.type !== 'leaf') return null;
  const { text } = node;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text.startsWith('"')) return stringOf(text);
  return /^(?:-?(?:\d|Infinity)|NaN)/.test(text) ? Number(text) : null;
}

function stringOf(text: string): string {
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' ? value : text;
}

function textOrNull(value: Scalar | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
