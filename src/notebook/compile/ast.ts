// The syntax tree as the passes of the compiler see it: nodes with positions, and how to go down.
// Leaves making it to parse.ts. Babel's names for nodes; parentheses are nodes of their own.
import type { Function as FunctionNode, Node } from '@babel/types';

export type * from '@babel/types';

/** Offset of a node's first character. */
export function startOf(node: Node): number {
  return node.start as number; // the parser always sets it
}

/** Offset after a node's last character. */
export function endOf(node: Node): number {
  return node.end as number; // the parser always sets it
}

/** A node's children in the order of the source; comments are not children. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key.endsWith('Comments')) continue;
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  return children.sort((a, b) => startOf(a) - startOf(b));
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && 'type' in value && 'loc' in value;
}

/** The expression inside parentheses and type casts, which leave no trace when the cell runs. */
export function unwrap(expression: Node): Node {
  switch (expression.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return unwrap(expression.expression);
    default:
      return expression;
  }
}

/** Whether a node is a function of any form: declaration, expression, arrow or method. */
export function isFunction(node: Node): node is FunctionNode {
  return functionTypes.has(node.type);
}

const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
]);

/** Whether a node is a type, or a statement or class member that exists for the type checker alone. */
export function isTypeOnly(node: Node): boolean {
  switch (node.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSDeclareFunction':
    case 'TSDeclareMethod':
    case 'TSIndexSignature':
    case 'TSNamespaceExportDeclaration':
      return true;
    case 'VariableDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
      return node.declare === true;
    case 'TSModuleDeclaration':
      return node.declare === true || !hasValues(node.body);
    case 'ClassProperty':
      return node.declare === true || node.abstract === true;
    case 'ImportDeclaration':
      return node.importKind === 'type';
    case 'TSImportEqualsDeclaration':
      return node.importKind === 'type';
    case 'ExportNamedDeclaration':
      return (
        node.exportKind === 'type' || (node.declaration != null && isTypeOnly(node.declaration))
      );
    case 'ExportDefaultDeclaration':
      return isTypeOnly(node.declaration);
    default:
      return node.type.startsWith('TS') && !valueTypes.has(node.type);
  }
}

/** TypeScript's own nodes that something is left of when the types are gone. */
const valueTypes = new Set<Node['type']>([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSParameterProperty',
  'TSEnumMember',
  'TSExportAssignment',
]);

function hasValues(body: Node): boolean {
  if (body.type === 'TSModuleDeclaration') return hasValues(body.body);
  return childrenOf(body).some((statement) => !isTypeOnly(statement));
}
