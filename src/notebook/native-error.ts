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
  ['name-unknown', /^assignment to undeclared variable (?<name>\S+)$/],
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
    /^can't access property "?(?<property>[^,"]*)"? of (?<value>undefined|null)$/,
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
  ['property-fixed', /^Cannot assign to read only property '(?<property>[^']*)' of /],
  ['property-fixed', /^"(?<property>[^"]*)" is read-only$/],
  ['property-fixed', /^Cannot set property (?<property>\S+) of .* which has only a getter$/],
  ['property-fixed', /^setting getter-only property "(?<property>[^"]*)"$/],
  ['property-fixed', /^Cannot delete property '(?<property>[^']*)' of /],
  ['property-fixed', /^property "(?<property>[^"]*)" is non-configurable and can't be deleted$/],
  ['property-fixed', /^(?<property>\S+) is built in and cannot be changed$/],
  [
    'property-refused',
    /^Cannot (?:add|define) property (?<property>.+), object is not extensible$/,
  ],
  ['property-refused', /^can't define property "(?<property>[^"]*)": .+ is not extensible$/],
  ['bad-length', /^Invalid (?:typed array|array|array buffer) length(?:: .*)?$/],
  ['bad-length', /^Failed to set the 'length' property on 'Array': Invalid array length$/],
  ['bad-length', /^invalid (?:array length|or out-of-range index)$/],
  ['text-too-long', /^Invalid string length$/],
  ['text-too-long', /^repeat count must be less than infinity and not overflow .*$/],
  ['text-too-long', /^allocation size overflow$/],
  ['out-of-stack', /^(?:Maximum call stack size exceeded\.?|too much recursion)$/],
  ['out-of-memory', /^(?:Array buffer allocation failed|[Oo]ut of memory)$/],
];
