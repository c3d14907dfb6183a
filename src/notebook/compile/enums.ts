// Writes what TypeScript makes of an enum, around the initialisers, which stay where they are.
// Leaves the types inside initialisers to blank-types.ts.
import {
  childrenOf,
  endOf,
  startOf,
  unwrap,
  type Node,
  type TSEnumDeclaration,
  type TSEnumMember,
} from './ast.ts';
import type { Page } from './blank-types.ts';

/** `enum E { A, B = 5 }` → `var E;(function(E){E[E["A"]=0]="A";E[E["B"]=5]="B";})(E||(E={}));` */
export function writeEnum({ edits }: Page, node: TSEnumDeclaration, parent: Node | null): void {
  const { id, members } = node;
  const strings = new Set<string>();
  let next = '0';
  let done = startOf(node);
  for (const member of members) {
    const key = keyOf(member);
    const entry = `${id.name}[${JSON.stringify(key)}]`;
    edits.blank(done, member.initializer ? startOf(member.initializer) : endOf(member));
    done = endOf(member);
    if (isString(member.initializer, strings)) {
      strings.add(key);
      edits.insert(startOf(member), 'before-statement', `${entry}=`);
      edits.insert(endOf(member), 'after-statement', ';');
    } else {
      const value = member.initializer ? '' : next;
      edits.insert(startOf(member), 'before-statement', `${id.name}[${entry}=${value}`);
      edits.insert(endOf(member), 'after-statement', `]=${JSON.stringify(key)};`);
    }
    next = `${entry}+1`;
    if (member.initializer) qualify(member.initializer);
  }
  edits.blank(done, endOf(node));
  const declaration = declarationOf(node, parent);
  edits.insert(startOf(node), 'before-statement', `${declaration};(function(${id.name}){`);
  edits.insert(endOf(node), 'after-block', `})(${id.name}||(${id.name}={}));`);

  /** A member's name in an initialiser means the member. */
  function qualify(expression: Node): void {
    const isMember = members.some((member) => isName(expression, keyOf(member)));
    if (isMember) edits.insert(startOf(expression), 'before-expression', `${id.name}.`);
    if (expression.type === 'MemberExpression' && !expression.computed) qualify(expression.object);
    else if (!expression.type.startsWith('TSType')) childrenOf(expression).forEach(qualify);
  }
}

/** In a block an enum is local to it; a second enum of the same name adds to the first. */
function declarationOf(node: TSEnumDeclaration, parent: Node | null): string {
  if (parent?.type !== 'BlockStatement') return `var ${node.id.name}`;
  const first = parent.body.find(
    (other) => other.type === 'TSEnumDeclaration' && other.id.name === node.id.name,
  );
  return first === node ? `let ${node.id.name}` : '';
}

function keyOf({ id }: TSEnumMember): string {
  return id.type === 'Identifier' ? id.name : id.value;
}

function isName(expression: Node, name: string): boolean {
  return expression.type === 'Identifier' && expression.name === name;
}

/** Whether TypeScript takes an initialiser for text: then there is no way back from value to name. */
function isString(initializer: Node | null | undefined, strings: ReadonlySet<string>): boolean {
  if (!initializer) return false;
  const expression = unwrap(initializer);
  switch (expression.type) {
    case 'StringLiteral':
    case 'TemplateLiteral':
      return true;
    case 'Identifier':
      return strings.has(expression.name);
    case 'BinaryExpression':
      return (
        expression.operator === '+' &&
        (isString(expression.left, strings) || isString(expression.right, strings))
      );
    default:
      return false;
  }
}
