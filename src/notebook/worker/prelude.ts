// Takes from the worker what reader code must not reach, and freezes what it could spoil. Runs before any of it.
// What is not on the list below is removed, so that what browsers add later is gone too.
import * as engine from '#engine';

/** The names that stay: the language itself, and a few that reach nothing outside. */
const kept = new Set(
  `globalThis undefined NaN Infinity Object Function Array Number Boolean String Symbol BigInt Date Promise
   RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError
   SuppressedError DisposableStack AsyncDisposableStack JSON Math Intl Temporal ArrayBuffer DataView
   Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array
   BigUint64Array Float16Array Float32Array Float64Array Map Set WeakMap WeakSet WeakRef
   FinalizationRegistry Iterator Proxy Reflect parseFloat parseInt isFinite isNaN decodeURI
   decodeURIComponent encodeURI encodeURIComponent escape unescape
   structuredClone
   TextEncoder TextDecoder atob btoa`.split(/\s+/),
);

/**
 * Removes every other global, puts the replacements in place, freezes all built-ins and the engine,
 * and lets the global object take no new names.
 *
 * @throws TypeError when something cannot be taken away: then the worker must not start
 */
export function harden(replacements: Readonly<Record<string, unknown>>): void {
  const now = performance.now.bind(performance);
  removeGlobals();
  const added = { performance: { now: () => now() }, ...replacements };
  for (const [name, value] of Object.entries(added)) {
    Object.defineProperty(globalThis, name, { value, writable: false, configurable: false });
  }
  for (const prototype of assignable()) allowOverrides(prototype);
  const given = [...Object.values(added), ...Object.values(engine)];
  for (const found of reachable([...intrinsics(), ...given])) Object.freeze(found);
  sealGlobals();
}

/** Removes names from the global object and from everything it inherits from, down to Object.prototype. */
function removeGlobals(): void {
  let owner: object | null = globalThis;
  while (owner !== null && owner !== Object.prototype) {
    for (const name of Reflect.ownKeys(owner)) {
      if (typeof name === 'string' && !kept.has(name)) remove(owner, name);
    }
    owner = Reflect.getPrototypeOf(owner);
  }
}

function remove(owner: object, name: string): void {
  if (Reflect.deleteProperty(owner, name)) return;
  const left = Reflect.getOwnPropertyDescriptor(owner, name);
  if (left === undefined) return;
  // Constants of the platform, such as numbers for storage kinds, cannot be removed and do no harm.
  const harmless = 'value' in left && (typeof left.value !== 'object' || left.value === null);
  if (harmless && typeof left.value !== 'function') return;
  if (Reflect.defineProperty(owner, name, { value: undefined, writable: false })) return;
  throw new TypeError(`prelude: ${name} cannot be taken away`);
}

/** Where reader code may well write `this.name = …` or `object.toString = …` on its own objects. */
function assignable(): object[] {
  const errors = [
    Error,
    AggregateError,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  ];
  return [Object.prototype, Function.prototype, ...errors.map((one) => one.prototype as object)];
}

/**
 * A frozen property blocks assignment on everything that inherits it. An accessor in its place lets the
 * inheriting object have its own.
 */
function allowOverrides(prototype: object): void {
  for (const key of Reflect.ownKeys(prototype)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(prototype, key);
    if (descriptor === undefined || !('value' in descriptor)) continue;
    if (!descriptor.configurable || !descriptor.writable) continue;
    const inherited: unknown = descriptor.value;
    Object.defineProperty(prototype, key, {
      get: () => inherited,
      set(this: object, value: unknown) {
        if (this === prototype)
          throw new TypeError(`${String(key)} is built in and cannot be changed`);
        Object.defineProperty(this, key, {
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      },
      enumerable: false,
      configurable: false,
    });
  }
}

/** The language's own objects: those with names, and those reached only through syntax. */
function intrinsics(): unknown[] {
  const named = [...kept]
    .filter((name) => name !== 'globalThis')
    .map((name) => Reflect.get(globalThis, name));
  const unnamed = [
    Reflect.getPrototypeOf(globalThis),
    function* () {},
    async function () {},
    async function* () {},
    [][Symbol.iterator](),
    new Map().entries(),
    new Set().values(),
    ''[Symbol.iterator](),
    /a/[Symbol.matchAll](''),
  ];
  return [...named, ...unnamed];
}

/** Everything that can be reached through properties and prototypes. */
function reachable(roots: readonly unknown[]): Set<object> {
  const found = new Set<object>();
  const add = (value: unknown) => {
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
    if (isObject && value !== globalThis) found.add(value);
  };
  roots.forEach(add);
  // A set grows while it is walked.
  for (const owner of found) {
    add(Reflect.getPrototypeOf(owner));
    for (const key of Reflect.ownKeys(owner)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(owner, key);
      add(descriptor?.value);
      add(descriptor?.get);
      add(descriptor?.set);
    }
  }
  return found;
}

/** What is left on the global object stays as it is, and nothing joins it. */
function sealGlobals(): void {
  for (const name of Reflect.ownKeys(globalThis)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(globalThis, name);
    if (descriptor?.configurable !== true) continue;
    const fixed = 'value' in descriptor ? { writable: false } : {};
    Object.defineProperty(globalThis, name, { ...fixed, configurable: false });
  }
  Object.preventExtensions(globalThis);
}
