// #notebook: what pages and cells may name. Light to import: the parser, the engine and the worker come later.
export { createNotebook } from './notebook.ts';
export type { Notebook, NotebookEvent, NotebookOptions } from './notebook.ts';
export type { CellView, RecordedCell, State } from './cell-view.ts';
export { parseChapter } from './parse-chapter.ts';
export type { CellSpec } from './parse-chapter.ts';
export type { CodeName, Unit } from './compile/unit.ts';
export type { CodeSymbol } from './symbols.ts';
export { NotebookError } from './errors.ts';
export type { CellError } from './errors.ts';
export { caps } from './output.ts';
export type * from './output.ts';
export type * from './trace.ts';
export { openExplainer } from './explainer/open-explainer.ts';
export type * from './explainer/explanation.ts';
export { parse, parseOutputs, serialize, serializeOutputs } from './serialize.ts';
export { createFrameRunner } from './frame-runner.ts';
export type { Runner, RunnerStatus } from './runner.ts';
export type { DatasetName, Datasets, LabelledRows, LoadDataset } from './datasets.ts';

// What a cell may call.
export {
  dataset,
  display,
  gradcheck,
  network,
  plot,
  print,
  select,
  slider,
  steps,
} from './cell-library.ts';
export type * from './cell-library.ts';
