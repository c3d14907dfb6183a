// Declarations for the editor, made from our own sources: the engine and what a cell may call, as every cell sees
// them. Runs at build time. Leaves handing them to the page to types-plugin.ts.
import path from 'node:path';
import ts from 'typescript';

/** Where the sources stand in the editor's world. */
const world = 'file:///nabla/';

/** Declaration texts by path, `globals.d.ts` among them, and the files they were made of. */
export interface CellTypes {
  readonly texts: Readonly<Record<string, string>>;
  readonly sources: readonly string[];
}

/**
 * Emits declarations of everything `entries` reach below `folder`, and one file that declares each exported
 * name of the entries as a global with its documentation: in a cell nothing has to be imported.
 */
export function emitCellTypes(folder: string, entries: readonly string[]): CellTypes {
  const roots = entries.map((entry) => path.resolve(folder, entry));
  const program = ts.createProgram(roots, {
    ...cellOptions,
    paths: modulePaths(folder),
    declaration: true,
    emitDeclarationOnly: true,
    skipLibCheck: true,
    types: [],
    rootDir: folder,
    outDir: folder,
  });
  const texts: Record<string, string> = {};
  program.emit(undefined, (file, text) => {
    texts[world + relative(folder, file)] = withResolvableImports(text, folder, file);
  });
  texts[`${world}globals.d.ts`] = globals(program, folder, roots);
  const sources = program.getSourceFiles().map((file) => file.fileName);
  return { texts, sources: sources.filter((file) => !file.includes('node_modules')) };
}

/** How a cell is checked: strict, without what only matters to code that ships (as the chapters' tsconfig). */
const cellOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  strict: true,
};

function modulePaths(folder: string): Record<string, string[]> {
  return {
    '#engine': [path.join(folder, 'engine/index.ts')],
    '#notebook': [path.join(folder, 'notebook/index.ts')],
  };
}

/** The editor resolves `./tensor.js` to `tensor.d.ts`, but not `./tensor.ts`, and knows no `#engine`. */
function withResolvableImports(text: string, folder: string, file: string): string {
  const from = path.dirname(relative(folder, file));
  const toModule = (name: string) => {
    const way = path.posix.relative(from, `${name}/index.js`);
    return way.startsWith('.') ? way : `./${way}`;
  };
  return text
    .replace(/(['"])#(engine|notebook)\1/g, (_, _quote, name: string) => `'${toModule(name)}'`)
    .replace(/(from |import\()(['"])(\.[^'"]*)\.ts\2/g, '$1$2$3.js$2');
}

function globals(program: ts.Program, folder: string, roots: readonly string[]): string {
  const checker = program.getTypeChecker();
  const lines = roots.flatMap((root) => {
    const file = program.getSourceFile(root);
    const module = file && checker.getSymbolAtLocation(file);
    if (module === undefined)
      throw new Error(`cell types: ${relative(folder, root)} exports nothing`);
    const from = `./${relative(folder, root).replace(/\.ts$/, '.js')}`;
    return checker
      .getExportsOfModule(module)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((symbol) => declareGlobal(checker, symbol, from));
  });
  return `export {};\ndeclare global {\n${lines.join('\n')}\n}\n`;
}

/** A value as `const`, a type as `type`, a class as both. */
function declareGlobal(checker: ts.TypeChecker, symbol: ts.Symbol, from: string): string[] {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const place = `import('${from}').${symbol.name}`;
  const parameters = typeParameters(target);
  const comment = documentation(target);
  const lines: string[] = [];
  if (target.flags & ts.SymbolFlags.Value)
    lines.push(`${comment}const ${symbol.name}: typeof ${place};`);
  if (target.flags & ts.SymbolFlags.Type)
    lines.push(
      `${comment}type ${symbol.name}${bracket(parameters.declared)} = ${place}${bracket(parameters.names)};`,
    );
  return lines;
}

/** The JSDoc of a name as it stands in the source, so that hovering over the global shows it. */
function documentation(symbol: ts.Symbol): string {
  const comments = (symbol.declarations ?? []).flatMap((declaration) =>
    ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc),
  );
  return comments.map((comment) => `${comment.getText()}\n`).join('');
}

function typeParameters(symbol: ts.Symbol): { declared: string[]; names: string[] } {
  const parameters = (symbol.declarations ?? [])
    .filter(
      (declaration) =>
        ts.isClassDeclaration(declaration) ||
        ts.isInterfaceDeclaration(declaration) ||
        ts.isTypeAliasDeclaration(declaration),
    )
    .flatMap((declaration) => declaration.typeParameters ?? []);
  return {
    declared: parameters.map((parameter) => parameter.getText()),
    names: parameters.map((parameter) => parameter.name.text),
  };
}

function bracket(parameters: readonly string[]): string {
  return parameters.length === 0 ? '' : `<${parameters.join(', ')}>`;
}

function relative(folder: string, file: string): string {
  return path.relative(folder, path.resolve(file)).split(path.sep).join('/');
}
