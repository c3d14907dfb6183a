// Errors that come when the cell has ended: from timers, and from promises nobody waited for.
import type { BadInput } from './bad-input.ts';

const late = (name: string, code: string, error: string, line: number | null): BadInput => ({
  name,
  code,
  ends: 'ok',
  error,
  line,
  late: true,
});

export const lateErrors: readonly BadInput[] = [
  late(
    'in a timer',
    '1;\nsetTimeout(() => {\n  throw new Error("late");\n}, 10);\n42',
    'javascript',
    3,
  ),
  late('in a timer, an unknown name', 'setTimeout(() => zeross([2]), 10);\n42', 'name-unknown', 1),
  late(
    'in a timer, of the engine',
    '1;\nsetTimeout(() => zeros([2]).matmul(zeros([3])), 10);\n42',
    'inner-sizes-differ',
    2,
  ),
  late(
    'in a timer, a string',
    '1;\nsetTimeout(() => { throw "late"; }, 10);\n42',
    'thrown-value',
    2,
  ),
  late(
    'in an interval',
    'const t = setInterval(() => { clearInterval(t); null!.x; }, 5);\n42',
    'property-of-nothing',
    1,
  ),
  late(
    'in a microtask of a timer',
    '1;\nsetTimeout(() => queueMicrotask(() => {\n  throw new Error("late");\n}), 10);\n42',
    'javascript',
    3,
  ),
  late(
    'in a promise nobody waits for',
    '1;\nPromise.reject(new Error("late"));\n42',
    'javascript',
    2,
  ),
  late(
    'in an asynchronous function nobody waits for',
    'const f = async () => {\n  await 0;\n  throw new Error("late");\n};\nf();\n42',
    'javascript',
    3,
  ),
  late('in a promise, a string', 'Promise.reject("late");\n42', 'thrown-value', null),
  late(
    'in a promise, a proxy that refuses',
    'Promise.reject(new Proxy({}, new Proxy({}, { get() { throw 1; } })));\n42',
    'thrown-value',
    null,
  ),
  late(
    'in a timer with a delay that is no number',
    'setTimeout(() => { throw new Error("late"); }, {} as any);\n42',
    'javascript',
    1,
  ),
];
