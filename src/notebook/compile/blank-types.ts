// Takes the types out of a cell in place, as TypeScript would: what is left keeps its line and column.
// Leaves class members to blank-classes.ts, enums to enums.ts, modules to the check in unsupported.ts.
import {
  childrenOf,
  endOf,
  isTypeOnly,
  startOf,
  type ArrowFunctionExpression,
  type ExportNamedDeclaration,
  type Function as FunctionNode,
  type Identifier,
  type Node,
  type TSTypeAssertion,
  type VariableDeclarator,
} from './ast.ts';
import { blankClass, blankMember } from './blank-classes.ts';
import type { Edits } from './edits.ts';
import { writeEnum } from './enums.ts';
import type { ParsedCell } from './parse.ts';

/** A cell's text being changed. */
export interface Page {
  readonly cell: ParsedCell;
  readonly edits: Edits;
}

/** Blanks every type in `node` and writes what TypeScript makes of enums and parameter properties. */
export function blankTypes(page: Page, node: Node, parent: Node | null = null): void {
  if (isTypeOnly(node)) return blankTypeOnly(page, node);
  for (const child of childrenOf(node)) blankTypes(page, child, node);
  blankOwn(page, node, parent);
}

function blankTypeOnly({ edits }: Page, node: Node): void {
  const inner = node.type.startsWith('TS') && !standalone.has(node.type);
  if (inner) edits.blank(startOf(node), endOf(node));
  else edits.blankStatement(startOf(node), endOf(node));
}

/** Type-only nodes that are a statement or a class member of their own. */
const standalone = new Set<Node['type']>([
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSDeclareFunction',
  'TSDeclareMethod',
  'TSIndexSignature',
  'TSNamespaceExportDeclaration',
  'TSEnumDeclaration',
  'TSModuleDeclaration',
  'TSImportEqualsDeclaration',
]);

/** What a node itself has of TypeScript; its children are done. */
function blankOwn(page: Page, node: Node, parent: Node | null): void {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return page.edits.blank(endOf(node.expression), endOf(node));
    case 'TSTypeAssertion':
      return blankAssertion(page, node);
    case 'TSEnumDeclaration':
      return writeEnum(page, node, parent);
    case 'ImportDeclaration':
      return page.edits.blankStatement(startOf(node), endOf(node));
    case 'ExportNamedDeclaration':
      return blankExport(page, node);
    case 'ArrowFunctionExpression':
      blankParameters(page, node);
      return keepArrowTogether(page, node);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ObjectMethod':
      return blankParameters(page, node);
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      blankParameters(page, node);
      return blankMember(page, node);
    case 'ClassProperty':
    case 'ClassPrivateProperty':
      blankMember(page, node);
      return endStatement(page, node);
    case 'ClassDeclaration':
    case 'ClassExpression':
      return blankClass(page, node);
    case 'VariableDeclarator':
      return blankDefinite(page, node);
    case 'VariableDeclaration':
      return isLoopHead(node, parent) ? undefined : endStatement(page, node);
    case 'ExpressionStatement':
    case 'ReturnStatement':
    case 'ThrowStatement':
      return endStatement(page, node);
  }
}

/** Whether a declaration stands in the head of a loop, where no `;` may be added. */
export function isLoopHead(declaration: Node, parent: Node | null): boolean {
  if (parent?.type === 'ForStatement') return parent.init === declaration;
  return /^For(?:In|Of)Statement$/.test(parent?.type ?? '');
}

/** A statement that ended with a type and no `;` must not run on into the next line. */
function endStatement({ cell, edits }: Page, node: Node): void {
  const last = endOf(node) - 1;
  if (edits.isBlanked(last) && cell.plain[last] !== ';') {
    edits.insert(endOf(node), 'after-statement', ';');
  }
}

function blankExport({ edits }: Page, node: ExportNamedDeclaration): void {
  if (node.declaration) edits.blank(startOf(node), startOf(node.declaration));
  else edits.blankStatement(startOf(node), endOf(node));
}

/** `<T>value`. A type over several lines becomes a bracket, or `return` would end at the line break. */
function blankAssertion({ cell, edits }: Page, node: TSTypeAssertion): void {
  const [start, inner] = [startOf(node), startOf(node.expression)];
  edits.blank(start, inner);
  if (!cell.plain.slice(start, inner).includes('\n')) return;
  edits.replace(start, '(');
  edits.insert(endOf(node), 'after-expression', ')');
}

function blankDefinite({ cell, edits }: Page, { definite, id }: VariableDeclarator): void {
  if (!definite) return;
  const mark = cell.plain.indexOf('!', startOf(id));
  edits.blank(mark, mark + 1);
}

/** Optional marks and the `this` parameter; types of parameters are blanked as children. */
function blankParameters(page: Page, node: FunctionNode): void {
  const { params } = node;
  for (const parameter of params) {
    if (parameter.type === 'TSParameterProperty') {
      page.edits.blank(startOf(parameter), startOf(parameter.parameter));
      blankOptional(page, parameter.parameter);
    } else blankOptional(page, parameter);
  }
  const [first, second] = params;
  if (first?.type === 'Identifier' && first.name === 'this') blankThis(page, first, second);
}

function blankOptional(page: Page, parameter: Node): void {
  const { cell, edits } = page;
  if (parameter.type === 'AssignmentPattern') return blankOptional(page, parameter.left);
  if (parameter.type !== 'Identifier' || !parameter.optional) return;
  const mark = cell.plain.indexOf('?', startOf(parameter));
  edits.blank(mark, mark + 1);
}

function blankThis({ cell, edits }: Page, first: Identifier, second: Node | undefined): void {
  const comma = /^\s*,/.exec(cell.plain.slice(endOf(first)));
  const end = second ? startOf(second) : endOf(first) + (comma?.[0].length ?? 0);
  edits.blank(startOf(first), end);
}

/** No line break may stand before `=>`, nor between `async` and `(`: the brackets move over the types. */
function keepArrowTogether({ cell, edits }: Page, node: ArrowFunctionExpression): void {
  const { typeParameters, returnType } = node;
  if (typeParameters) {
    const open = cell.plain.indexOf('(', endOf(typeParameters));
    moveBracket(cell, edits, open, startOf(typeParameters));
  }
  if (returnType) {
    const close = cell.plain.lastIndexOf(')', startOf(returnType));
    moveBracket(cell, edits, close, endOf(returnType) - 1);
  }
}

function moveBracket({ plain }: ParsedCell, edits: Edits, from: number, to: number): void {
  const between = plain.slice(Math.min(from, to), Math.max(from, to));
  if (!between.includes('\n')) return;
  edits.blank(from, from + 1);
  edits.replace(to, plain[from] ?? '');
}
