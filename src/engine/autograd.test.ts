import { describe, expect, test } from 'vitest';
import {
  backwardSteps,
  noGrad,
  originOf,
  setTracer,
  sgd,
  stack,
  tensor,
  watchStorage,
  zeros,
  type BackwardStep,
  type SourcePosition,
  type Tensor,
} from './index.ts';

const parameter = (data: number | number[]) => tensor(data, { requiresGrad: true });

const slices = (x: Tensor) => Array.from({ length: x.shape[0]! }, (_, time) => x.slice(time));

describe('backward', () => {
  test('fills the gradients of the leaves that want one, and of nothing else', () => {
    const [w, x] = [parameter([1, 2]), tensor([3, 4])];
    const y = w.mul(x);
    y.sum().backward();
    expect([w.grad!.toArray(), x.grad, y.grad]).toEqual([[3, 4], null, null]);
  });

  test('called again, adds the same gradients again', () => {
    const w = parameter(3);
    const y = w.square();
    y.backward();
    y.backward();
    expect(w.grad!.item()).toBe(12);
  });

  test('starts from a given gradient', () => {
    const w = parameter([1, 2]);
    w.mul(2).backward(tensor([10, 100]));
    expect(w.grad!.toArray()).toEqual([20, 200]);
  });

  test('sums a broadcast back to the shape of the input', () => {
    const [a, b] = [parameter([1, 2]), parameter(5)];
    a.reshape([2, 1])
      .add(tensor([1, 2, 3]))
      .mul(b)
      .sum()
      .backward();
    expect([a.grad!.toArray(), b.grad!.toArray()]).toEqual([[15, 15], 21]);
  });

  test('adds up the slices of a tensor as if each had a gradient of full size', () => {
    const x = tensor([1, 2, 3, 4], { requiresGrad: true });
    const loss = x
      .mul(-0)
      .sum()
      .add(x.slice([1, 3]).sum())
      .add(x.slice(2).mul(0.1));
    const sum = [...backwardSteps(loss)].find(({ node }) => node === x)!.gradient;
    expect([...sum.data]).toEqual([0, 1, Math.fround(1 + Math.fround(0.1)), 0]);
  });

  test('needs room that grows with the length of a sequence, not with its square', () => {
    const roomFor = (steps: number) => {
      const loss = stack(slices(zeros([steps, 8], { requiresGrad: true }))).sum();
      let elements = 0;
      watchStorage(({ length }) => (elements += length));
      loss.backward();
      watchStorage(null);
      return elements;
    };
    expect(roomFor(200) / roomFor(100)).toBeCloseTo(2, 1);
  });

  test('differentiates a chain of 50 000 operations', () => {
    const w = parameter(1);
    let y = w;
    for (let i = 0; i < 50_000; i++) y = y.add(i % 2 === 0 ? 1 : -1);
    y.mul(3).backward();
    expect(w.grad!.item()).toBe(3);
  });

  test('adds contributions in tape order: ((c₁ + c₂) + c₃), each sum rounded', () => {
    const w = parameter(1);
    const uses = [1, 2 ** 24, -(2 ** 24)].map((factor) => w.mul(factor));
    // consumed in another order than made: the order of the uses of w counts
    uses[2]!.add(uses[0]!).add(uses[1]!).backward();
    const [c1, c2, c3] = [1, 2 ** 24, -(2 ** 24)] as const;
    const inTapeOrder = Math.fround(Math.fround(c1 + c2) + c3);
    const inReverse = Math.fround(Math.fround(c3 + c2) + c1);
    expect([inTapeOrder, inReverse]).toEqual([0, 1]);
    expect(w.grad!.item()).toBe(inTapeOrder);
  });

  test('adds contributions of one operation by place', () => {
    const w = parameter(3);
    w.div(w).backward();
    expect(w.grad!.item()).toBe(0);
  });

  test('passes no gradient through detach or noGrad', () => {
    const w = parameter(2);
    const frozen = noGrad(() => w.mul(5));
    w.mul(w.detach()).add(frozen).backward();
    expect([w.grad!.item(), frozen.requiresGrad]).toEqual([2, false]);
  });

  test('records again after noGrad, even if its function throws', () => {
    expect(() => noGrad(() => tensor([1]).matmul(tensor([1, 2])))).toThrow('inner sizes');
    expect(parameter(1).mul(2).requiresGrad).toBe(true);
  });
});

describe('a change in place between forward and backward', () => {
  const message = 'was changed in place after it was used';

  test('of a parameter is refused', () => {
    const w = parameter([1, 2]);
    const loss = w.square().sum();
    w.assign(tensor([0, 0]));
    expect(() => loss.backward()).toThrow(message);
  });

  test('by an optimiser step is refused', () => {
    const w = parameter([1, 2]);
    const loss = w.square().sum();
    loss.backward();
    sgd([w], { learningRate: 0.1 }).step();
    expect(() => loss.backward()).toThrow(message);
  });

  test('of a result is refused', () => {
    const y = parameter(1).exp();
    const loss = y.mul(2);
    y.assign(tensor(0));
    expect(() => loss.backward()).toThrow(message);
  });

  test('is allowed before the next forward pass', () => {
    const w = parameter(1);
    w.square().backward();
    w.assign(tensor(5));
    w.grad = null;
    w.square().backward();
    expect(w.grad!.item()).toBe(10);
  });
});

describe('backwardSteps', () => {
  test('walks from the root to the leaves in reverse tape order', () => {
    const [w, b] = [parameter(2), parameter(1)];
    const z = w.mul(3);
    const y = z.add(b);
    const steps = [...backwardSteps(y)];
    expect(steps.map(({ node }) => node)).toEqual([y, z, b, w]);
    expect(steps.map(({ gradient }) => gradient.data[0])).toEqual([1, 1, 1, 3]);
    const uses = steps.map(({ contributions }) =>
      contributions.map(({ input, place, value }) => [input, place, value.data[0]]),
    );
    expect(uses).toEqual([
      [
        [z, 0, 1],
        [b, 1, 1],
      ],
      [[w, 0, 3]],
      [],
      [],
    ]);
  });

  test('changes nothing', () => {
    const w = parameter(2);
    for (const step of backwardSteps(w.square())) expect(step.gradient.size).toBe(1);
    expect(w.grad).toBeNull();
  });

  test('the contributions of a node, added in tape order, are its gradient bit for bit', () => {
    const w = parameter([0.1, 0.2, 0.3]);
    const loss = w.exp().mul(w).sum().add(w.square().sum()).add(w.sum().mul(w.tanh().sum()));
    const parts: BackwardStep['contributions'][number][] = [];
    let gradient: ArrayLike<number> = [];
    for (const step of backwardSteps(loss)) {
      parts.unshift(...step.contributions.filter(({ input }) => input === w));
      if (step.node === w) gradient = step.gradient.data;
    }
    const sums = parts.reduce(
      (sum, { value }) => sum.map((s, i) => Math.fround(s + value.data[i]!)),
      [0, 0, 0],
    );
    expect(Array.from(gradient)).toEqual(sums);
  });

  test('a slice names the part that it adds to, where the elements of its gradient stand', () => {
    const x = parameter([1, 2, 3, 4, 5]);
    const [, step] = [...backwardSteps(x.slice([1, null, 2]).sum())];
    const [{ part, value }] = step!.contributions as [BackwardStep['contributions'][number]];
    expect(part).toEqual([{ start: 1, step: 2, count: 2 }]);
    expect(Array.from(value.data)).toEqual([0, 1, 0, 1, 0]);
  });
});

describe('a tracer', () => {
  test('places every tensor, leaves and numbers included, and hears every step back', () => {
    let line = 0;
    const seen: BackwardStep[] = [];
    setTracer({
      position: (): SourcePosition => ({ cell: 'a', line: ++line, column: 1 }),
      backward: () => (step) => seen.push(step),
    });
    const w = parameter(2);
    const y = w.mul(3);
    y.backward();
    setTracer(null);
    expect(originOf(w).position!.line).toBe(1);
    expect(originOf(y).inputs.map((input) => originOf(input).position!.line)).toEqual([1, 2]);
    expect(originOf(y).position!.line).toBe(3);
    expect(seen.map(({ node }) => node)).toEqual([y, w]);
  });

  test('sees operations on data too; without one they leave no history', () => {
    setTracer({ position: () => ({ cell: 'a', line: 1, column: 1 }) });
    const traced = tensor(1).exp();
    setTracer(null);
    const plain = tensor(1).exp();
    expect([originOf(traced).op?.name, originOf(plain).op]).toEqual(['exp', null]);
  });
});
