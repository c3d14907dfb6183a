// Finds the functions at the top of a cell that can be made again without running it: their statement alone
// makes them. Leaves making them, and what they use, to the worker.
import { endOf, startOf, unwrap, type Node, type Statement } from './ast.ts';
import type { Page } from './blank-types.ts';
import { findReferences, type References } from './scopes/references.ts';
import type { OwnFunction } from './unit.ts';

/** Every `function f() {…}` and `const f = () => …` at the top whose name is never given another value. */
export function findFunctions(
  { cell: { statements }, edits }: Page,
  { declares, assigned }: Pick<References, 'declares' | 'assigned'>,
): OwnFunction[] {
  return statements.map(withoutExport).flatMap((statement) =>
    functionNames(statement)
      .filter((name) => !assigned.has(name))
      .map((name) => ({
        name,
        start: edits.printedOffset(startOf(statement), 'begin'),
        end: edits.printedOffset(endOf(statement), 'end'),
        uses: usedNames(statement).filter((used) => declares.includes(used)),
      })),
  );
}

function withoutExport(statement: Statement): Statement {
  if (statement.type !== 'ExportNamedDeclaration') return statement;
  return statement.declaration ?? statement;
}

/** The name of the function that a statement makes, if it makes one and does nothing else. */
function functionNames(statement: Statement): string[] {
  if (statement.type === 'FunctionDeclaration') return statement.id ? [statement.id.name] : [];
  if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') return [];
  const [only, ...more] = statement.declarations;
  if (only?.id.type !== 'Identifier' || !only.init || more.length > 0) return [];
  return isFunctionExpression(only.init) ? [only.id.name] : [];
}

function isFunctionExpression(node: Node): boolean {
  return /^(?:Arrow)?FunctionExpression$/.test(unwrap(node).type);
}

function usedNames(statement: Statement): string[] {
  const { reads, writes } = findReferences([statement]);
  return [...new Set([...reads, ...writes].map(({ name }) => name))];
}
