// What can go wrong with a reader's cell: every code, its parameters, and the English message.
// Leaves the engine's own errors to #engine, the reader's words for each code to i18n/errors.ts,
// and the JavaScript engine's messages to native-error.ts.

/** The message of each code; `{name}` marks a parameter. */
export const notebookMessages = {
  // Text that cannot be read as a program.
  syntax: '{text}',
  'syntax-unexpected': 'unexpected {found}',
  'syntax-expected': 'expected {expected} but found {found}',
  'syntax-unfinished': 'the cell ends in the middle of a statement',
  'syntax-unclosed': '{bracket} is never closed',
  'syntax-unterminated': 'unterminated {what}',
  'syntax-separator': 'expected a line break or ; before {found}',
  'syntax-character': 'unexpected character {found}; write {instead}',
  'syntax-line-separator': 'an invisible line separator stands here',
  'syntax-reserved-word': '{word} is a word of the language and cannot be a name',
  'syntax-await': 'await stands in a function that is not async',
  'syntax-return': 'return stands outside a function',
  'syntax-jump': '{word} has no loop to act on',
  'syntax-no-value': '{kind} needs a value: const name = value',
  'too-complex': 'the code is nested too deeply',
  'too-long': 'the cell has {length} characters; a cell has at most {limit}',
  'syntax-assignment-target': 'the left side cannot be assigned to',
  'duplicate-name': '{name} is declared twice in this cell',
  'const-assigned': '{name} is a constant and cannot be assigned to',
  'import-assigned': '{name} is imported and cannot be assigned to',
  'reserved-name': '{name} is used by the notebook itself',
  'unsupported-syntax': '{what} is not supported in a cell',
  // The text of a chapter.
  'region-unnamed': 'a region needs a name',
  'region-duplicate': 'region {name} exists already, in line {first}',
  'region-nested': 'region {name} begins inside region {outer}',
  'region-unclosed': 'region {name} has no #endregion',
  'region-unopened': '#endregion without #region',
  'region-flag': 'region {name} has an unknown flag {flag}',
  'code-outside-region': 'code stands outside every region',
  // How cells fit together.
  cycle: 'cells depend on each other: {path}',
  'assign-other-cell': '{name} belongs to cell {owner} and cannot be assigned to here',
  'import-unknown-module': 'there is no module {module}',
  'import-unknown-name': 'module {module} has no {name}',
  'import-no-default': 'module {module} has no default export',
  // Running it.
  'name-unknown': '{name} is not defined',
  'name-too-early': '{name} is used before its declaration',
  'property-of-nothing': 'cannot read {property} of {value}',
  'nothing-there': '{name} is {value}',
  'not-a-function': '{name} is not a function',
  'not-a-class': '{name} is not a class',
  'not-iterable': '{name} cannot be iterated over',
  'property-fixed': '{property} cannot be changed',
  'property-refused': '{property} cannot be added to this object',
  'bad-length': 'a length must be a whole number from 0 up',
  'text-too-long': 'a text is longer than the browser allows',
  'thrown-value': 'the cell threw {value}',
  javascript: '{name}: {message}',
  'out-of-stack': 'functions call each other too deeply',
  'out-of-memory': 'there is not enough memory',
  'late-output': 'this came after its cell had ended',
  'memory-limit': 'the arrays and tensors of the cells take more than {limit} GB',
  'worker-lost': 'the worker that ran this cell was lost',
  'worker-crashed': 'the memory of the process that ran this cell ran out',
  'worker-flooded': 'the cell sent more messages than a page can listen to',
  'cell-unknown': 'there is no cell {name}',
  'cell-duplicate': 'there is a cell {name} already',
  blocked: 'cell {by}, which it depends on, has no values',
  'recording-stopped': 'the recording was stopped',
  'runner-unavailable': 'the browser did not start the runner of cells',
  // What the library of a cell refuses.
  'not-a-scalar': 'steps: needs a tensor with one element, got shape [{shape}]',
  'dataset-unknown': 'dataset: there is no data set {name}; there are {known}',
  'dataset-unavailable': 'dataset: {name} could not be loaded',
  'graph-too-large':
    'the graph has {nodes} tensors with {numbers} numbers; the stepper shows at most {nodeLimit} with {numberLimit}',
  'no-such-backward': 'there is no call {wanted} of backward(): the cell made {count}',
  'outside-cell': '{name} works only inside a cell',
  'figure-shape': '{figure}: expected shape {expected}, got {shape}',
  'figure-value': '{figure}: expected {expected}, got {found}',
  'figure-range': '{figure}: cannot go from {low} to {high}',
  'figure-limit': '{figure}: {count} is outside its limit of {limit}',
  'slider-range':
    'slider {label}: needs min < max and a step above 0, got min {min}, max {max}, step {step}',
  'select-options': 'select {label}: needs options, each once, and {value} among them: {options}',
  'network-layer':
    'network: {layer} is a {kind} layer; only models of dense layers, with activation, dropout and flatten between, can be drawn',
  'network-unbuilt':
    'network: the model has no weights yet; begin it with an input, fit it first, or pass an example',
  'network-count': 'network: {list} holds {count} tensors; {expected} are needed',
} as const;

/** A code of {@link notebookMessages}. */
export type NotebookErrorCode = keyof typeof notebookMessages;

/** Every code, for the check that each has its words in both languages. */
export const notebookErrorCodes = Object.keys(notebookMessages) as readonly NotebookErrorCode[];

/** The parameters of a code: the names between braces in its message, and two that any may have. */
export type ErrorParams<Code extends NotebookErrorCode> = Readonly<
  Record<Placeholder<(typeof notebookMessages)[Code]>, string | number>
> & {
  /** A name that may have been meant. */
  readonly suggestion?: string;
  /** The parser's own name of the rule. */
  readonly reason?: string;
};

type Placeholder<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** An error as plain data: what crosses from the worker to the page and into a recording. */
export interface CellError {
  /** A code of the notebook or of the engine. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** English, or the JavaScript engine's own text. */
  readonly message: string;
  readonly cell: string;
  /** Counted from 1, in the source of `cell`; null where unknown. */
  readonly line: number | null;
  readonly column: number | null;
  /** True when it came after its cell had ended: from a timer, or a promise nobody waited for. */
  readonly late?: boolean;
}

/** Where an error stands, counted from 1; null where unknown. */
export interface ErrorPlace {
  readonly line: number | null;
  readonly column: number | null;
  readonly cell?: string;
}

/** An error of the notebook. Its code and parameters are what the page shows in the reader's language. */
export class NotebookError<Code extends NotebookErrorCode = NotebookErrorCode> extends Error {
  override readonly name = 'NotebookError';
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
  readonly line: number | null;
  readonly column: number | null;
  readonly cell: string | null;

  constructor(code: Code, params: NoInfer<ErrorParams<Code>>, place?: ErrorPlace) {
    super(notebookMessage(code, params));
    this.code = code;
    this.params = params;
    this.line = place?.line ?? null;
    this.column = place?.column ?? null;
    this.cell = place?.cell ?? null;
  }

  /** The same error at another place. */
  movedTo(place: ErrorPlace): NotebookError<Code> {
    return new NotebookError(this.code, this.params as ErrorParams<Code>, place);
  }

  /** The same error as plain data, in a cell. */
  at(cell: string): CellError {
    const { code, params, message, line, column } = this;
    return { code, params, message, cell: this.cell ?? cell, line, column };
  }
}

/** The English message of a code with its parameters filled in. */
export function notebookMessage(
  code: NotebookErrorCode,
  params: Readonly<Record<string, string | number>>,
): string {
  return notebookMessages[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
}

/** For each code the names of its parameters, in the order of the message. */
export const notebookErrorParams: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(notebookMessages).map(([code, message]) => [code, placeholders(message)]),
);

function placeholders(message: string): string[] {
  return Array.from(message.matchAll(/\{(\w+)\}/g), (match) => String(match[1]));
}
