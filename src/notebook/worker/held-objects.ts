// Every object that values hold, however deep. Leaves what that means to kept-values.ts.
import { Layer, Tensor } from '#engine';
import { partsOf } from './kept-models.ts';

/** Every object that the values hold; null where there are more than `limit`. */
export function objectsIn(values: Iterable<unknown>, limit: number): ReadonlySet<object> | null {
  const found = new Set<object>();
  const add = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) found.add(value);
  };
  for (const value of values) add(value);
  // A set grows while it is walked.
  for (const object of found) {
    if (found.size > limit) return null;
    for (const inner of contents(object)) add(inner);
  }
  return found;
}

function contents(object: object): unknown[] {
  try {
    if (object instanceof Tensor) return [object.data, object.grad];
    if (ArrayBuffer.isView(object)) return [];
    if (object instanceof Map) return [...object.keys(), ...object.values()];
    if (object instanceof Set) return [...object];
    const own = Reflect.ownKeys(object).map((key) => {
      const found = Reflect.getOwnPropertyDescriptor(object, key);
      return found !== undefined && 'value' in found ? found.value : undefined;
    });
    return object instanceof Layer ? [...own, ...partsOf(object)] : own;
  } catch {
    // A proxy that refuses hides what it holds; nothing of it can be recognised.
    return [];
  }
}
