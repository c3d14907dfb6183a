import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { emitCellTypes } from './cell-types.ts';

const { texts } = emitCellTypes(fileURLToPath(new URL('../../', import.meta.url)), [
  'engine/index.ts',
  'notebook/cell-library.ts',
]);

/** The editor's language service over one cell. */
function service(cell: string): ts.LanguageService {
  const name = 'file:///cells/test.ts';
  const files: Record<string, string> = { ...texts, [name]: cell };
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    strict: true,
    lib: ['lib.esnext.d.ts'],
    types: [],
  };
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => Object.keys(files),
    getScriptVersion: () => '1',
    getScriptSnapshot(file) {
      const text = files[file] ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => ts.getDefaultLibFilePath(options),
    fileExists: (file) => file in files || ts.sys.fileExists(file),
    readFile: (file) => files[file] ?? ts.sys.readFile(file),
  });
}

function mistakes(cell: string): string[] {
  return service(cell)
    .getSemanticDiagnostics('file:///cells/test.ts')
    .map((found) => ts.flattenDiagnosticMessageText(found.messageText, '\n'));
}

test('a cell needs no import', () => {
  expect(
    mistakes('const f = (x: Tensor) => x.matmul(tensor([[1]])).sum();\ndisplay(f(eye(2)).item());'),
  ).toEqual([]);
});

test('a mistake is found', () => {
  expect(mistakes('tensor([1]).matmull(3);')).toEqual([expect.stringContaining('matmull')]);
});

test('hovering over a name shows its documentation', () => {
  const cell = 'slider("a", { min: 0, max: 1 });';
  const info = service(cell).getQuickInfoAtPosition('file:///cells/test.ts', 2);
  expect(ts.displayPartsToString(info?.documentation)).toContain('present value');
});

test('what the site itself is built of stays out of a cell', () => {
  expect(Object.keys(texts).some((file) => file.includes('components'))).toBe(false);
  expect(mistakes('createNotebook();')).not.toEqual([]);
});
