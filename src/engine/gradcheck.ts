// Gradient check: two gradients of one loss, element by element. Works in float64 whatever the tensors are.
import {
  floorOf,
  nearestSlopes,
  noise,
  relativeError,
  slopesAround,
  verdictOf,
  type Slopes,
  type Verdict,
} from './differences.ts';
import { refuse } from './errors.ts';
import { tensor } from './make.ts';
import { convert, type Data, type NDArray, type Nested } from './ndarray.ts';
import { formatShape, sameShape, unravel } from './shape.ts';
import { tape } from './tape.ts';
import { Tensor, backwardSteps, untraced } from './tensor.ts';

/** Settings of {@link gradcheck}. */
export interface GradcheckOptions {
  /** Step h of the central differences, relative to elements larger than 1; 10⁻⁵ unless stated. */
  readonly step?: number;
  /** Largest relative error that still counts as agreement; 10⁻⁵ unless stated, 10⁻³ for given gradients. */
  readonly tolerance?: number;
}

/** One element of one gradient, from both sides. */
export interface GradcheckRow {
  readonly name: string;
  readonly index: readonly number[];
  /** The gradient under test. */
  readonly tested: number;
  /** What it is held against. */
  readonly reference: number;
  /** |tested − reference| relative to the larger of both, or to the parameter's gradient where both are tiny. */
  readonly error: number;
  /** Whether the loss has a kink here: slopes from left and right differ, so there is no right answer. */
  readonly kink: boolean;
}

/** What a gradient check found: plain data. */
export interface GradcheckReport {
  /** `differences`: the engine against central differences. `engine`: given gradients against the engine. */
  readonly against: 'differences' | 'engine';
  readonly verdict: Verdict;
  /** Largest error over all elements that are not at a kink. */
  readonly worst: number;
  readonly rows: readonly GradcheckRow[];
}

/**
 * Compares ∂loss/∂p for the named parameters: the engine's gradients with central differences
 * (f(p + h) − f(p − h)) / 2h, or, if `gradients` are given, those with the engine's.
 *
 * `loss` computes the loss anew from the parameters each time it is called. It is run in float64, float32
 * tensors being widened; nothing is changed or recorded.
 *
 * @throws EngineError `gradient-needed` if the loss is no scalar, `parameter-unused`, `no-parameters`,
 * `not-a-parameter`, `unknown-parameter`, `shapes-differ`, `not-repeatable`
 * @peers torch.autograd.gradcheck, scipy.optimize.check_grad
 */
export function gradcheck(
  loss: () => Tensor,
  parameters: Readonly<Record<string, Tensor>>,
  gradients?: Readonly<Record<string, Tensor | Nested>>,
  options: GradcheckOptions = {},
): GradcheckReport {
  const { step = 1e-5, tolerance = gradients === undefined ? 1e-5 : 1e-3 } = options;
  const given = gradients === undefined ? undefined : checkGiven(parameters, gradients);
  checkParameters(parameters);
  return inDouble(Object.values(parameters), () => {
    const value = repeatableValue(loss);
    const engine = engineGradients(loss, parameters);
    const rows = Object.entries(parameters).flatMap(([name, parameter]) => {
      const subject = { loss, value, name, parameter, step, tolerance };
      return given === undefined
        ? againstDifferences(subject, engine[name]!)
        : againstEngine(subject, given[name]!, engine[name]!);
    });
    return report(given === undefined ? 'differences' : 'engine', rows, tolerance);
  });
}

/** A parameter, the loss that depends on it, and how it is to be checked. */
interface Subject {
  readonly loss: () => Tensor;
  readonly value: number;
  readonly name: string;
  readonly parameter: Tensor;
  readonly step: number;
  readonly tolerance: number;
}

function againstDifferences(subject: Subject, tested: Data): GradcheckRow[] {
  const { loss, value, name, parameter, step, tolerance } = subject;
  // below this size a slope is lost in what rounding makes of a loss that many numbers are added up to
  const lost = (4 * noise(value, step)) / tolerance;
  const slopes = Array.from(tested, (exact, place) => {
    const errorOf = (central: number) =>
      relativeError(exact, central, Math.max(floorOf([central]), lost));
    const asking = nearestSlopes(value, parameter.data[place]!, step, errorOf, tolerance);
    return slopesAt(loss, parameter.data, place, asking);
  });
  const floor = Math.max(floorOf(slopes.map(({ central }) => central)), lost);
  return slopes.map(({ central, kink }, place) => {
    const error = relativeError(tested[place]!, central, floor);
    const index = unravel(place, parameter.shape);
    return { name, index, tested: tested[place]!, reference: central, error, kink };
  });
}

function againstEngine(subject: Subject, tested: Data, reference: Data): GradcheckRow[] {
  const { loss, value, name, parameter, step, tolerance } = subject;
  const floor = floorOf(reference);
  return Array.from(reference, (exact, place) => {
    const error = relativeError(tested[place]!, exact, floor);
    const asking = slopesAround(value, parameter.data[place]!, step);
    // differences are only needed to tell a kink from a mistake
    const kink = !(error <= tolerance) && slopesAt(loss, parameter.data, place, asking).kink;
    const index = unravel(place, parameter.shape);
    return { name, index, tested: tested[place]!, reference: exact, error, kink };
  });
}

function report(
  against: GradcheckReport['against'],
  rows: readonly GradcheckRow[],
  tolerance: number,
): GradcheckReport {
  const { verdict, worst } = verdictOf(rows, tolerance);
  return { against, verdict, worst, rows };
}

/** Asks for the loss at values of one element, and ends with its slopes. */
type Asking = Generator<number, Slopes, number>;

/** Slopes around one element; the loss is computed wherever it is asked for. */
function slopesAt(loss: () => Tensor, data: Data, place: number, asking: Asking): Slopes {
  const before = data[place]!;
  let next = asking.next();
  while (!next.done) {
    data[place] = next.value;
    const result = scalarOf(loss());
    data[place] = before;
    next = asking.next(result);
  }
  return next.value;
}

/** The engine's gradient of each parameter. */
function engineGradients(
  loss: () => Tensor,
  parameters: Readonly<Record<string, Tensor>>,
): Record<string, Data> {
  const reached = new Map<Tensor, NDArray>();
  const root = loss();
  for (const { node, gradient } of root.requiresGrad ? backwardSteps(root) : []) {
    if (node.origin.op === null) reached.set(node, gradient);
  }
  const entries = Object.entries(parameters).map(([name, parameter]) => {
    const gradient = reached.get(parameter);
    if (gradient === undefined) throw refuse('parameter-unused', { op: 'gradcheck', name });
    return [name, gradient.data] as const;
  });
  return Object.fromEntries(entries);
}

/** Runs `body` with operations in float64 and the parameters widened for the time being. */
function inDouble<Result>(parameters: readonly Tensor[], body: () => Result): Result {
  const before = parameters.map((parameter) => parameter.array);
  for (const parameter of parameters) parameter.array = convert(parameter.array, 'float64');
  tape.promoting = true;
  try {
    return untraced(body);
  } finally {
    tape.promoting = false;
    parameters.forEach((parameter, i) => (parameter.array = before[i]!));
  }
}

function repeatableValue(loss: () => Tensor): number {
  const [first, second] = [scalarOf(loss()), scalarOf(loss())];
  if (Object.is(first, second)) return first;
  const values = { first: String(first), second: String(second) };
  throw refuse('not-repeatable', { op: 'gradcheck', ...values });
}

function scalarOf(value: Tensor): number {
  if (value instanceof Tensor && value.size === 1) return value.data[0]!;
  const shape = value instanceof Tensor ? formatShape(value.shape) : String(value);
  throw refuse('gradient-needed', { op: 'gradcheck', shape });
}

function checkParameters(parameters: Readonly<Record<string, Tensor>>): void {
  const list = Object.values(parameters);
  if (list.length === 0) throw refuse('no-parameters', { op: 'gradcheck' });
  list.forEach((parameter: unknown, position) => {
    const fits =
      parameter instanceof Tensor && parameter.requiresGrad && parameter.origin.op === null;
    if (fits) return;
    const remedy = 'tensor(…, { requiresGrad: true })';
    throw refuse('not-a-parameter', { op: 'gradcheck', position, remedy });
  });
}

/** The given gradients as numbers, one for each parameter. */
function checkGiven(
  parameters: Readonly<Record<string, Tensor>>,
  gradients: Readonly<Record<string, Tensor | Nested>>,
): Record<string, Data> {
  const op = 'gradcheck';
  for (const name of Object.keys(gradients)) {
    if (parameters[name] !== undefined) continue;
    throw refuse('unknown-parameter', { op, name, known: Object.keys(parameters).join(', ') });
  }
  const entries = Object.entries(parameters).map(([name, parameter]) => {
    const given = gradients[name];
    if (given === undefined) {
      throw refuse('unknown-parameter', { op, name, known: Object.keys(gradients).join(', ') });
    }
    const array = given instanceof Tensor ? given : tensor(given, { dtype: 'float64' });
    if (!sameShape(array.shape, parameter.shape)) {
      const [left, right] = [formatShape(array.shape), formatShape(parameter.shape)];
      throw refuse('shapes-differ', { op, left, right });
    }
    return [name, array.data] as const;
  });
  return Object.fromEntries(entries);
}
