// Every refusal, provoked once: its code, and a sentence in which every value is filled in.
import { expect, test } from 'vitest';
import * as engine from './index.ts';
import {
  EngineError,
  errorCodes,
  errorParams,
  type DType,
  type ErrorCode,
  type Shape,
} from './index.ts';

const {
  adam,
  arange,
  backwardSteps,
  batchNorm,
  binaryCrossEntropy,
  concat,
  conv1d,
  conv2d,
  classical,
  crossEntropy,
  einsum,
  gradcheck,
  gruCell,
  manualSeed,
  meanSquaredError,
  metrics,
  noGrad,
  sgd,
  splitHeads,
  tensor,
  uniform,
  zeros,
} = engine;

const a = zeros([2, 3]);
const parameter = tensor([1, 2], { requiresGrad: true });

const { input, layers, loadModel, model, sequential } = engine;

const net = () =>
  sequential({ name: 'net', inputShape: [3], layers: [layers.dense({ units: 1 })] });

function twoOutputs() {
  const x = input({ shape: [3] });
  return model({ inputs: x, outputs: [layers.flatten().apply(x), layers.flatten().apply(x)] });
}

/** What a reader may write where the types forbid it: cells are checked in the editor only. */
const untyped = <Value>(value: unknown) => value as Value;

const provocations: Readonly<Record<ErrorCode, readonly [message: string, () => unknown]>> = {
  'shapes-do-not-broadcast': [
    'add: shapes do not broadcast: [2, 3] and [2]',
    () => a.add(zeros([2])),
  ],
  'shapes-differ': ['[2] and [2, 1]', () => meanSquaredError(zeros([2]), zeros([2, 1]))],
  'inner-sizes-differ': ['[2, 3] × [5]', () => a.matmul(zeros([5]))],
  'inner-sizes-differ-transpose': [
    'matmul: inner sizes differ: [2, 3] × [4, 3]; did you mean b.transpose()?',
    () => a.matmul(zeros([4, 3])),
  ],
  'needs-an-axis': ['matmul: a scalar', () => a.matmul(tensor(2))],
  'axis-out-of-range': ['sum: there is no axis 2: shape [2, 3]', () => a.sum(2)],
  'axis-repeated': ['[0, -2]', () => a.sum([0, -2])],
  'axes-not-a-permutation': ['[0, 0]', () => a.transpose([0, 0])],
  'size-differs': ['6 elements do not fill shape [4, 2]', () => a.reshape([4, 2])],
  'one-unknown-size': ['[-1, -1]', () => a.reshape([-1, -1])],
  'bad-shape': ['zeros: not a shape: [2, NaN]', () => zeros([2, NaN])],
  'too-many-axes': ['zeros: more than 16 axes', () => zeros(Array.from({ length: 17 }, () => 1))],
  'tensor-too-large': ['10000000000 elements', () => zeros([100_000, 100_000])],
  'ragged-array': ['at [1]: expected 2, found 1', () => tensor([[1, 2], [3]])],
  'not-a-number-element': ["element [1] is no number: 'b'", () => tensor(untyped([1, 'b']))],
  'bad-operand': ['found undefined', () => a.add(untyped(undefined))],
  'bad-dtype': ['unknown dtype: int8', () => tensor([1], { dtype: untyped<DType>('int8') })],
  'dtypes-differ': ['float32 and float64', () => a.add(zeros([3], { dtype: 'float64' }))],
  'nothing-to-join': ['concat: no tensors', () => concat([])],
  'shapes-do-not-join': ['[2, 3] and [2, 4]', () => concat([a, zeros([2, 4])])],
  'slopes-do-not-fit': ['one for each of the 3 channels', () => a.prelu(zeros([2]))],
  'too-many-ranges': ['3 ranges for shape [2, 3]', () => a.slice(0, 0, 0)],
  'range-outside': ['range [0, 4] lies outside axis 1 of size 3', () => a.slice(null, [0, 4])],
  'bad-step': ['step 0 on axis 0', () => a.slice([0, 2, 0])],
  'pieces-do-not-fit': ['pieces [1, 1] do not make up axis 1', () => a.split([1, 1], 1)],
  'axis-not-one': ['axis 1 of shape [2, 3] has size 3', () => a.squeeze(1)],
  'index-outside': [
    'index 2 at [1] lies outside axis 0 of size 2; use whole numbers from 0 to 1',
    () => a.indexSelect([0, 2]),
  ],
  'indices-do-not-fit': ['of shape [1, 3] do not fit shape [2, 3]', () => a.gather([[0, 0, 0]])],
  'equation-unreadable': ["'ij=ji' is no equation", () => einsum('ij=ji', a)],
  'equation-operands': ["'ij,jk' names 2 operands, 1 are given", () => einsum('ij,jk', a)],
  'equation-axes': ["letters 'ijk' stand for shape [2, 3]", () => einsum('ijk->i', a)],
  'equation-sizes': ['letter i has size 2 and size 3', () => einsum('ii->i', a)],
  'equation-result': ["letter k of the result of 'ij->ik'", () => einsum('ij->ik', a)],
  'nothing-to-reduce': ['max', () => zeros([0]).max()],
  'needs-one-element': ['item: one element is needed: shape [2, 3]', () => a.item()],
  'gradient-needed': ['shape [2]', () => parameter.mul(2).backward()],
  'gradient-shape': ['has shape [], the tensor [2]', () => parameter.mul(2).backward(1)],
  'gradient-not-wanted': ['requiresGrad: true', () => backwardSteps(tensor(1))],
  'modified-in-place': [
    'output of square, shape [1]',
    () => {
      const w = tensor([1], { requiresGrad: true });
      const loss = w.square();
      w.assign(tensor([2]));
      loss.backward();
    },
  ],
  'no-grad-async': ['asynchronous', () => noGrad(async () => 1)],
  'unknown-reduction': ['max', () => meanSquaredError(a, a, untyped({ reduction: 'max' }))],
  'probability-outside': ['1.5 at [0]', () => binaryCrossEntropy(tensor([1.5]), [1])],
  'class-outside': ['class 3 at [1]', () => crossEntropy(a, [0, 3])],
  'targets-do-not-fit': ['shape [3]', () => crossEntropy(a, [0, 1, 2])],
  'no-parameters': ['sgd: no parameters', () => sgd([], { learningRate: 1 })],
  'not-a-parameter': ['parameter 1', () => sgd([parameter, a], { learningRate: 1 })],
  'no-gradients': ['adam', () => adam([parameter]).step()],
  'state-does-not-fit': [
    "adam: the state of 'sgd' does not fit; 1 parameters",
    () => adam([parameter]).restore(sgd([parameter]).state()),
  ],
  'bad-option': ['learningRate is NaN', () => sgd([parameter], { learningRate: NaN })],
  'unknown-word': [
    "dense: there is no 'rleu'; use one of linear, relu",
    () => engine.layers.dense({ units: 1, activation: untyped('rleu') }),
  ],
  'unknown-word-near': [
    "compile loss: there is no 'binary_crossentropy'; did you mean 'binaryCrossEntropy'?",
    () => net().compile({ optimizer: 'sgd', loss: untyped('binary_crossentropy') }),
  ],
  'unknown-option': [
    'sgd: there is no option lr; the options are learningRate, momentum',
    () => sgd([parameter], untyped({ lr: 1 })),
  ],
  'option-missing': [
    'compile: optimizer is missing; use one of sgd, momentum',
    () => net().compile(untyped({ loss: 'mse' })),
  ],
  'bad-weights': [
    'dense: the initializer gave [2], not a tensor of shape [3, 1]',
    () => engine.layers.dense({ units: 1, kernelInitializer: () => engine.ones([2]) }).apply(a),
  ],
  'needs-a-batch': [
    'flatten: the input has shape []',
    () => engine.layers.flatten().apply(tensor(1)),
  ],
  'needs-features': [
    'dense: an example has shape []',
    () => engine.layers.dense({ units: 1 }).apply(tensor([1, 2])),
  ],
  'axes-do-not-fit': ['[batch, channels, height, width]', () => conv2d(a, zeros([1, 1, 2, 2]))],
  'channels-differ': ['3 channels', () => conv2d(zeros([1, 3, 4, 4]), zeros([2, 1, 2, 2]))],
  'groups-do-not-divide': [
    '3 channels cannot be cut into 2',
    () => conv1d(zeros([1, 4, 5]), zeros([3, 2, 2]), { groups: 2 }),
  ],
  'batch-too-small': ['shape [1, 3]', () => batchNorm(zeros([1, 3]), { training: true })],
  'kernel-too-large': [
    'over 5 elements does not fit: the axis has 4 and 0 of padding',
    () => conv1d(zeros([1, 1, 4]), zeros([1, 1, 3]), { dilation: 2 }),
  ],
  'channel-vector-differs': [
    'bias has shape [2]; give a vector with one number for each of the 3 channels',
    () => conv1d(zeros([1, 1, 4]), zeros([3, 1, 2]), zeros([2])),
  ],
  'heads-do-not-divide': ['divisor of 4', () => splitHeads(zeros([1, 2, 4]), 3)],
  'weights-do-not-fit': [
    'gruCell: hiddenWeights has shape [9, 4]; for 4 units it must be [12, 4]',
    () => gruCell(a, zeros([2, 4]), { inputWeights: zeros([12, 3]), hiddenWeights: zeros([9, 4]) }),
  ],
  'not-compiled': ['net.fit', () => net().training('net.fit')],
  'not-built': ['sequential.summary', () => sequential([layers.flatten()]).summary()],
  'already-built': ['net.add', () => net().add(layers.flatten())],
  'no-layers': ['sequential: there', () => sequential().apply(a)],
  'not-a-layer': ['3 is no layer', () => sequential(untyped([3]))],
  'layer-inside-itself': [
    'outer.add: inner contains this model already',
    () => {
      const outer = sequential({ name: 'outer' });
      outer.add(sequential({ name: 'inner', layers: [outer] }));
    },
  ],
  'layer-result': [
    'own: forward gave 3; return a tensor',
    () => {
      class Own extends engine.Layer {
        readonly kind = 'own';
        readonly config = {};
        protected forward = () => untyped<engine.Tensor>(3);
      }
      new Own().apply(a);
    },
  ],
  'not-a-placeholder': ['model: inputs', () => model(untyped({ inputs: [a], outputs: [a] }))],
  'not-connected': [
    'an input of shape [2]',
    () => model({ inputs: input({ shape: [2] }), outputs: input({ shape: [2] }) }),
  ],
  'name-repeated': [
    "called 'same'",
    () => sequential([layers.flatten({ name: 'same' }), layers.flatten({ name: 'same' })]),
  ],
  'several-outputs': ['2 outputs', () => twoOutputs().apply(a)],
  'count-differs': ['2 tensors of inputs given, 1 needed', () => net().applyAll([a, a])],
  'input-shape': [
    'dense1: an example has shape [2], but the layer was made for [3]',
    () => net().apply(zeros([4, 2])),
  ],
  'loss-not-a-scalar': [
    'the loss gave Tensor [2, 1]',
    () => {
      const model = net();
      model.compile({ optimizer: 'sgd', loss: (output) => output });
      model.training('net.fit').judge('net.fit', model, model.applyAll(a), [zeros([2, 1])]);
    },
  ],
  'targets-differ': [
    'net.fit: targets of shape [2, 3] do not fit outputs of shape [2, 1]',
    () => {
      const model = net();
      model.compile({ optimizer: 'sgd', loss: 'mse' });
      model.training('net.fit').judge('net.fit', model, model.applyAll(a), [a]);
    },
  ],
  'not-saveable': [
    'activation of dense1',
    () =>
      sequential([input({ shape: [1] }), layers.dense({ units: 1, activation: (x) => x })]).save(),
  ],
  'damaged-model': ['loadModel: format is undefined', () => loadModel('{}')],
  'saved-numbers-differ': [
    'holds 3 numbers, its tensors need 4',
    () => {
      const saved = net().save();
      loadModel({ ...saved, weights: { ...saved.weights, data: new Float32Array(3) } });
    },
  ],
  'saved-weights-differ': [
    'dense1/kernel has shape [1, 3] in the file, [3, 1] in the model',
    () => {
      const saved = net().save();
      const [kernel, bias] = saved.weights.tensors;
      const tensors = [{ ...kernel!, shape: [1, 3] }, bias!];
      loadModel({ ...saved, weights: { ...saved.weights, tensors } });
    },
  ],
  'unknown-parameter': [
    'no parameter named V; the names are W',
    () => gradcheck(() => parameter.sum(), { W: parameter }, { V: [1, 2] }),
  ],
  'parameter-unused': [
    'does not depend on V',
    () => gradcheck(() => parameter.sum(), { V: tensor(1, { requiresGrad: true }) }),
  ],
  'not-fitted': [
    'linearRegression: nothing has been learned',
    () => classical.linearRegression().predict([[1]]),
  ],
  'needs-rows': [
    'x has shape [2]',
    () => classical.linearRegression().fit(untyped([1, 2]), [1, 2]),
  ],
  'rows-differ': ['1 rows of x, but 2', () => classical.linearRegression().fit([[1]], [1, 2])],
  'columns-differ': [
    '2 features, but 1 at fit',
    () =>
      classical
        .linearRegression()
        .fit([[1], [2]], [1, 2])
        .predict([[1, 2]]),
  ],
  'not-finite': [
    'NaN at [1, 0] of x',
    () => classical.linearRegression().fit([[1], [NaN]], [1, 2]),
  ],
  'class-not-whole': ['0.5 at [1]', () => classical.kNearestNeighbors().fit([[1], [2]], [1, 0.5])],
  'one-class': ['of class 3', () => classical.kNearestNeighbors().fit([[1], [2]], [3, 3])],
  'targets-constant': ['all targets are 2', () => metrics.r2([1, 2], [2, 2])],
  'sign-unknown': ["'c' at 1", () => engine.vocabulary('ab').encode('ac')],
  'columns-dependent': [
    'column 1',
    () =>
      classical.linearRegression().fit(
        [
          [1, 2],
          [2, 4],
          [3, 6],
        ],
        [1, 2, 3],
      ),
  ],
  'too-few-rows': [
    '2 rows are too few: neighbors is 3',
    () => classical.kNearestNeighbors({ neighbors: 3 }).fit([[1], [2]], [0, 1]),
  ],
  'not-repeatable': [
    'seed its random numbers',
    () => gradcheck(() => parameter.mul(uniform([2])).sum(), { parameter }),
  ],
};

test.each(errorCodes)('%s says what is wrong, with the values', (code) => {
  const row = provocations[code];
  expect(row, `a row for ${code} in provocations`).toBeDefined();
  const [message, provoke] = row;
  const error = caught(provoke);
  expect(error).toBeInstanceOf(EngineError);
  expect((error as EngineError).code).toBe(code);
  expect((error as EngineError).message).toContain(message);
  expect(Object.keys((error as EngineError).params).sort()).toEqual([...errorParams[code]!].sort());
  expect((error as EngineError).message).not.toMatch(/\{\w+\}|\[object/);
  expect((error as EngineError).message).toMatch(/^[^:]+: .+(; .+|\?)$/);
  expect(Object.keys((error as EngineError).params)).toContain('op');
});

test('the transpose is only proposed where it fits', () => {
  expect(() => zeros([2, 3]).matmul(zeros([2, 5]))).toThrow('did you mean a.transpose()?');
  expect(() => zeros([2, 3]).matmul(zeros([4, 5]))).toThrow('as long as the rows');
});

test('bad values are refused by every maker', () => {
  const shapes: unknown[] = [[-1], [1.5], ['2'], 3, undefined];
  for (const shape of shapes) expect(() => zeros(shape as Shape)).toThrow('not a shape');
  expect(() => arange(0, 1, 0)).toThrow('step other than 0');
  expect(() => manualSeed(-1)).toThrow('seed is -1');
  expect(() => tensor(untyped([[1, 2], 3]))).toThrow('rows differ in length');
  expect(() => tensor(untyped([1, [2]]))).toThrow('rows differ in length');
  expect(() => tensor(untyped(undefined))).toThrow('no number: undefined');
  expect(() => a.add(untyped([1, 2]))).toThrow('found an array; wrap arrays in tensor(…)');
});

function caught(provoke: () => unknown): unknown {
  try {
    provoke();
  } catch (error) {
    return error;
  }
  return undefined;
}
