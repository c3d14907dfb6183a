import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Output } from './output.ts';
import { parse, parseOutputs, serialize, serializeOutputs } from './serialize.ts';

const anyNumber = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, -0, 0));

test('plain data come back as they were, NaN, ±Infinity and −0 included', () => {
  const data = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      anyNumber,
      fc.string(),
      fc.constant(null),
      fc.boolean(),
      fc.array(tie('tree')),
      fc.dictionary(
        fc.string().filter((key) => key !== '__proto__' && key !== '$number'),
        tie('tree'),
        { noNullPrototype: true },
      ),
    ),
  })).tree;
  fc.assert(
    fc.property(data, (value) => {
      expect(parse(serialize(value))).toStrictEqual(value);
    }),
  );
});

test('outputs come back as they were', () => {
  const fields = { kind: fc.constant('number' as const), id: fc.string(), value: anyNumber };
  const output = fc.record(fields, { noNullPrototype: true });
  fc.assert(
    fc.property(fc.array(output), (outputs: readonly Output[]) => {
      expect(parseOutputs(serializeOutputs(outputs))).toStrictEqual(outputs);
    }),
  );
});
