// Monaco over a cell's code: takes over from the textarea without a shift, keeping text, caret and selection.
// The lines below stay and carry numbers, grounds and underlines. Leaves loading Monaco to monaco.ts.
import type { editor as monacoEditor, IPosition } from 'monaco-editor/editor';
import type { LiveCell } from './live-cell.ts';

type Editor = monacoEditor.IStandaloneCodeEditor;

/** A cell's Monaco. */
export interface RichEditor {
  focus(offset: number): void;
  /** Takes a text that was not typed here. */
  setSource(source: string): void;
  /** Whether Tab indents instead of leaving the code. */
  setTabIndents(indents: boolean): void;
  describeBy(id: string): void;
}

/** Whether this device and width call for Monaco: a fine pointer, and lines that do not wrap. */
export function wantsRichEditor(): boolean {
  return matchMedia('(pointer: fine) and (min-width: 720px)').matches;
}

/** Loads Monaco and lets it take over from the cell's open textarea. Rejects where Monaco cannot be loaded. */
export async function openRichEditor(
  cell: LiveCell,
  others: readonly { readonly name: string; readonly source: string }[],
  language: string,
): Promise<RichEditor> {
  // Monaco reads its own words while its modules load.
  if (language === 'zh-cn') await import('monaco-editor/nls/lang/zh-cn');
  const { applyEdit, cellModel, monaco, prepareMonaco } = await import('./monaco.ts');
  await Promise.all([prepareMonaco(), document.fonts.load(`15px ${fontOf(cell).fontFamily}`)]);
  for (const other of others) applyEdit(cellModel(other.name, other.source), other.source);
  const model = cellModel(cell.name, cell.original);
  applyEdit(model, cell.original);
  applyEdit(model, cell.source);
  const box = document.createElement('div');
  box.className = 'rich-editor';
  cell.code.append(box);
  const editor = monaco.editor.create(box, { model, ...optionsFor(cell) });
  const fit = () => editor.layout({ width: box.clientWidth, height: box.clientHeight });
  fit();
  colourNow(model);
  await notComposing(cell.area);
  await frames(2);
  applyEdit(model, cell.source);
  follow(cell, editor, box, fit);
  swap(cell, editor);
  return {
    focus(offset) {
      editor.setPosition(model.getPositionAt(offset));
      editor.focus();
    },
    setSource: (source) => applyEdit(model, source),
    setTabIndents: (indents) => editor.updateOptions({ tabFocusMode: !indents }),
    describeBy: (id) =>
      box.querySelector('textarea, .native-edit-context')?.setAttribute('aria-describedby', id),
  };
}

/** The measures of the lines below, so that no letter moves. */
function optionsFor(cell: LiveCell): monacoEditor.IStandaloneEditorConstructionOptions {
  const { paddingLeft } = getComputedStyle(cell.lines.firstElementChild ?? cell.lines);
  return {
    ...fontOf(cell),
    fontLigatures: false,
    ariaLabel: cell.code.getAttribute('aria-label') ?? '',
    lineNumbers: 'off',
    glyphMargin: false,
    folding: false,
    lineNumbersMinChars: 0,
    lineDecorationsWidth: Number.parseFloat(paddingLeft),
    padding: { top: 12, bottom: 12 },
    scrollbar: { vertical: 'hidden', horizontal: 'hidden', handleMouseWheel: false },
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 0,
    minimap: { enabled: false },
    bracketPairColorization: { enabled: false },
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: 'none',
    renderWhitespace: 'none',
    guides: { indentation: false, bracketPairs: false },
    stickyScroll: { enabled: false },
    occurrencesHighlight: 'off',
    selectionHighlight: false,
    roundedSelection: false,
    wordWrap: 'off',
    wordBasedSuggestions: 'off',
    fixedOverflowWidgets: true,
    unicodeHighlight: { ambiguousCharacters: false },
    tabSize: 2,
  };
}

function fontOf(cell: LiveCell) {
  const style = getComputedStyle(cell.lines);
  return {
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    lineHeight: Number.parseFloat(style.lineHeight),
  };
}

/** Keeps page and editor together: text, size, and a caret that stays in sight. */
function follow(cell: LiveCell, editor: Editor, box: HTMLElement, fit: () => void): void {
  editor.onDidChangeModelContent(() => {
    cell.edit(editor.getValue());
    fit();
  });
  // The box is as large as its text: what scrolls is the code block and the page.
  editor.onDidScrollChange(({ scrollTop, scrollLeft }) => {
    if (scrollTop !== 0 || scrollLeft !== 0)
      editor.setScrollPosition({ scrollTop: 0, scrollLeft: 0 });
  });
  editor.onDidChangeCursorPosition(({ position }) => {
    if (editor.hasTextFocus()) showCaret(cell, editor, box, position);
  });
  const observer = new ResizeObserver(() => {
    editor.updateOptions(fontOf(cell));
    fit();
  });
  observer.observe(box);
}

function showCaret(cell: LiveCell, editor: Editor, box: HTMLElement, position: IPosition): void {
  const at = editor.getScrolledVisiblePosition(position);
  if (at === null) return;
  const { code } = cell;
  const margin = 24;
  if (at.left - margin < code.scrollLeft) code.scrollLeft = Math.max(0, at.left - 2 * margin);
  const over = at.left + margin - code.scrollLeft - code.clientWidth;
  if (over > 0) code.scrollLeft += over;
  const top = box.getBoundingClientRect().top + at.top;
  // What the page's own header covers is out of sight as well.
  const covered =
    Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || margin;
  const below = top + at.height + margin - innerHeight;
  if (below > 0) scrollBy({ top: below, behavior: 'instant' });
  else if (top < covered) scrollBy({ top: top - covered, behavior: 'instant' });
}

/** Monaco colours when it is idle, which may be seconds later; the lines it covers are coloured already. */
function colourNow(model: monacoEditor.ITextModel): void {
  // Not part of Monaco's public types. Without it the colours come late, and nothing else is lost.
  const { tokenization } = model as { tokenization?: { forceTokenization(line: number): void } };
  tokenization?.forceTokenization(model.getLineCount());
}

/** Shows Monaco where the textarea was, in the same frame. */
function swap(cell: LiveCell, editor: Editor): void {
  const { area, code } = cell;
  const model = editor.getModel();
  if (area !== undefined && model !== null) {
    const start = model.getPositionAt(area.selectionStart);
    const end = model.getPositionAt(area.selectionEnd);
    const backward = area.selectionDirection === 'backward';
    const [anchor, active] = backward ? [end, start] : [start, end];
    editor.setSelection({
      selectionStartLineNumber: anchor.lineNumber,
      selectionStartColumn: anchor.column,
      positionLineNumber: active.lineNumber,
      positionColumn: active.column,
    });
  }
  const focused = document.activeElement === area;
  code.classList.add('rich');
  if (focused) editor.focus();
}

/** Resolves when no text is being composed by an input method. */
async function notComposing(area: HTMLTextAreaElement | undefined): Promise<void> {
  while (area?.hasAttribute('data-composing') === true)
    await new Promise((resolve) =>
      area.addEventListener('compositionend', resolve, { once: true }),
    );
}

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++)
    await new Promise((resolve) => requestAnimationFrame(resolve));
}
