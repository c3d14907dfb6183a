import { describe, expect, test } from 'vitest';
import { nativeError } from './native-error.ts';

describe('the same mistake has the same code in every browser', () => {
  test.each([
    ['ReferenceError', 'x is not defined', 'name-unknown', { name: 'x' }],
    ['ReferenceError', "Can't find variable: x", 'name-unknown', { name: 'x' }],
    ['ReferenceError', "Cannot access 'x' before initialization", 'name-too-early', { name: 'x' }],
    ['ReferenceError', "Cannot access 'x' before initialization.", 'name-too-early', { name: 'x' }],
    [
      'ReferenceError',
      "can't access lexical declaration 'x' before initialization",
      'name-too-early',
      { name: 'x' },
    ],
    [
      'TypeError',
      "Cannot read properties of undefined (reading 'shape')",
      'property-of-nothing',
      { property: 'shape', value: 'undefined' },
    ],
    [
      'TypeError',
      "Cannot set properties of null (setting 'grad')",
      'property-of-nothing',
      { property: 'grad', value: 'null' },
    ],
    [
      'TypeError',
      "Cannot destructure property 'a' of 'b' as it is undefined.",
      'property-of-nothing',
      { property: 'a', value: 'undefined' },
    ],
    [
      'TypeError',
      'can\'t access property "shape", x.y is undefined',
      'property-of-nothing',
      { property: 'shape', value: 'undefined' },
    ],
    [
      'TypeError',
      "undefined is not an object (evaluating 'x.y.shape')",
      'property-of-nothing',
      { property: 'shape', value: 'undefined' },
    ],
    ['TypeError', 'x is null', 'nothing-there', { name: 'x', value: 'null' }],
    ['TypeError', 'x.foo is not a function', 'not-a-function', { name: 'x.foo' }],
    [
      'TypeError',
      "x.foo is not a function. (In 'x.foo()', 'x.foo' is undefined)",
      'not-a-function',
      { name: 'x.foo' },
    ],
    ['TypeError', 'tensor is not a constructor', 'not-a-class', { name: 'tensor' }],
    ['TypeError', 'x is not iterable', 'not-iterable', { name: 'x' }],
    ['TypeError', "invalid assignment to const 'x'", 'const-assigned', { name: 'x' }],
    ['RangeError', 'Maximum call stack size exceeded', 'out-of-stack', {}],
    ['RangeError', 'Maximum call stack size exceeded.', 'out-of-stack', {}],
    ['InternalError', 'too much recursion', 'out-of-stack', {}],
    ['RangeError', 'Array buffer allocation failed', 'out-of-memory', {}],
    ['RangeError', 'Invalid typed array length: 10000000000', 'bad-length', {}],
    ['RangeError', 'Invalid array length', 'bad-length', {}],
    ['RangeError', 'invalid array length', 'bad-length', {}],
    ['RangeError', 'Invalid string length', 'text-too-long', {}],
    ['InternalError', 'allocation size overflow', 'text-too-long', {}],
    ['ReferenceError', 'assignment to undeclared variable x', 'name-unknown', { name: 'x' }],
    [
      'TypeError',
      'can\'t access property "f" of null',
      'property-of-nothing',
      { property: 'f', value: 'null' },
    ],
    [
      'TypeError',
      "Cannot assign to read only property 'max' of object '#<Object>'",
      'property-fixed',
      { property: 'max' },
    ],
    ['TypeError', '"max" is read-only', 'property-fixed', { property: 'max' }],
    [
      'TypeError',
      'Cannot add property x, object is not extensible',
      'property-refused',
      { property: 'x' },
    ],
    [
      'TypeError',
      'can\'t define property "x": Object is not extensible',
      'property-refused',
      { property: 'x' },
    ],
    ['Error', 'x is not defined', 'javascript', { name: 'Error', message: 'x is not defined' }],
  ])('%s: %s', (name, message, code, params) => {
    expect(nativeError({ name, message })).toEqual({
      code,
      params,
      message,
      line: null,
      column: null,
    });
  });
});

test('this engine’s own messages are recognised', () => {
  const nothing: { a?: { b: number } } = JSON.parse('{}');
  const code = (run: () => unknown): string => {
    try {
      return String(run());
    } catch (error) {
      return error instanceof Error ? nativeError(error).code : '';
    }
  };
  const forever = (): unknown => [forever()];
  expect(code(() => Reflect.construct(Function, ['return $missing'])())).toBe('name-unknown');
  expect(code(() => (nothing.a as { b: number }).b)).toBe('property-of-nothing');
  expect(code(() => (nothing as unknown as () => void)())).toBe('not-a-function');
  expect(code(forever)).toBe('out-of-stack');
});

test('an unknown name comes with the nearest known one', () => {
  const error = nativeError({ name: 'ReferenceError', message: 'matmull is not defined' }, [
    'matmul',
  ]);
  expect(error.params).toEqual({ name: 'matmull', suggestion: 'matmul' });
});

test('the place is kept', () => {
  const error = nativeError({ name: 'Error', message: 'x', line: 3, column: 7 });
  expect(error).toMatchObject({ line: 3, column: 7 });
});
