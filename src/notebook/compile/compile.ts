// Turns the text of a cell into a Unit: JavaScript with the reader's lines and columns, and its names.
// Leaves joining cells to graph.ts and running them to the runner.
import { startOf, type ImportDeclaration, type Statement } from './ast.ts';
import { blankTypes } from './blank-types.ts';
import { refuseEarlyErrors } from './early-errors.ts';
import { Edits } from './edits.ts';
import { findFunctions } from './own-functions.ts';
import { instrument } from './instrument/instrument.ts';
import { showLast } from './instrument/last.ts';
import { withinLimits } from './limits.ts';
import { parse } from './parse.ts';
import { blankScriptNames } from './script-names.ts';
import { findReferences } from './scopes/references.ts';
import type { SourceText } from './source-text.ts';
import type { Import, ImportedName, Unit } from './unit.ts';
import { refuseUnsupported } from './unsupported.ts';

/**
 * Compiles a cell.
 * @param options.instrument false leaves out what instrument/ adds
 * @throws NotebookError where the text is no program that a cell can be
 */
export function compile(text: string, options: { instrument?: boolean } = {}): Unit {
  return withinLimits(text, () => compileText(text, options));
}

function compileText(text: string, options: { instrument?: boolean }): Unit {
  const cell = parse(text);
  const { source, statements } = cell;
  statements.forEach(refuseUnsupported);
  const references = findReferences(statements);
  const { declares, declaredAt, reads, writes, names, typeOnlyImports } = references;
  const page = { cell, edits: new Edits(source) };
  const instrumented = options.instrument !== false;
  const showsLast = instrumented && showLast(page);
  const stretches = instrumented ? instrument(page, statements) : [];
  for (const statement of statements) blankTypes(page, statement);
  blankScriptNames(page);
  const { js, inserts } = page.edits.print();
  refuseEarlyErrors(js, inserts);
  const imports = importsOf(statements, typeOnlyImports, source);
  const functions = findFunctions(page, references);
  const known = { declares, declaredAt, reads, writes, names };
  return { js, ...known, imports, inserts, showsLast, functions, stretches };
}

function importsOf(
  statements: readonly Statement[],
  typeOnly: ReadonlySet<string>,
  source: SourceText,
): Import[] {
  const declarations = statements
    .filter((one) => one.type === 'ImportDeclaration')
    .filter(({ importKind }) => importKind !== 'type');
  return declarations.flatMap((declaration) => {
    const names = importedNames(declaration, source);
    const used = names.filter(({ local }) => !typeOnly.has(local));
    if (declaration.specifiers.length > 0 && used.length === 0) return [];
    const from = declaration.source.value;
    return { from, ...source.place(startOf(declaration.source)), names: used };
  });
}

function importedNames({ specifiers }: ImportDeclaration, source: SourceText): ImportedName[] {
  return specifiers.flatMap((specifier) => {
    if (specifier.type === 'ImportSpecifier' && specifier.importKind === 'type') return [];
    const place = source.place(startOf(specifier));
    return { local: specifier.local.name, imported: importedName(specifier), ...place };
  });
}

function importedName(specifier: ImportDeclaration['specifiers'][number]): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  const { imported } = specifier;
  return imported.type === 'Identifier' ? imported.name : imported.value;
}
