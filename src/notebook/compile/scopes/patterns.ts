// The names a pattern binds: `a`, `[a, ...b]`, `{ a, b: c = 1 }`. Leaves scopes to scope.ts.
import type { Identifier, Node } from '../ast.ts';

/** The identifiers a declaration's left side or a parameter binds, in source order. */
export function boundIdentifiers(pattern: Node | null | undefined): Identifier[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundIdentifiers(property.type === 'RestElement' ? property : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(boundIdentifiers);
    case 'AssignmentPattern':
      return boundIdentifiers(pattern.left);
    case 'RestElement':
      return boundIdentifiers(pattern.argument);
    case 'TSParameterProperty':
      return boundIdentifiers(pattern.parameter);
    default:
      return [];
  }
}
