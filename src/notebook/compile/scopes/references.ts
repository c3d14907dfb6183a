// Finds what a cell declares, and which names it uses or assigns to without declaring them.
// Leaves whose names those are to graph.ts and the library.
import { NotebookError } from '../../errors.ts';
import { childrenOf, isFunction, isTypeOnly, unwrap } from '../ast.ts';
import type { Class, Function as FunctionNode, Identifier, Node } from '../ast.ts';
import { runtimeNames, type CodeName, type Place } from '../unit.ts';
import { declareBlock, declareVars } from './declarations.ts';
import { boundIdentifiers } from './patterns.ts';
import { PlacesOfNames } from './places.ts';
import { Scope, type BindingKind } from './scope.ts';

/** What a cell has to do with names. */
export interface References {
  /** Names declared at the top, imports left out. */
  readonly declares: readonly string[];
  /** The line of each of them. */
  readonly declaredAt: readonly number[];
  readonly reads: readonly Place[];
  readonly writes: readonly Place[];
  readonly names: readonly CodeName[];
  /** Names of `declares` that are given another value than their declaration gives them. */
  readonly assigned: ReadonlySet<string>;
  /** Imported names that stand in types and nowhere else: nothing is left of them at run time. */
  readonly typeOnlyImports: ReadonlySet<string>;
}

/**
 * Reads and writes are those of undeclared names, each at its first place.
 * @throws NotebookError `reserved-name`, `const-assigned` or `import-assigned`.
 */
export function findReferences(statements: readonly Node[]): References {
  const finder = new ReferenceFinder();
  const top = new Scope();
  finder.visitBody(statements, top);
  const names = top.entries();
  const imports = names.filter(([, { kind }]) => kind === 'import');
  const typeOnly = imports.filter(([name, { used }]) => !used && finder.typeNames.has(name));
  const assigned = names.filter(([, binding]) => binding.assigned);
  const own = names.filter(([, { kind }]) => kind !== 'import');
  return {
    assigned: new Set(assigned.map(([name]) => name)),
    declares: own.map(([name]) => name),
    declaredAt: own.map(([, { line }]) => line),
    reads: [...finder.reads.values()],
    writes: [...finder.writes.values()],
    names: finder.places.names(top),
    typeOnlyImports: new Set(typeOnly.map(([name]) => name)),
  };
}

class ReferenceFinder {
  readonly reads = new Map<string, Place>();
  readonly writes = new Map<string, Place>();
  readonly typeNames = new Set<string>();
  readonly places = new PlacesOfNames();

  /** A cell's or function's statements. */
  visitBody(statements: readonly Node[], scope: Scope): void {
    for (const statement of statements) declareVars(statement, scope, this.#declare);
    this.#visitBlock(statements, scope);
  }

  #visitBlock(statements: readonly Node[], scope: Scope): void {
    declareBlock(statements, scope, this.#declare);
    this.#visitAll(statements, scope);
  }

  #visitAll(nodes: readonly (Node | null | undefined)[], scope: Scope): void {
    for (const node of nodes) if (node) this.#visit(node, scope);
  }

  #visit(node: Node, scope: Scope): void {
    if (isTypeOnly(node)) return this.#visitType(node);
    if (isFunction(node)) return this.#visitFunction(node, scope);
    switch (node.type) {
      case 'Identifier':
        return this.#read(node, scope);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.#visitAll([node.object, node.computed ? node.property : null], scope);
      case 'ObjectProperty':
      case 'ClassProperty':
        this.#visitAll([node.computed ? node.key : null, node.value], scope);
        if (node.type === 'ClassProperty') this.#visitAll([node.typeAnnotation], scope);
        return;
      case 'LabeledStatement':
        return this.#visit(node.body, scope);
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
      case 'PrivateName':
      case 'ImportDeclaration':
      case 'ExportSpecifier':
        return;
      case 'AssignmentExpression':
        if (node.operator !== '=') this.#visit(node.left, scope);
        this.#assign(node.left, scope);
        return this.#visit(node.right, scope);
      case 'UpdateExpression':
        this.#visit(node.argument, scope);
        return this.#assign(node.argument, scope);
      case 'VariableDeclarator':
        this.#visitPattern(node.id, scope);
        return this.#visitAll([node.init], scope);
      default:
        return this.#visitScoped(node, scope);
    }
  }

  /** What opens a scope of its own, and everything that has no say about names. */
  #visitScoped(node: Node, scope: Scope): void {
    switch (node.type) {
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.#visitClass(node, scope);
      case 'StaticBlock':
        return this.visitBody(node.body, new Scope(scope));
      case 'BlockStatement':
        return this.#visitBlock(node.body, new Scope(scope));
      case 'SwitchStatement':
        return this.#visitSwitch(node.discriminant, node.cases, scope);
      case 'CatchClause': {
        const inner = new Scope(scope);
        this.#bind(node.param, inner);
        return this.#visit(node.body, inner);
      }
      case 'ForStatement': {
        const inner = this.#headScope(node.init, scope);
        return this.#visitAll([node.init, node.test, node.update, node.body], inner);
      }
      case 'ForInStatement':
      case 'ForOfStatement': {
        const inner = this.#headScope(node.left, scope);
        if (node.left.type === 'VariableDeclaration') this.#visit(node.left, inner);
        else this.#assign(node.left, inner);
        return this.#visitAll([node.right, node.body], inner);
      }
      case 'TSEnumDeclaration': {
        const inner = new Scope(scope);
        const keys = node.members.map(({ id }) => (id.type === 'Identifier' ? id.name : id.value));
        for (const key of keys) inner.declare(key, 'enum');
        const initializers = node.members.map(({ initializer }) => initializer);
        return this.#visitAll(initializers, inner);
      }
      default:
        return this.#visitAll(childrenOf(node), scope);
    }
  }

  #visitFunction(node: FunctionNode, scope: Scope): void {
    if ('computed' in node && node.computed) this.#visit(node.key, scope);
    const inner = new Scope(scope);
    if (node.type !== 'ArrowFunctionExpression') inner.declare('arguments', 'var');
    if (node.type === 'FunctionExpression' && node.id) this.#declare(inner, node.id, 'function');
    for (const parameter of node.params) this.#bind(parameter, inner);
    this.#visitAll([node.typeParameters, node.returnType], inner);
    if (node.body.type === 'BlockStatement') this.visitBody(node.body.body, inner);
    else this.#visit(node.body, inner);
  }

  #visitClass(node: Class, scope: Scope): void {
    const inner = new Scope(scope);
    if (node.id) this.#declare(inner, node.id, 'class');
    this.#visitAll([node.superClass, node.superTypeParameters], inner);
    this.#visitAll([node.typeParameters, ...(node.implements ?? []), node.body], inner);
  }

  #visitSwitch(discriminant: Node, cases: readonly Node[], scope: Scope): void {
    this.#visit(discriminant, scope);
    const inner = new Scope(scope);
    const statements = cases.flatMap((one) => (one.type === 'SwitchCase' ? one.consequent : []));
    declareBlock(statements, inner, this.#declare);
    this.#visitAll(cases, inner);
  }

  #headScope(head: Node | null | undefined, scope: Scope): Scope {
    const inner = new Scope(scope);
    if (head) declareBlock([head], inner, this.#declare);
    return inner;
  }

  /** Declares a parameter's names and visits its defaults. */
  #bind(pattern: Node | null | undefined, scope: Scope): void {
    const names = boundIdentifiers(pattern).filter(({ name }) => name !== 'this');
    for (const name of names) this.#declare(scope, name, 'parameter');
    if (pattern) this.#visitPattern(pattern, scope);
  }

  /** The defaults, computed keys and types in a pattern that declares. */
  #visitPattern(pattern: Node, scope: Scope): void {
    if ('typeAnnotation' in pattern) this.#visitAll([pattern.typeAnnotation], scope);
    switch (pattern.type) {
      case 'Identifier':
        return;
      case 'ObjectProperty':
        this.#visitAll([pattern.computed ? pattern.key : null], scope);
        return this.#visitPattern(pattern.value, scope);
      case 'AssignmentPattern':
        this.#visitPattern(pattern.left, scope);
        return this.#visit(pattern.right, scope);
      default:
        for (const child of childrenOf(pattern)) this.#visitPattern(child, scope);
    }
  }

  /** The target of an assignment: a name, a member, or a pattern of such. */
  #assign(target: Node, scope: Scope): void {
    const inner = unwrap(target);
    switch (inner.type) {
      case 'Identifier':
        return this.#write(inner, scope);
      case 'ObjectPattern':
        return inner.properties.forEach((property) => this.#assign(property, scope));
      case 'ObjectProperty':
        this.#visitAll([inner.computed ? inner.key : null], scope);
        return this.#assign(inner.value, scope);
      case 'ArrayPattern':
        return inner.elements.forEach((element) => element && this.#assign(element, scope));
      case 'RestElement':
        return this.#assign(inner.argument, scope);
      case 'AssignmentPattern':
        this.#assign(inner.left, scope);
        return this.#visit(inner.right, scope);
      default:
        return this.#visit(inner, scope);
    }
  }

  #declare = (scope: Scope, identifier: Identifier, kind: BindingKind): void => {
    refuseReserved(identifier);
    refuseConstant(identifier);
    const place = placeOf(identifier);
    scope.declare(identifier.name, kind, place.line);
    this.places.add(scope.find(identifier.name), place);
  };

  #read(identifier: Identifier, scope: Scope): void {
    this.#use(identifier, scope, this.reads);
  }

  #write(identifier: Identifier, scope: Scope): void {
    const { name } = identifier;
    const kind = scope.find(name)?.kind;
    if (kind === 'const') throw new NotebookError('const-assigned', { name }, placeOf(identifier));
    if (kind === 'import')
      throw new NotebookError('import-assigned', { name }, placeOf(identifier));
    this.#use(identifier, scope, this.writes);
  }

  #use(identifier: Identifier, scope: Scope, uses: Map<string, Place>): void {
    const { name } = identifier;
    const binding = scope.find(name);
    this.places.add(binding, placeOf(identifier));
    if (binding) {
      binding.used = true;
      if (uses === this.writes) binding.assigned = true;
      return;
    }
    if (name === 'arguments')
      throw new NotebookError('reserved-name', { name }, placeOf(identifier));
    refuseReserved(identifier);
    if (!uses.has(name)) uses.set(name, placeOf(identifier));
  }

  #visitType(node: Node): void {
    if (node.type === 'Identifier') this.typeNames.add(node.name);
    else childrenOf(node).forEach((child) => this.#visitType(child));
  }
}

function refuseReserved(identifier: Identifier): void {
  const { name } = identifier;
  const reserved: readonly string[] = runtimeNames;
  if (reserved.includes(name))
    throw new NotebookError('reserved-name', { name }, placeOf(identifier));
}

/** JavaScript lets a function call something else `undefined`; every reader of the name would get that. */
function refuseConstant(identifier: Identifier): void {
  const { name } = identifier;
  if (/^(?:undefined|NaN|Infinity)$/.test(name))
    throw new NotebookError('reserved-name', { name }, placeOf(identifier));
}

function placeOf(identifier: Identifier): Place {
  const { line = 1, column = 0 } = identifier.loc?.start ?? {};
  return { name: identifier.name, line, column: column + 1 };
}
