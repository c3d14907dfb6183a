// JavaScript's own arrays of numbers as cells get them: the same, but what they take is counted.
// Leaves the counting to memory.ts.
import type { Memory } from './memory.ts';

/** Lists of numbers by name. */
export const numberArrays = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
} as const;

const kinds = { ArrayBuffer, ...numberArrays, BigInt64Array, BigUint64Array } as const;

/** The constructors by name. */
export function countedArrays(memory: Memory): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, counted(kind, memory)]),
  );
}

function counted(kind: (typeof kinds)[keyof typeof kinds], memory: Memory): object {
  const stand: object = new Proxy(kind, {
    construct(target, values: readonly unknown[], asked: new () => unknown) {
      const made = Reflect.construct(target, values, asked === stand ? target : asked) as {
        readonly byteLength: number;
      };
      // A view of a buffer takes nothing of its own.
      if (!(values[0] instanceof ArrayBuffer)) memory.take(made, made.byteLength, 'arrays');
      return made;
    },
  });
  return stand;
}
