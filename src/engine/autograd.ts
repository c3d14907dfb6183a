// Reverse-mode differentiation: walks the recorded operations back from a result, one node at a time.
// Knows no tensor type: whatever is `Recorded` can be walked.
import { refuse } from './errors.ts';
import { map, zip } from './kernels/elementwise.ts';
import { plus } from './kernels/pairs.ts';
import { sumTo } from './kernels/reduce.ts';
import { convert, type NDArray } from './ndarray.ts';
import { formatShape } from './shape.ts';
import { tape, type Contribution, type Recorded, type Step } from './tape.ts';

/**
 * Yields a step for every node that wants a gradient, from `root` back to the leaves, in reverse tape order.
 *
 * The gradient of a node is the sum of its contributions in tape order of the operations that used it, then
 * by input place, each addition rounded to the dtype: ((c₁ + c₂) + c₃) … Nothing is changed by walking.
 *
 * @throws EngineError `modified-in-place`
 */
export function* stepsBack<T extends Recorded<T>>(root: T, seed: NDArray): Generator<Step<T>> {
  // contributions are collected last one first, because their users are met in reverse order
  const pending = new Map<T, Part[]>([[root, [{ value: seed }]]]);
  for (const node of reachable(root)) {
    const parts = pending.get(node)!;
    pending.delete(node);
    const gradient = addForward(parts);
    const contributions = contributionsOf(node, gradient);
    for (let i = contributions.length - 1; i >= 0; i--) {
      const part = contributions[i]!;
      const list = pending.get(part.input);
      if (list === undefined) pending.set(part.input, [part]);
      else list.push(part);
    }
    yield { node, gradient, contributions };
  }
}

/** Every node on a path from `root` to something that wants a gradient, latest first. Never recursive. */
function reachable<T extends Recorded<T>>(root: T): T[] {
  const seen = new Set<T>([root]);
  const found = [root];
  for (let next = 0; next < found.length; next++) {
    for (const input of found[next]!.origin.inputs) {
      if (input.requiresGrad && !seen.has(input)) {
        seen.add(input);
        found.push(input);
      }
    }
  }
  return found.sort((left, right) => right.origin.order - left.origin.order);
}

/** One summand of a gradient. */
interface Part {
  readonly value: NDArray;
  /** Adds the value in place, where that takes less than computing it. */
  addTo?(sum: NDArray): void;
}

function addForward(parts: readonly Part[]): NDArray {
  let sum = parts[parts.length - 1]!.value;
  let own = false;
  for (let i = parts.length - 2; i >= 0; i--) {
    const part = parts[i]!;
    if (part.addTo === undefined) sum = zip('backward', sum, part.value, plus);
    else {
      // an array of our own, without −0: to −0 a sum in place would not add the zeros around a part
      if (!own) sum = map(sum, (g) => g + 0);
      own = true;
      part.addTo(sum);
    }
  }
  return sum;
}

function contributionsOf<T extends Recorded<T>>(
  node: T,
  gradient: NDArray,
): (Contribution<T> & Part)[] {
  const { op, inputs } = node.origin;
  if (op === null) return [];
  checkUnchanged(node);
  const arrays = inputs.map(arrayOf);
  const contributions: (Contribution<T> & Part)[] = [];
  for (let place = 0; place < inputs.length; place++) {
    if (inputs[place]!.requiresGrad)
      contributions.push(contribution(node, gradient, arrays, place));
  }
  return contributions;
}

function contribution<T extends Recorded<T>>(
  node: T,
  gradient: NDArray,
  arrays: readonly NDArray[],
  place: number,
): Contribution<T> & Part {
  const { op, inputs, attributes } = node.origin;
  const input = inputs[place]!;
  const value = () => {
    const product = op!.backward(gradient, arrays, arrayOf(node), attributes, place);
    return sumTo(product, arrays[place]!.shape);
  };
  if (op!.addBackward === undefined) return { input, place, value: value(), part: null };
  const shapes = { inputs: arrays.map(({ shape }) => shape), output: node.array.shape };
  return {
    input,
    place,
    get part() {
      return op!.part?.(shapes, attributes, place) ?? null;
    },
    get value() {
      return value();
    },
    addTo: (sum) => op!.addBackward!(sum, gradient, arrays, attributes, place),
  };
}

/** The array an operation sees: in double precision while gradients are being checked. */
export function arrayOf<T>(tensor: Recorded<T>): NDArray {
  const { array } = tensor;
  return tape.promoting && array.dtype === 'float32' ? convert(array, 'float64') : array;
}

/** The gradient formula needs the values the forward pass saw. */
function checkUnchanged<T extends Recorded<T>>(node: T): void {
  const { op, inputs, order } = node.origin;
  if (node.written <= order && inputs.every((input) => input.written <= order)) return;
  throw refuse('modified-in-place', {
    op: 'backward',
    operation: op!.name,
    shape: formatShape(node.array.shape),
  });
}
