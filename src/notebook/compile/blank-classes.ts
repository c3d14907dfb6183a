// Takes out of a class what only TypeScript has: modifiers, marks, `implements`, parameter properties.
// Leaves types and parameters to blank-types.ts.
import {
  endOf,
  startOf,
  type ClassDeclaration,
  type ClassExpression,
  type ClassMethod,
  type ClassPrivateMethod,
  type ClassPrivateProperty,
  type ClassProperty,
  type Node,
  type TSParameterProperty,
} from './ast.ts';
import type { Page } from './blank-types.ts';

/** `abstract` and `implements …` in the head, and fields for parameter properties. */
export function blankClass(page: Page, node: ClassDeclaration | ClassExpression): void {
  const { cell, edits } = page;
  if (node.type === 'ClassDeclaration' && node.abstract) {
    const start = cell.plain.indexOf('abstract', startOf(node));
    edits.blank(start, start + 'abstract'.length);
  }
  const first = node.implements?.[0];
  if (first) {
    edits.blank(cell.plain.lastIndexOf('implements', startOf(first)), startOf(node.body));
  }
  writeParameterProperties(page, node);
}

type Member = ClassProperty | ClassPrivateProperty | ClassMethod | ClassPrivateMethod;

/** Modifiers before a member's name, `?` or `!` after it. */
export function blankMember(page: Page, node: Member): void {
  blankModifiers(page, node);
  if ('optional' in node && node.optional) blankMark(page, node, '?');
  if ('definite' in node && node.definite) blankMark(page, node, '!');
}

/** A member that began with a modifier begins with `;`: `[key]` and `*name` must not join the line before. */
function blankModifiers({ cell, edits }: Page, node: Member): void {
  const head = cell.plain.slice(startOf(node), startOf(node.key));
  for (const { index, 0: word } of head.matchAll(
    /\b(?:public|private|protected|override|readonly)\b/g,
  )) {
    edits.blank(startOf(node) + index, startOf(node) + index + word.length);
    if (index === 0) edits.replace(startOf(node), ';');
  }
}

function blankMark({ cell, edits }: Page, node: Member, mark: string): void {
  const afterKey = 'computed' in node && node.computed ? ']' : '';
  const from = cell.plain.indexOf(afterKey, endOf(node.key));
  const offset = cell.plain.indexOf(mark, from);
  edits.blank(offset, offset + 1);
}

/** `constructor(private x: number)` declares a field x and assigns it, after `super()` if there is one. */
function writeParameterProperties({ edits }: Page, node: ClassDeclaration | ClassExpression): void {
  const maker = node.body.body.find((member) => isConstructor(member));
  const names = maker?.params.filter(isParameterProperty).map(nameOf) ?? [];
  if (!maker || names.length === 0) return;
  const fields = names.map((name) => `${name};`).join('');
  const assignments = names.map((name) => `this.${name}=${name};`).join('');
  edits.insert(startOf(node.body) + 1, 'before-statement', fields);
  const superCall = maker.body.body.find(isSuperCall);
  const lastDirective = maker.body.directives.at(-1);
  const before = superCall ?? lastDirective;
  if (before) edits.insert(endOf(before), 'after-block', `;${assignments}`);
  else edits.insert(startOf(maker.body) + 1, 'before-statement', assignments);
}

function isConstructor(member: Node): member is ClassMethod {
  return member.type === 'ClassMethod' && member.kind === 'constructor';
}

function isParameterProperty(parameter: Node): parameter is TSParameterProperty {
  return parameter.type === 'TSParameterProperty';
}

function nameOf({ parameter }: TSParameterProperty): string {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target.type === 'Identifier' ? target.name : '';
}

function isSuperCall(statement: Node): boolean {
  if (statement.type !== 'ExpressionStatement') return false;
  const { expression } = statement;
  return expression.type === 'CallExpression' && expression.callee.type === 'Super';
}
