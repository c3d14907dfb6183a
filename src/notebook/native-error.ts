// Recognises what JavaScript engines say (V8, SpiderMonkey, JavaScriptCore), so that the page can say it
// in the reader's language. Leaves finding the line in a stack to the runner.
import { type CellError, type NotebookErrorCode } from './errors.ts';
import { closestName } from './suggestion.ts';

/** What is known of an error that a cell's code caused. */
export interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly line?: number | null;
  readonly column?: number | null;
}

/**
 * A JavaScript engine's error as the notebook's. The message stays the engine's own.
 * An unknown name gets a `suggestion` if one of `knownNames` is near.
 */
export function nativeError(
  error: ErrorLike,
  knownNames: Iterable<string> = [],
): Omit<CellError, 'cell'> {
  const { code, params } = recognise(error);
  const place = { line: error.line ?? null, column: error.column ?? null };
  const suggestion = closestName(params['name'] ?? '', code === 'name-unknown' ? knownNames : []);
  const allParams = suggestion === '' ? params : { ...params, suggestion };
  return { code, params: allParams, message: error.message, ...place };
}

type Params = Readonly<Record<string, string>>;

function recognise(error: ErrorLike): { code: NotebookErrorCode; params: Params } {
  const own = /^(?:Reference|Type|Range|Internal)Error$/.test(error.name);
  for (const [code, pattern] of own ? patterns : []) {
    const match = pattern.exec(error.message);
    if (match) return { code, params: { ...match.groups } };
  }
  return { code: 'javascript', params: { name: error.name, message: error.message } };
}

/** Each browser's wording; a named group is the parameter of that name. */
const patterns: readonly (readonly [NotebookErrorCode, RegExp])[] = [
  ['name-unknown', /^(?<name>\S+) is not defined$/],
  ['name-unknown', /^Can't find variable: (?<name>\S+)$/],
  ['name-too-early', /^Cannot access '(?<name>[^']+)' before initialization\.?$/],
  ['name-too-early', /^can't access lexical declaration '(?<name>[^']+)' before initialization$/],
  [
    'property-of-nothing',
    /^Cannot (?:read|set) properties of (?<value>undefined|null) \((?:read|sett)ing '(?<property>[^']*)'\)$/,
  ],
  [
    'property-of-nothing',
    /^Cannot (?:read|set) property '(?<property>[^']*)' of (?<value>undefined|null)$/,
  ],
  [
    'property-of-nothing',
    /^Cannot destructure property '(?<property>[^']*)' of .* as it is (?<value>undefined|null)\.$/,
  ],
  [
    'property-of-nothing',
    /^can't access property "?(?<property>[^,"]*)"?, .* is (?<value>undefined|null)$/,
  ],
  [
    'property-of-nothing',
    /^(?<value>undefined|null) is not an object \(evaluating '.*?(?:\.|\[)(?<property>[^.[\]']*)\]?'\)$/,
  ],
  ['nothing-there', /^(?<name>.+) is (?<value>undefined|null)$/],
  ['not-a-class', /^(?<name>.+?) is not a constructor(?: \(.*\))?$/],
  ['not-iterable', /^(?<name>.+?) is not iterable(?: \(.*\))?$/],
  ['not-iterable', /^(?<name>.+?) is not a function or its return value is not iterable$/],
  ['not-a-function', /^(?<name>.+?) is not a function(?:\. \(.*\))?$/],
  ['const-assigned', /^invalid assignment to const '(?<name>[^']+)'$/],
  ['out-of-stack', /^(?:Maximum call stack size exceeded\.?|too much recursion)$/],
  [
    'out-of-memory',
    /^(?:Array buffer allocation failed|[Oo]ut of memory|allocation size overflow)$/,
  ],
  ['out-of-memory', /^Invalid typed array length: \d{10,}$/],
  ['out-of-memory', /^invalid or out-of-range array length$/],
];
