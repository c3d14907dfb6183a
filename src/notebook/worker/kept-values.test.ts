import {
  input,
  layers,
  originOf,
  sequential,
  setTracer,
  tensor,
  type Model,
  type Tensor,
} from '#engine';
import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { keepValues, type KeepOptions } from './kept-values.ts';
import { functionsAlone } from './own-functions.ts';
import { recallValues } from './recalled-values.ts';

const megabyte = 2 ** 20;

function keep(values: Record<string, unknown>, options: Partial<KeepOptions> = {}) {
  const names = new Map(Object.entries(values));
  const none = { functions: [], others: [], room: megabyte, nameOf: () => null };
  return keepValues(names, { ...none, ...options });
}

/** The values as another worker gets them. */
function again(values: Record<string, unknown>): Record<string, unknown> {
  const kept = keep(values);
  if (kept === null) return {};
  const { data } = structuredClone(kept);
  return Object.fromEntries(recallValues(data, () => {}).values);
}

describe('what comes back', () => {
  test('numbers, text, lists and records, odd ones included', () => {
    const values = {
      numbers: [0.1, -0, NaN, -Infinity, 1e300],
      text: '权重 "w" \u2028',
      nothing: [null, undefined, true],
      big: 2n ** 70n,
      record: { $number: 'NaN', ['__proto__']: 1, nested: [[], {}] },
      typed: new Uint8Array([1, 255]),
    };
    expect(again(values)).toStrictEqual(values);
    expect(Object.is((again(values)['numbers'] as number[])[1], -0)).toBe(true);
  });

  test('a tensor bit by bit, with dtype, shape, gradient and place', () => {
    setTracer({ position: () => ({ cell: 'train', line: 7, column: 3 }) });
    const w = tensor([[0.1, -0, NaN]], { dtype: 'float64', requiresGrad: true });
    setTracer(null);
    w.grad = tensor([[1, 2, 3]], { dtype: 'float64' });
    const back = again({ w })['w'] as Tensor;
    expect(new Uint8Array(back.data.buffer)).toEqual(new Uint8Array(w.data.buffer));
    expect([back.dtype, back.shape, back.requiresGrad]).toEqual(['float64', [1, 3], true]);
    expect(back.grad?.toArray()).toEqual([[1, 2, 3]]);
    expect(originOf(back).position).toEqual({ cell: 'train', line: 7, column: 3 });
  });

  test('one object under two names is one object', () => {
    const w = tensor([1, 2]);
    const ring: unknown[] = [];
    ring.push(ring);
    const back = again({ w, list: [w], numbers: w.data, ring });
    expect((back['list'] as unknown[])[0]).toBe(back['w']);
    expect((back['w'] as Tensor).data).toBe(back['numbers']);
    expect((back['ring'] as unknown[])[0]).toBe(back['ring']);
  });

  test('the names that tensors go by', () => {
    const w = tensor(1);
    const kept = keep({ w }, { nameOf: () => 'w' });
    const named: string[] = [];
    recallValues(kept!.data, (_, name) => named.push(name));
    expect(named).toEqual(['w']);
  });
});

describe('models', () => {
  async function trained() {
    const net = sequential([input({ shape: [2] }), layers.dense({ units: 1 })]);
    net.compile({ optimizer: 'adam', loss: 'mse' });
    const [x, y] = [tensor([[1, 2]]), tensor([3])];
    const fit = (model: Model) => model.fit(x, y, { epochs: 3 });
    await fit(net);
    return { net, fit };
  }

  test('come back with their weights and gradients, and learn on as they would have', async () => {
    const { net, fit } = await trained();
    const back = again({ net, list: [net] });
    const copy = back['net'] as Model;
    expect((back['list'] as unknown[])[0]).toBe(copy);
    expect(copy.parameters.map((one) => one.toArray())).toEqual(
      net.parameters.map((one) => one.toArray()),
    );
    expect(copy.parameters[0]!.grad!.toArray()).toEqual(net.parameters[0]!.grad!.toArray());
    expect(await fit(copy)).toEqual(await fit(net));
  });

  test('whose parts have names of their own are kept once', async () => {
    const { net } = await trained();
    const [weight] = net.parameters;
    expect(keep({ net, weight, numbers: weight!.data })?.names).toEqual(['net']);
    expect(keep({ weight, net })?.names).toEqual(['weight']);
    expect(keep({ broken: [net, () => 1], weight })?.names).toEqual(['weight']);
    expect(keep({ net, one: 1 }, { others: [net.layers] })?.names).toEqual(['one']);
    expect(keep({ net, one: 1 }, { others: [sequential([...net.layers])] })?.names).toEqual([
      'one',
    ]);
  });

  test('that a file would not hold wholly are not kept', async () => {
    const { net } = await trained();
    const noted = Object.assign((await trained()).net, { note: 1 });
    net.compile({ optimizer: 'adam', loss: (output) => output.sum() });
    const layer = layers.dense({ units: 1, activation: (x) => x });
    const own = sequential([input({ shape: [1] }), layer]);
    const unbuilt = sequential([layers.flatten()]);
    expect(keep({ net, noted, own, unbuilt, layer, one: 1 })?.names).toEqual(['one']);
  });
});

describe('what would come back as something else is not kept', () => {
  const refusing = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );

  test.each([
    ['a result that can be differentiated', tensor(1, { requiresGrad: true }).mul(2)],
    ['a collection', new Map([[1, 2]])],
    ['an object of a class', new Date(0)],
    ['a getter', Object.defineProperty({}, 'x', { get: () => 1, enumerable: true })],
    ['a frozen list', Object.freeze([1])],
    ['a list with a hole', [1, , 2]], // oxlint-disable-line no-sparse-arrays
    ['a list with more than its items', Object.assign([1], { more: 2 })],
    ['a part of a buffer', new Float32Array(8).subarray(2, 4)],
    ['a record with a function', { f: () => 1 }],
    ['a symbol', Symbol('s')],
    ['a proxy that refuses', refusing],
  ])('%s', (_, value) => {
    expect(keep({ value, one: 1 })?.names).toEqual(['one']);
  });

  test('what another cell holds too', () => {
    const [shared, own] = [tensor([1]), tensor([2])];
    const kept = keep({ shared, own, list: [shared.data] }, { others: [{ deep: [shared] }] });
    expect(kept?.names).toEqual(['own']);
  });

  test('what there is no room for; what comes after it may fit', () => {
    const kept = keep({ large: new Float32Array(200), small: new Float32Array(20) }, { room: 600 });
    expect(kept?.names).toEqual(['small']);
  });
});

describe('functions', () => {
  const { functions, js } = compile(
    'const w = make(), m = new Map();\nconst f = (x: number) => x + w\nfunction g() { return f(1) }\nfunction h() { return m }\nfunction k() { return h() }',
  );
  const values = { w: 1, f: () => 1, g: () => 1, h: () => 1, k: () => 1, m: new Map() };

  test('are kept if everything of their cell that they use is', () => {
    expect(keep(values, { functions })?.names).toEqual(['w', 'f', 'g']);
  });

  test('that were given properties are not', () => {
    const f = Object.assign(() => 1, { cache: [] });
    expect(keep({ ...values, f }, { functions })?.names).toEqual(['w']);
  });

  test('keep their lines and columns', () => {
    const text = functionsAlone({ js, functions }, ['f', 'g']);
    expect(text.split('\n').map((line) => line.trimEnd())).toEqual([
      '',
      'const f = (x        ) => x + w',
      'function g() {$marks[0]++; return f(1) }',
    ]);
  });
});
