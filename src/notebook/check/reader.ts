// Reads untrusted plain data: each reader gives a clean copy of what it allows and refuses everything else.
// Leaves what messages look like to the other files of this folder.

/** Gives a checked copy, or throws {@link Refused}. */
export type Reader<Value> = (value: unknown) => Value;

/** Why data were refused. Never leaves this folder. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

export const number: Reader<number> = (value) =>
  typeof value === 'number' ? value : refuse('a number');

/** A whole number from 0 up. */
export const count: Reader<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : refuse('a count');

export const flag: Reader<boolean> = (value) =>
  typeof value === 'boolean' ? value : refuse('true or false');

/** Text of at most `limit` characters. */
export function text(limit: number): Reader<string> {
  return (value) =>
    typeof value === 'string' && value.length <= limit ? value : refuse(`text of ${limit}`);
}

/** One of the words. */
export function word<const Words extends readonly string[]>(
  ...words: Words
): Reader<Words[number]> {
  return (value) => words.find((one) => one === value) ?? refuse(words.join(' | '));
}

export function nullable<Value>(read: Reader<Value>): Reader<Value | null> {
  return (value) => (value === null ? null : read(value));
}

/** A list of at most `limit` items. */
export function list<Value>(read: Reader<Value>, limit: number): Reader<readonly Value[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > limit) return refuse(`a list of ${limit}`);
    const items: Value[] = [];
    // A plain loop: a large trace has tens of thousands of lists.
    for (let at = 0; at < value.length; at++) items.push(read(value[at]));
    return items;
  };
}

/** A list of exactly these. */
export function tuple<Values extends readonly unknown[]>(
  ...readers: { readonly [Place in keyof Values]: Reader<Values[Place]> }
): Reader<Values> {
  return (value) => {
    if (!Array.isArray(value) || value.length !== readers.length) return refuse('a tuple');
    // Each reader gave the value of its place.
    return readers.map((read, place) => read(value[place])) as unknown as Values;
  };
}

/** A record with at most `limit` keys of at most 200 characters. */
export function record<Value>(
  read: Reader<Value>,
  limit: number,
): Reader<Readonly<Record<string, Value>>> {
  return (value) => {
    const entries = Object.entries(object(value));
    if (entries.length > limit) return refuse(`a record of ${limit}`);
    // Object.fromEntries defines own properties, so that even __proto__ is only a name.
    return Object.fromEntries(entries.map(([key, item]) => [text(200)(key), read(item)]));
  };
}

/** Plain data of any form: numbers, words, truth values, and lists and records of them, at most `depth` deep. */
export function plain(depth: number, limit: number): Reader<unknown> {
  return (value) => {
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'string') return text(200)(value);
    if (typeof value !== 'object') return number(value);
    if (depth === 0) return refuse('data that are less deep');
    const inner = plain(depth - 1, limit);
    return Array.isArray(value) ? list(inner, limit)(value) : record(inner, limit)(value);
  };
}

/** The fields of a plain object. A reader made with {@link optional} may find nothing. */
export function fields<Shape extends object>(readers: {
  readonly [Key in keyof Shape]-?: Reader<Shape[Key]>;
}): Reader<Shape> {
  const known = Object.entries(readers) as [string, Reader<unknown>][];
  return (value) => {
    const source = object(value);
    // Assigned one by one, since a large trace has a hundred thousand fields; the keys are our own.
    const found: Record<string, unknown> = {};
    for (const [key, read] of known) {
      const field = read(Object.hasOwn(source, key) ? source[key] : undefined);
      if (field !== undefined) found[key] = field;
    }
    // Every field was read by the reader of its key.
    return found as Shape;
  };
}

/** The objects of a table ({@link tableOf}), at most `limit`: each with all these fields. */
export function table<Row extends object>(
  readers: { readonly [Key in keyof Row]-?: Reader<Row[Key]> },
  limit: number,
): Reader<readonly Row[]> {
  const known = Object.entries(readers) as [string, Reader<unknown>][];
  // Copies of an object that has all the keys are made much faster than objects that get one key after the other.
  const empty = Object.fromEntries(known.map(([key]) => [key, undefined]));
  return (value) => {
    const { length, columns } = fields<{ length: number; columns: object }>({
      length: count,
      columns: object,
    })(value);
    if (length > limit) return refuse(`a table of ${limit}`);
    const rows: Record<string, unknown>[] = [];
    for (let at = 0; at < length; at++) rows.push({ ...empty });
    for (const [key, read] of length === 0 ? [] : known) {
      const column: unknown = Object.hasOwn(columns, key) ? Reflect.get(columns, key) : null;
      if (!Array.isArray(column) || column.length !== length) return refuse(`a list of ${length}`);
      for (let at = 0; at < length; at++) rows[at]![key] = read(column[at]);
    }
    // Every field was read by the reader of its key.
    return rows as Row[];
  };
}

/** A field that may be missing. Its type says `undefined`; the copy simply lacks the key. */
export function optional<Value>(read: Reader<Value>): Reader<Value> {
  // Fields that read as undefined are left out of the copy, as optional ones are.
  return (value) => (value === undefined ? (undefined as Value) : read(value));
}

/** The reader for the value's `key`, which must be one of the table's; the table has a reader for each kind. */
export function oneOf<
  Value extends Readonly<Record<Key, string>>,
  Key extends keyof Value & string,
>(
  key: Key,
  readers: { readonly [Kind in Value[Key]]: Reader<Extract<Value, Readonly<Record<Key, Kind>>>> },
): Reader<Value> {
  const table: ReadonlyMap<unknown, Reader<Value>> = new Map(
    Object.entries<Reader<Value>>(readers),
  );
  return (value) => {
    const reader = table.get(object(value)[key]);
    return reader === undefined ? refuse('a known kind') : reader(value);
  };
}

/** Refuses what does not hold. */
export function ensure(holds: boolean, rule: string): void {
  if (!holds) refuse(rule);
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('an object');
  return value as Readonly<Record<string, unknown>>;
}

function refuse(expected: string): never {
  throw new Refused(`expected ${expected}`);
}
