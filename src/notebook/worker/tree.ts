// Any JavaScript value as a bounded tree of text, without running a getter.
// Leaves tensors, numbers, strings and tables, which have outputs of their own, to describe.ts.
import { Tensor } from '#engine';
import type { Scalar, TreeNode } from '../output.ts';
import { caps } from '../output.ts';
import { factsOf, type EngineFacts } from './engine-values.ts';

/** Opens a value to a bounded depth. Reading an accessor is shown as `get`, never done. */
export function tree(value: unknown): TreeNode {
  return open(value, caps.treeDepth, { nodes: caps.treeNodes });
}

/** A value in a few words, for lists of names and for console lines. */
export function inWords(value: unknown): string {
  return cut(flatten(open(value, 2, { nodes: 60 })), caps.label);
}

/** The text, shortened to `limit` characters with … at its end; what is no text, in a few words. */
export function cut(text: unknown, limit: number): string {
  // Types bind nobody in a cell: a label may be anything.
  if (typeof text !== 'string') return cut(inWords(text), limit);
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}

/** A number as JavaScript writes it, with the sign of −0. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Lists of names and console lines have less: there, nothing is worked out. */
const factsDepth = 3;

/** So many numbers of a tensor fit a line. */
const smallTensor = 16;

interface Budget {
  nodes: number;
}

function open(value: unknown, depth: number, budget: Budget): TreeNode {
  budget.nodes -= 1;
  if (budget.nodes < 0) return leaf('…');
  if (typeof value === 'function') return leaf(`function ${ownText(value, 'name')}`.trim());
  if (typeof value !== 'object' || value === null) return leaf(primitive(value));
  try {
    return openObject(value, depth, budget);
  } catch {
    // A proxy may refuse any question; that is an answer too.
    return leaf('(unreadable)');
  }
}

function openObject(value: object, depth: number, budget: Budget): TreeNode {
  if (isWholeTensor(value)) return leaf(tensorText(value));
  if (value instanceof Error) return leaf(errorText(value));
  if (ArrayBuffer.isView(value)) return leaf(viewText(value));
  if (Array.isArray(value)) return openArray(value, depth, budget);
  if (value instanceof Map || value instanceof Set) return openCollection(value, depth, budget);
  if (value instanceof Promise) return leaf('Promise: await it for its value');
  const told = factsOf(value);
  if (told !== null) return openFacts(told, depth, budget);
  const name = className(value);
  const keys = Reflect.ownKeys(value);
  if (depth === 0) return leaf(`${name} {…}`);
  const entries = keys
    .slice(0, caps.entries)
    .map((key) => [cut(String(key), caps.label), property(value, key, depth, budget)] as const);
  return { type: 'branch', name, size: keys.length, entries };
}

function openFacts({ name, facts }: EngineFacts, depth: number, budget: Budget): TreeNode {
  if (depth < factsDepth) return leaf(`${name} {…}`);
  const all = facts();
  const entries = all
    .slice(0, caps.entries)
    .map(([key, value]) => [cut(key, caps.label), open(value, depth - 1, budget)] as const);
  return { type: 'branch', name, size: all.length, entries };
}

/** A small tensor tells its numbers too. */
function tensorText({ shape, dtype, data }: Tensor): string {
  const kind = `Tensor [${shape.join(', ')}] ${dtype}`;
  if (data.length === 0 || data.length > smallTensor) return kind;
  const digits = dtype === 'float32' ? 7 : 16;
  const numbers = Array.from(data, (one) =>
    numberText(one === 0 ? one : Number(one.toPrecision(digits))),
  );
  return `${kind} ${nestedText(numbers, shape)}`;
}

function nestedText(texts: readonly string[], [size, ...inner]: readonly number[]): string {
  if (size === undefined) return texts[0] ?? '';
  const step = texts.length / size;
  const parts = Array.from({ length: size }, (_, place) =>
    nestedText(texts.slice(place * step, (place + 1) * step), inner),
  );
  return `[${parts.join(', ')}]`;
}

/** Something may inherit from Tensor without having its numbers. */
function isWholeTensor(value: object): value is Tensor {
  return value instanceof Tensor && Object.hasOwn(value, 'array');
}

function openArray(value: readonly unknown[], depth: number, budget: Budget): TreeNode {
  const shown = Math.min(value.length, caps.entries);
  if (isFlat(value, shown)) return leaf(flatText(value, shown));
  if (depth === 0) return leaf(`Array(${value.length})`);
  const entries = Array.from(
    { length: shown },
    (_, place) => [String(place), property(value, String(place), depth, budget)] as const,
  );
  return { type: 'branch', name: 'Array', size: value.length, entries };
}

function openCollection(
  value: Map<unknown, unknown> | Set<unknown>,
  depth: number,
  budget: Budget,
): TreeNode {
  const isMap = value instanceof Map;
  const name = isMap ? 'Map' : 'Set';
  // The collection's own methods may be the reader's.
  const size = Number(sizeOf(isMap ? Map.prototype : Set.prototype)?.call(value));
  if (depth === 0) return leaf(`${name}(${size})`);
  const entries: (readonly [string, TreeNode])[] = [];
  for (const item of isMap ? Map.prototype.entries.call(value) : Set.prototype.values.call(value)) {
    if (entries.length === caps.entries) break;
    if (isMap && Array.isArray(item)) {
      entries.push([flatten(open(item[0], 0, budget)), open(item[1], depth - 1, budget)]);
    } else entries.push([String(entries.length), open(item, depth - 1, budget)]);
  }
  return { type: 'branch', name, size, entries };
}

function sizeOf(prototype: object): (() => unknown) | undefined {
  return Reflect.getOwnPropertyDescriptor(prototype, 'size')?.get;
}

function property(owner: object, key: string | symbol, depth: number, budget: Budget): TreeNode {
  const descriptor = Reflect.getOwnPropertyDescriptor(owner, key);
  if (descriptor === undefined) return leaf('');
  return 'value' in descriptor ? open(descriptor.value, depth - 1, budget) : leaf('get');
}

/** Whether the first elements are numbers, strings and the like, none behind a getter. */
function isFlat(array: readonly unknown[], count: number): boolean {
  for (let place = 0; place < count; place++) {
    const descriptor = Reflect.getOwnPropertyDescriptor(array, place);
    if (descriptor === undefined || !('value' in descriptor)) return false;
    if (!isScalar(descriptor.value)) return false;
  }
  return true;
}

function flatText(array: readonly unknown[], count: number): string {
  const shown = array.slice(0, count).map(primitive);
  const rest = array.length > count ? [`… ${array.length - count} more`] : [];
  return cut(`[${[...shown, ...rest].join(', ')}]`, caps.text);
}

function viewText(view: ArrayBufferView): string {
  const numbers = view as unknown as ArrayLike<number>;
  if (view instanceof DataView) return `DataView(${view.byteLength})`;
  const shown = Array.from({ length: Math.min(numbers.length, caps.entries) }, (_, place) =>
    numberText(Number(numbers[place])),
  );
  const rest = numbers.length > shown.length ? [`… ${numbers.length - shown.length} more`] : [];
  return `${className(view)} [${[...shown, ...rest].join(', ')}]`;
}

/** Whether a value fits one cell of a table. */
export function isScalar(value: unknown): value is Scalar {
  return value === null || ['number', 'string', 'boolean'].includes(typeof value);
}

function primitive(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(value, caps.label));
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'bigint') return `${cut(String(value), caps.label)}n`;
  return String(value);
}

function errorText(error: Error): string {
  const name = ownText(error, 'name') || className(error);
  return cut(`${name}: ${ownText(error, 'message')}`, caps.label);
}

function className(value: object): string {
  const prototype: unknown = Reflect.getPrototypeOf(value);
  if (prototype === null) return 'Object';
  const maker = Reflect.getOwnPropertyDescriptor(prototype as object, 'constructor');
  const name = typeof maker?.value === 'function' ? ownText(maker.value as object, 'name') : '';
  return cut(name || 'Object', caps.label);
}

function ownText(value: object, key: string): string {
  const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
  return typeof descriptor?.value === 'string' ? cut(descriptor.value, caps.label) : '';
}

function flatten(node: TreeNode): string {
  if (node.type === 'leaf') return node.text;
  const inner = node.entries.map(([key, value]) =>
    node.name === 'Array' ? flatten(value) : `${key}: ${flatten(value)}`,
  );
  const rest = node.size > inner.length ? [`… ${node.size - inner.length} more`] : [];
  const body = [...inner, ...rest].join(', ');
  if (node.name === 'Array') return `[${body}]`;
  return node.name === 'Object' ? `{${body}}` : `${node.name} {${body}}`;
}

function leaf(text: string): TreeNode {
  return { type: 'leaf', text };
}
