// Monaco with the features a cell needs, TypeScript's language service and the engine's own declarations.
// The only importer of monaco-editor; it is loaded with the first edit on a device with a fine pointer.
import { shikiToMonaco } from '@shikijs/monaco';
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/languages/definitions/typescript/register';
import * as typescript from 'monaco-editor/languages/features/typescript/register';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/rename/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/suggest/register';
// The line above registers the commands but not the widget they open.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/features/codicon/register';
// oxlint-disable import/default -- Vite makes the default exports
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import LanguageWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';
// oxlint-enable import/default
import { cellTypes } from 'virtual:cell-types';
import { colourLimits, openHighlighter } from './highlight.ts';

export { monaco };

/** Console and timers exist in a cell; the rest of a page does not. */
const surroundings = `
declare const console: Record<'log' | 'info' | 'warn' | 'error' | 'debug' | 'table', (...values: unknown[]) => void>;
declare function setTimeout(action: () => void, milliseconds?: number): number;
declare function clearTimeout(timer: number): void;
`;

/** Top-level await (1375, 1378) is allowed in a cell, and a reader may declare a name again (2300, 2451). */
const allowed = [1375, 1378, 2300, 2451];

let prepared: Promise<void> | undefined;

/** Makes Monaco ready for cells, once: colours, language service, declarations, theme. */
export function prepareMonaco(): Promise<void> {
  return (prepared ??= prepare());
}

async function prepare(): Promise<void> {
  self.MonacoEnvironment = {
    getWorker: (_, label) => (label === 'typescript' ? new LanguageWorker() : new EditorWorker()),
  };
  const service = typescript.typescriptDefaults;
  service.setCompilerOptions({
    target: typescript.ScriptTarget.ESNext,
    module: typescript.ModuleKind.ESNext,
    moduleResolution: typescript.ModuleResolutionKind.NodeJs,
    lib: ['esnext'],
    strict: true,
    allowNonTsExtensions: true,
    baseUrl: 'file:///nabla/',
    paths: { '#engine': ['engine/index'], '#notebook': ['notebook/cell-library'] },
  });
  service.setDiagnosticsOptions({ diagnosticCodesToIgnore: allowed });
  service.setEagerModelSync(true);
  for (const [path, text] of Object.entries(cellTypes)) service.addExtraLib(text, path);
  service.addExtraLib(surroundings, 'file:///nabla/surroundings.d.ts');
  // The first line takes as long as the grammar's expressions take to compile: no limit, or it stays without colours.
  shikiToMonaco(await openHighlighter(), monaco, colourLimits);
  followTheme();
}

/** The model of a cell, made on the first call; cells see each other's names through their models. */
export function cellModel(name: string, source: string): monaco.editor.ITextModel {
  const uri = monaco.Uri.parse(`file:///cells/${encodeURIComponent(name)}.ts`);
  const known = monaco.editor.getModel(uri);
  if (known !== null) return known;
  const model = monaco.editor.createModel(source, 'typescript', uri);
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  return model;
}

/** Changes a model to `source` as one step of its undo history. */
export function applyEdit(model: monaco.editor.ITextModel, source: string): void {
  const old = model.getValue();
  if (old === source) return;
  const most = Math.min(old.length, source.length);
  let head = 0;
  while (head < most && old[head] === source[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === source.at(-1 - tail)) tail++;
  const range = monaco.Range.fromPositions(
    model.getPositionAt(head),
    model.getPositionAt(old.length - tail),
  );
  const text = source.slice(head, source.length - tail);
  model.pushStackElement();
  model.pushEditOperations([], [{ range, text }], () => null);
  model.pushStackElement();
}

function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const chosen = document.documentElement.dataset['theme'];
    const isDark = chosen === undefined ? dark.matches : chosen === 'dark';
    monaco.editor.setTheme(isDark ? 'nabla-dark' : 'nabla-light');
  };
  apply();
  dark.addEventListener('change', apply);
  new MutationObserver(apply).observe(document.documentElement, {
    attributeFilter: ['data-theme'],
  });
}
