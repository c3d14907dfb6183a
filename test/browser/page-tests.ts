// Stands in for vitest where its tests run in a page: as much of describe, test and expect as they use. Whatever
// else a test asks for is missing and fails it.

/** A test that failed, and why. */
export interface Failure {
  readonly name: string;
  readonly reason: string;
}

/** What came of all tests. */
export interface Report {
  readonly passed: number;
  readonly failed: readonly Failure[];
}

type Body = (...row: never[]) => unknown;

const tests: { readonly name: string; readonly body: () => unknown }[] = [];
const groups: string[] = [];

/** Runs every test that the files of the bundle describe. */
export async function runTests(): Promise<Report> {
  const failed: Failure[] = [];
  for (const { name, body } of tests) {
    try {
      await body();
    } catch (error) {
      failed.push({ name, reason: String(error) });
    }
  }
  return { passed: tests.length - failed.length, failed };
}

/** A group of tests. */
export function describe(name: string, body: () => void): void {
  groups.push(name);
  body();
  groups.pop();
}
describe.each = (rows: readonly unknown[]) => (name: string, body: Body) =>
  eachRow(rows, (run, row) => describe(`${name} (${row})`, () => void run(body)));

/** One test. */
export function test(name: string, body: () => unknown): void {
  tests.push({ name: [...groups, name].join(' › '), body });
}
test.each = (rows: readonly unknown[]) => (name: string, body: Body) =>
  eachRow(rows, (run, row) => test(`${name} (${row})`, () => run(body)));

/** What is asked of a value. */
export function expect(value: unknown, about = '') {
  const ask = (holds: boolean, what: string) => {
    if (holds) return;
    throw new Error(`${about} ${JSON.stringify(value)} ${what}`);
  };
  const number = value as number;
  return {
    toBe: (other: unknown) => ask(Object.is(value, other), `is not ${String(other)}`),
    toEqual: (other: unknown) => ask(equal(value, other), `is not ${JSON.stringify(other)}`),
    toBeUndefined: () => ask(value === undefined, 'is not undefined'),
    toHaveLength: (length: number) =>
      ask((value as ArrayLike<unknown>).length === length, `has not length ${length}`),
    toBeLessThan: (limit: number) => ask(number < limit, `is not below ${limit}`),
    toBeLessThanOrEqual: (limit: number) => ask(number <= limit, `is above ${limit}`),
    toBeGreaterThan: (limit: number) => ask(number > limit, `is not above ${limit}`),
    toBeCloseTo: (other: number, digits = 2) =>
      ask(Math.abs(number - other) < 10 ** -digits / 2, `is not close to ${other}`),
  };
}

function eachRow(
  rows: readonly unknown[],
  make: (run: (body: Body) => unknown, place: number) => void,
): void {
  rows.forEach((row, place) => {
    const values = (Array.isArray(row) ? row : [row]) as never[];
    make((body) => body(...values), place);
  });
}

function equal(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length && keys.every((key) => equal(one[key], other[key]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
