// The engine's public names with their TSDoc, read from the sources by the TypeScript API: what the API page lists.
// The only file of the page that knows the TypeScript compiler.
import { basename, dirname, relative, resolve } from 'node:path';
import ts from 'typescript';

/** Names that one file of the engine gives, in the order of index.ts. */
export interface ApiGroup {
  /** Name of the file without its ending; also the group's address on the page. */
  readonly id: string;
  /** The file, below the folder of the entry: `ops/matmul.ts`. */
  readonly file: string;
  /** The first sentence of the file's header comment, without its full stop. */
  readonly title: string;
  readonly names: readonly ApiName[];
}

/** One public name. */
export interface ApiName {
  readonly name: string;
  /** The declaration without its body. */
  readonly signature: string;
  readonly doc: ApiDoc;
  /** Public members of a class, or the functions of an object of functions. */
  readonly members: readonly ApiMember[];
}

export interface ApiMember {
  readonly name: string;
  readonly signature: string;
  readonly doc: ApiDoc;
}

/** A TSDoc comment: paragraphs, what is thrown, and what other libraries call the same. */
export interface ApiDoc {
  readonly paragraphs: readonly string[];
  readonly throws: readonly string[];
  /** `np.sin`, `torch.sin` …, from the tag `@peers`. */
  readonly peers: readonly string[];
}

const read = new Map<string, readonly ApiGroup[]>();

/** The exports of an entry file, grouped by the file that declares them, in its order. Read once for all pages. */
export function readApi(entry: string): readonly ApiGroup[] {
  const path = resolve(entry);
  const groups = read.get(path) ?? readGroups(path);
  read.set(path, groups);
  return groups;
}

function readGroups(path: string): readonly ApiGroup[] {
  const program = ts.createProgram([path], {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
  });
  const source = program.getSourceFile(path);
  if (source === undefined) throw new Error(`api: no such file: ${path}`);
  const checker = program.getTypeChecker();
  const groups = new Map<ts.SourceFile, ApiName[]>();
  for (const symbol of exportsInOrder(source, checker)) {
    const declaration = symbol.declarations?.[0];
    if (declaration === undefined) throw new Error(`api: ${symbol.name} is declared nowhere`);
    const file = declaration.getSourceFile();
    const group = groups.get(file) ?? [];
    groups.set(file, [...group, describe(symbol, checker)]);
  }
  return [...groups].map(([file, names]) => ({
    id: basename(file.fileName, '.ts'),
    file: relative(dirname(path), file.fileName),
    title: firstSentence(headerOf(file)),
    names,
  }));
}

/** In the order of the entry's lines; what one `export *` brings keeps the order of its own file. */
function exportsInOrder(source: ts.SourceFile, checker: ts.TypeChecker): readonly ts.Symbol[] {
  const module = checker.getSymbolAtLocation(source);
  const symbols = module === undefined ? [] : checker.getExportsOfModule(module);
  const stars = new Map(
    source.statements.filter(ts.isExportDeclaration).map((statement) => {
      const from = statement.moduleSpecifier;
      const file = from && checker.getSymbolAtLocation(from)?.declarations?.[0];
      return [file, statement.pos] as const;
    }),
  );
  const line = (symbol: ts.Symbol): number => {
    const declaration = symbol.declarations?.[0];
    const file = declaration?.getSourceFile();
    return (file === source ? declaration?.pos : stars.get(file)) ?? 0;
  };
  const place = (symbol: ts.Symbol): number => symbol.declarations?.[0]?.pos ?? 0;
  return symbols
    .toSorted((a, b) => line(a) - line(b) || place(a) - place(b))
    .map((symbol) =>
      symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    );
}

function describe(symbol: ts.Symbol, checker: ts.TypeChecker): ApiName {
  const declarations = symbol.declarations ?? [];
  const main = declarations[0];
  if (main === undefined) throw new Error(`api: ${symbol.name} is declared nowhere`);
  const members = declarations.flatMap((declaration) => membersOf(declaration, checker));
  return { name: symbol.name, signature: signatureOf(main), doc: docOf(main), members };
}

function membersOf(declaration: ts.Declaration, checker: ts.TypeChecker): readonly ApiMember[] {
  if (ts.isClassDeclaration(declaration)) return declaration.members.flatMap(describeMember);
  if (!ts.isVariableDeclaration(declaration)) return [];
  const value = declaration.initializer;
  const object = value !== undefined && ts.isAsExpression(value) ? value.expression : value;
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return [];
  return object.properties.flatMap((property) => describeProperty(property, checker));
}

/** A function that an object names, as where it is declared. */
function describeProperty(
  property: ts.ObjectLiteralElementLike,
  checker: ts.TypeChecker,
): readonly ApiMember[] {
  if (!ts.isShorthandPropertyAssignment(property)) return [];
  const local = checker.getShorthandAssignmentValueSymbol(property);
  if (local === undefined) return [];
  const symbol = local.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(local) : local;
  const declaration = symbol.declarations?.[0];
  if (declaration === undefined || !ts.isFunctionDeclaration(declaration)) return [];
  const signature = signatureOf(declaration).replace(/^function /, '');
  return [{ name: property.name.text, signature, doc: docOf(declaration) }];
}

function describeMember(member: ts.ClassElement): readonly ApiMember[] {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  if (member.name === undefined || ts.isPrivateIdentifier(member.name)) return [];
  if (ts.getCombinedModifierFlags(member) & hidden) return [];
  const doc = docOf(member);
  // A member without a comment is the engine's own business (overloads, storage).
  if (doc.paragraphs.length === 0) return [];
  return [{ name: member.name.getText(), signature: signatureOf(member), doc }];
}

/** The source of a declaration up to its body or value, on one line; types are shown whole. */
function signatureOf(node: ts.Declaration): string {
  if (ts.isVariableDeclaration(node)) return `const ${node.name.getText()}`;
  if (ts.isClassDeclaration(node)) return `class ${node.name?.text ?? ''}`;
  const text = withoutComments(node);
  const body = bodyOf(node);
  const end = body === undefined ? text.length : text.length - withoutComments(body).length;
  return text
    .slice(0, end)
    .replace(/^(export|readonly)\s+/, '')
    .replace(/\s+/g, ' ')
    .replace(/;?\s*$/, '');
}

function bodyOf(node: ts.Declaration): ts.Node | undefined {
  if (ts.isFunctionLike(node) && 'body' in node) return node.body as ts.Node | undefined;
  return undefined;
}

function withoutComments(node: ts.Node): string {
  return ts
    .createPrinter({ removeComments: true })
    .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
}

function docOf(node: ts.Node): ApiDoc {
  const owner = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  const comments = ts.getJSDocCommentsAndTags(owner).filter(ts.isJSDoc);
  const text = comments.map((comment) => plain(comment.comment)).join('\n\n');
  const tagged = (name: string) =>
    ts
      .getJSDocTags(owner)
      .filter((tag) => tag.tagName.text === name)
      .map((tag) => plain(tag.comment));
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
  return {
    paragraphs: paragraphs.filter((paragraph) => paragraph !== ''),
    throws: tagged('throws'),
    peers: tagged('peers').flatMap((list) => list.split(/\s*,\s*/)),
  };
}

function plain(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  return ts.getTextOfJSDocComment(comment)?.replace(/\{@link\s+([^}]+)\}/g, '`$1`') ?? '';
}

function headerOf(file: ts.SourceFile): string {
  const ranges = ts.getLeadingCommentRanges(file.text, 0) ?? [];
  return ranges.map(({ pos, end }) => file.text.slice(pos, end).replace(/^\/\/\s?/, '')).join(' ');
}

function firstSentence(text: string): string {
  return /^.*?(?=\.(?:\s|$))/.exec(text)?.[0] ?? text;
}
