// Values that fight back when they are shown: getters, proxies, lies about length, depth, size.
import type { BadInput } from './bad-input.ts';

const ok = (name: string, code: string): BadInput => ({ name, code: `${code};\n42`, ends: 'any' });
const shown = (name: string, value: string): BadInput =>
  ok(
    `shown: ${name}`,
    `const value: any = ${value};\ndisplay(value); print(value); display([value], 'list'); display({ value })`,
  );

export const values: readonly BadInput[] = [
  shown('a getter that throws', `{ get a() { throw new Error('a'); }, b: 1 }`),
  shown('a getter that never returns', `{ get a() { for (;;); } }`),
  shown(
    'a revoked proxy',
    `(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()`,
  ),
  shown(
    'a proxy that throws',
    `new Proxy({}, new Proxy({}, { get() { throw new Error('no'); } }))`,
  ),
  shown(
    'a proxy with endless keys',
    `new Proxy({}, { ownKeys: () => Array.from({ length: 5_000 }, (_, i) => 'k' + i), getOwnPropertyDescriptor: () => ({ value: 1, configurable: true, enumerable: true }) })`,
  ),
  shown(
    'a proxy of an array that lies about its length',
    `new Proxy([], { get: (t, k, r) => (k === 'length' ? 1e15 : Reflect.get(t, k, r)) })`,
  ),
  shown('an object that lies about its length', `{ length: 1e15, [Symbol.iterator]: null }`),
  shown(
    'an array with an endless iterator',
    `Object.assign([{ a: 1 }], { [Symbol.iterator]: function* () { for (;;) yield { a: 1 }; } })`,
  ),
  shown(
    'a map with entries that never end',
    `Object.assign(new Map([[1, 2]]), { entries: function* () { for (;;) yield [1, 2]; } })`,
  ),
  shown(
    'a map whose size throws',
    `Object.defineProperty(new Map([[1, 2]]), 'size', { get() { throw 1; } })`,
  ),
  shown('a thenable', `{ then(resolve: any) { resolve(1); } }`),
  shown(
    'Symbol.toPrimitive that throws',
    `{ [Symbol.toPrimitive]() { throw 1; }, toString() { throw 2; }, toJSON() { throw 3; } }`,
  ),
  shown(
    'Symbol.hasInstance and species',
    `{ [Symbol.hasInstance]() { throw 1; }, constructor: { get [Symbol.species]() { throw 2; } } }`,
  ),
  shown(
    '100 000 keys',
    `Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => ['key' + i, i]))`,
  ),
  shown('100 000 records', `Array.from({ length: 100_000 }, (_, i) => ({ i }))`),
  shown('a sparse array of four thousand million', `new Array(4e9)`),
  shown(
    'an array 100 000 deep',
    `(() => { let list: any = []; for (let i = 0; i < 100_000; i++) list = [list]; return list; })()`,
  ),
  shown(
    'an object that contains itself',
    `(() => { const o: any = { a: [] }; o.a.push(o, o, o); return o; })()`,
  ),
  shown('a number of 100 000 digits', `10n ** 100_000n`),
  shown('a string of 100 MB', `'x'.repeat(100_000_000)`),
  shown('half of a character', `'\\ud83d' + '\\u0000\\u202e\\ufeff'`),
  shown('a key of 10 MB', `{ ['k'.repeat(10_000_000)]: 1 }`),
  shown('the key __proto__', `JSON.parse('{"__proto__": {"kind": "steps"}, "constructor": 1}')`),
  shown('an array with a getter', `Object.defineProperty([1, 2, 3], 1, { get() { throw 1; } })`),
  shown('an invalid date', `new Date(NaN)`),
  shown('an array of symbols', `[Symbol('a'), Symbol.iterator]`),
  shown(
    'a class whose name is a getter that throws',
    `new (class { static get name() { throw 1; } })()`,
  ),
  shown(
    'an error whose message throws',
    `Object.defineProperty(new Error(), 'message', { get() { throw 1; } })`,
  ),
  shown('something that claims to be a tensor', `Object.create(Tensor.prototype)`),
  shown(
    'a tensor with other numbers',
    `Object.defineProperty(zeros([2]), 'array', { value: { data: new Uint8Array(new ArrayBuffer(8), 1, 3), shape: { length: 1e9 }, dtype: () => 1 } })`,
  ),
  shown(
    'a typed array that lies about its length',
    `Object.defineProperty(new Float32Array(3), 'length', { value: 1e9 })`,
  ),
  shown(
    'a detached buffer',
    `(() => { const a = new Float32Array(8); structuredClone(a.buffer, { transfer: [a.buffer] }); return a; })()`,
  ),
  ok('a tensor with 17 axes', `display(zeros(Array.from({ length: 17 }, () => 1)))`),
  ok(
    'labels that are no text',
    `display(1, { length: 3 } as any); display(1, (() => 1) as any); display(1, Symbol('s') as any); display(1, 7 as any)`,
  ),
  ok('a label that throws', `display(1, new Proxy({}, { get() { throw 1; } }) as any)`),
  ok(
    'a title that is no text',
    `plot.line([1, 2], { title: { length: 1, f() {} } as any, x: { label: [() => 1] } as any })`,
  ),
  ok('a figure without data', `plot.line(null as any)`),
  ok('curves of the wrong kind', `plot.line({ a: 5, b: 'text', c: [[1]] } as any)`),
  ok(
    'points that are no numbers',
    `const p = plot.line(); p.push('x' as any, { a: {} as any }); p.push(1n as any, Symbol('s') as any)`,
  ),
  ok(
    'a curve named by a getter that throws',
    `plot.line({ get a() { throw new Error('a'); } } as any)`,
  ),
  ok('a heat map of something else', `plot.heatmap([[1, 2]] as any, { rows: 5 as any })`),
  ok(
    'names of rows that are no text',
    `plot.heatmap(zeros([1, 2]), { rows: [{ length: 1, f() {} }] as any, columns: [1, () => 1] as any })`,
  ),
  ok('a slider without options', `slider('a', undefined as any)`),
  ok(
    'a slider whose bounds are functions',
    `slider('a', { min: (() => 1) as any, max: {} as any })`,
  ),
  ok('a slider whose label is a function', `slider((() => 1) as any, { min: 0, max: 1 })`),
  ok('steps of something else', `steps({ size: 1 } as any)`),
  ok('gradcheck of something else', `gradcheck(null as any, 5 as any)`),
  ok('a surface that gives something else', `plot.surface((() => ({ size: 1e9 })) as any)`),
  {
    name: 'a name that holds a proxy that refuses',
    code: `const held = new Proxy({}, new Proxy({}, { get() { throw 1; } }));\n42`,
    ends: 'ok',
    shows: 42,
  },
  {
    name: 'a name that holds a promise nobody waits for',
    code: `const held = new Promise(() => {});\n42`,
    ends: 'ok',
    shows: 42,
  },
  {
    name: 'nested lists given to tensor(), 100 000 deep',
    code: `let list: any = 1;\nfor (let i = 0; i < 100_000; i++) list = [list];\ntensor(list)`,
    ends: 'error',
    error: 'too-many-axes',
    line: 3,
  },
  {
    name: 'a list that contains itself, given to tensor()',
    code: `const list: any = [];\nlist.push(list);\ntensor(list)`,
    ends: 'error',
    error: 'too-many-axes',
    line: 3,
  },
  {
    name: 'a sparse array given to tensor()',
    code: `tensor(new Array(5))`,
    ends: 'error',
    error: 'not-a-number-element',
    line: 1,
  },
  {
    name: 'an array that lies about its length, given to tensor()',
    code: `tensor(new Proxy([], { get: (t, k, r) => (k === 'length' ? 2 ** 40 : Reflect.get(t, k, r)) }) as any)`,
    ends: 'error',
    error: 'tensor-too-large',
    line: 1,
  },
  {
    name: 'text given to tensor()',
    code: `tensor('123' as any)`,
    ends: 'error',
    error: 'not-a-number-element',
    line: 1,
  },
];
