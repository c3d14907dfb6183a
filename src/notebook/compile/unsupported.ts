// Refuses what TypeScript allows in a module and a cell cannot have.
// Leaves names that cells may not use to scopes/references.ts.
import { NotebookError } from '../errors.ts';
import { childrenOf, isFunction, isTypeOnly, type Node } from './ast.ts';

/** @throws NotebookError `unsupported-syntax` at the first such place. */
export function refuseUnsupported(node: Node): void {
  if (isTypeOnly(node)) return;
  const what = unsupportedIn(node);
  if (what !== null) throw unsupported(what, node);
  childrenOf(node).forEach(refuseUnsupported);
}

/** The error for a piece of syntax, `what` being how it is written. */
export function unsupported(what: string, node: Node): NotebookError<'unsupported-syntax'> {
  const start = node.loc?.start;
  const place = start ? { line: start.line, column: start.column + 1 } : undefined;
  return new NotebookError('unsupported-syntax', { what }, place);
}

function unsupportedIn(node: Node): string | null {
  switch (node.type) {
    case 'Decorator':
      return '@decorator';
    case 'ClassAccessorProperty':
      return 'accessor';
    case 'TSModuleDeclaration':
      return 'namespace';
    case 'TSImportEqualsDeclaration':
      return 'import =';
    case 'TSExportAssignment':
      return 'export =';
    case 'ExportAllDeclaration':
      return 'export * from';
    case 'ExportDefaultDeclaration':
      return 'export default';
    case 'ExportNamedDeclaration':
      return node.source ? 'export … from' : null;
    case 'TSEnumMember':
      return node.initializer && holdsFunction(node.initializer) ? 'enum { … = function }' : null;
    case 'MetaProperty':
      return node.meta.name === 'import' ? 'import.meta' : null;
    case 'ImportDeclaration':
      return node.phase ? `import ${node.phase}` : null;
    default:
      return null;
  }
}

function holdsFunction(node: Node): boolean {
  return isFunction(node) || node.type.startsWith('Class') || childrenOf(node).some(holdsFunction);
}
