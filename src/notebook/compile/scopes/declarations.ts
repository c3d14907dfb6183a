// Declares the names of a block before its code is looked at: JavaScript lets code use them earlier.
// Leaves uses to references.ts.
import { childrenOf, isFunction, isTypeOnly, type Identifier, type Node } from '../ast.ts';
import { boundIdentifiers } from './patterns.ts';
import type { BindingKind, Scope } from './scope.ts';

/** Called for each declared name, with its scope. */
export type Declare = (scope: Scope, identifier: Identifier, kind: BindingKind) => void;

/** Declares what the statements of a block declare in it: everything but `var`. */
export function declareBlock(statements: readonly Node[], scope: Scope, declare: Declare): void {
  for (const statement of statements) {
    if (isTypeOnly(statement)) continue;
    const exported = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    declareStatement(exported ?? statement, scope, declare);
  }
}

function declareStatement(statement: Node, scope: Scope, declare: Declare): void {
  switch (statement.type) {
    case 'VariableDeclaration':
      if (statement.kind === 'var') return;
      return declareVariables(
        statement,
        statement.kind === 'let' ? 'let' : 'const',
        scope,
        declare,
      );
    case 'FunctionDeclaration':
      return statement.id ? declare(scope, statement.id, 'function') : undefined;
    case 'ClassDeclaration':
      return statement.id ? declare(scope, statement.id, 'class') : undefined;
    case 'TSEnumDeclaration':
      return declare(scope, statement.id, 'enum');
    case 'ImportDeclaration':
      for (const specifier of statement.specifiers) {
        const isType = specifier.type === 'ImportSpecifier' && specifier.importKind === 'type';
        if (!isType) declare(scope, specifier.local, 'import');
      }
  }
}

/** Declares every `var` of a function, however deep in its blocks. */
export function declareVars(node: Node, scope: Scope, declare: Declare): void {
  if (isFunction(node) || node.type.startsWith('Class') || isTypeOnly(node)) return;
  if (node.type === 'VariableDeclaration' && node.kind === 'var') {
    declareVariables(node, 'var', scope, declare);
  }
  for (const child of childrenOf(node)) declareVars(child, scope, declare);
}

function declareVariables(
  { declarations }: { readonly declarations: readonly { readonly id: Node }[] },
  kind: BindingKind,
  scope: Scope,
  declare: Declare,
): void {
  for (const { id } of declarations) {
    for (const identifier of boundIdentifiers(id)) declare(scope, identifier, kind);
  }
}
