// Words of the gradient stepper in both languages: controls, headings, and the sentences about a step.
// Leaves choosing what is said to src/components/stepper/sentence.ts; names and numbers come in as text.
import type { Words } from './language.ts';

/** What an operation does to its inputs, and how it passes its gradient on. */
export interface OperationWords {
  readonly forward: string;
  readonly backward: string;
}

/** One input that receives part of a gradient. All texts are ready to print. */
export interface Receipt {
  readonly name: string;
  /** The vector-Jacobian product as text: ∂L/∂h · (1 − h²); null where it has no short form. */
  readonly share: string | null;
  /** What was added: the number, or of a tensor its largest element. */
  readonly added: string;
  /** Index of the largest element; null for a scalar. */
  readonly largest: string | null;
  /** Of an input used more than once: how many uses have sent theirs, of how many, and the sum. */
  readonly soFar: { readonly arrived: number; readonly uses: number; readonly sum: string } | null;
}

/** What an update did to a leaf. All texts are ready to print. */
export interface ChangeWords {
  /** Name of the optimiser's rule; `assign` for an assignment. */
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  /** Index of the element that changed most, which the numbers are of; null for a single number. */
  readonly largest: string | null;
}

export interface StepperWords {
  readonly title: string;
  readonly titleOf: (cell: string) => string;
  readonly view: string;
  readonly graph: string;
  readonly table: string;
  readonly close: string;
  readonly toStart: string;
  readonly back: string;
  readonly step: string;
  readonly play: string;
  readonly pause: string;
  readonly phase: Readonly<Record<'start' | 'forward' | 'seed' | 'backward' | 'update', string>>;
  readonly updated: (label: string, change: ChangeWords) => string;
  /** More changes followed than are recorded. */
  readonly omittedUpdates: (recorded: number, omitted: number) => string;
  readonly where: (position: number, length: number, phase: string) => string;
  readonly stretch: (phase: string, steps: number) => string;
  readonly timeline: string;
  readonly jumpToNode: string;
  readonly jumpToLine: string;
  readonly choose: string;
  readonly graphLabel: string;
  readonly nodesLabel: string;
  /** What a folded or open group is called; a call or a layer by its name. */
  readonly group: Readonly<
    Record<'layer' | 'call', (name: string) => string> & {
      loop: (turns: number | null) => string;
      turn: (turn: number, turns: number | null) => string;
    }
  >;
  readonly operationCount: (count: number) => string;
  /** On a card: how many operations, and the line. */
  readonly holds: (operations: number, line: number) => string;
  /** Results of a group besides the one that is shown. */
  readonly otherOutputs: (count: number) => string;
  readonly leftOut: Readonly<Record<'turns' | 'items', (count: number) => string>>;
  readonly foldedName: (card: {
    readonly name: string;
    readonly holds: string;
    readonly output: string;
    readonly value: string;
    readonly gradient: string;
    readonly current: boolean;
  }) => string;
  readonly openName: (name: string, line: number) => string;
  readonly foldAll: string;
  readonly unfold: string;
  readonly passedOver: (name: string, operations: number, first: number, last: number) => string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly zoomed: (percent: number) => string;
  readonly map: string;
  readonly notComputed: string;
  readonly noGradient: string;
  readonly edgeNumber: string;
  readonly bothSigns: string;
  readonly value: string;
  readonly gradient: string;
  readonly nodeName: (node: {
    readonly label: string;
    readonly op: string;
    readonly shape: string;
    readonly value: string;
    readonly gradient: string;
    readonly current: boolean;
  }) => string;
  /** What follows the name of a card whose numbers were others in the pinned run; null where they were the same. */
  readonly inPinnedRun: (value: string | null, gradient: string | null) => string;
  /** Before a number of the pinned run. */
  readonly was: string;
  readonly tensorNumbers: (largest: string, index: string) => string;
  readonly more: (count: number) => string;
  readonly thisStep: (position: number, label: string) => string;
  readonly atStart: string;
  readonly cell: (name: string) => string;
  /** A line of a cell, by the cell's heading. */
  readonly place: (cell: string, line: number) => string;
  readonly showSource: string;
  readonly atLine: (what: string, line: number) => string;
  readonly follow: string;
  readonly usedTimes: (name: string, uses: number, arrived: number) => string;
  readonly wantsNone: (name: string) => string;
  readonly isRoot: (name: string) => string;
  readonly pickElement: string;
  readonly notReached: string;
  readonly sum: (arrived: number, uses: number) => string;
  /** The shortest form of `sum`. */
  readonly part: (arrived: number, uses: number) => string;
  readonly numbersOf: (name: string) => string;
  readonly notAllShown: (shown: number, all: number) => string;
  readonly goForward: string;
  readonly goBackward: string;
  readonly columns: Readonly<
    Record<'step' | 'operation' | 'line' | 'value' | 'arrives' | 'local' | 'passes' | 'to', string>
  >;
  readonly to: string;
  readonly pages: (first: number, last: number, length: number) => string;
  readonly earlier: string;
  readonly later: string;
  readonly formulasMissing: string;
  readonly formula: string;
  /** What stands between two sentences. */
  readonly between: string;
  /** Sentences about a step. */
  readonly start: (leaves: readonly string[]) => string;
  readonly forward: (
    op: string,
    inputs: readonly string[],
    output: string,
    result: string,
  ) => string;
  readonly forwardNothing: (op: string, output: string, result: string) => string;
  readonly seed: (name: string, value: string) => string;
  readonly backward: (name: string, op: string, gradient: string) => string;
  readonly receives: (receipts: readonly Receipt[]) => string;
  /** After the first of many. */
  readonly othersReceive: (count: number) => string;
  readonly spread: (names: readonly string[], shape: string) => string;
  readonly givesNothing: (names: readonly string[]) => string;
  readonly operations: Readonly<Record<string, OperationWords>>;
  /** For an operation that is not in `operations`. */
  readonly anyOperation: OperationWords;
}

const listEn = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
const listZh = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')} 和 ${names.at(-1)}`;
const times = (count: number) =>
  ['no times', 'once', 'twice', 'three times', 'four times'][count] ?? `${count} times`;

const en: StepperWords = {
  title: 'Gradient stepper',
  titleOf: (cell) => `Gradient stepper of cell ${cell}`,
  view: 'View',
  graph: 'Graph',
  table: 'Table',
  close: 'Close',
  toStart: 'To the start',
  back: 'Back',
  step: 'Step',
  play: 'Play',
  pause: 'Pause',
  phase: {
    start: 'start',
    forward: 'forward',
    seed: 'seed',
    backward: 'backward',
    update: 'update',
  },
  updated: (label, { rule, from, to, by, largest }) => {
    const who = rule === 'assign' ? 'An assignment' : rule;
    return largest === null
      ? `${who} moves ${label}: ${from} → ${to}, a change of ${by}.`
      : `${who} moves ${label}. Its element ${largest} changes most: ${from} → ${to}, by ${by}.`;
  },
  omittedUpdates: (recorded, omitted) =>
    `${recorded + omitted} updates follow this backward pass. Only the first ${recorded} are recorded here.`,
  where: (position, length, phase) => `Step ${position} of ${length} · ${phase}`,
  stretch: (phase, steps) => `${phase} ${steps}`,
  timeline: 'Timeline',
  jumpToNode: 'Jump to',
  jumpToLine: 'or line',
  choose: 'choose …',
  graphLabel: 'Graph of the computation, inputs left, result right; gradients flow to the left',
  nodesLabel: 'Nodes. Up and down move between them, Enter selects, left and right step',
  group: {
    layer: (name) => name,
    call: (name) => (name === '' ? 'function' : `${name}()`),
    loop: (turns) => (turns === null ? 'loop' : `loop, ${turns} ${turns === 1 ? 'turn' : 'turns'}`),
    turn: (turn, turns) => (turns === null ? `turn ${turn}` : `turn ${turn} of ${turns}`),
  },
  operationCount: (count) => `${count} ${count === 1 ? 'operation' : 'operations'}`,
  holds: (operations, line) => `${operations} ${operations === 1 ? 'op' : 'ops'} · line ${line}`,
  otherOutputs: (count) => `+${count} ${count === 1 ? 'result' : 'results'}`,
  leftOut: {
    turns: (count) => `⋯ ${count} more turns`,
    items: (count) => `⋯ ${count} more`,
  },
  foldedName: ({ name, holds, output, value, gradient, current }) =>
    `${name}, folded, ${holds}. Result ${output}, value ${value}, gradient ${gradient}${current ? ', the current step is inside' : ''}`,
  openName: (name, line) => `${name}, line ${line}`,
  foldAll: 'Fold all',
  unfold: 'Unfold',
  passedOver: (name, operations, first, last) =>
    `${name} is folded: one step passed over its ${operations === 1 ? 'operation' : `${operations} operations`} (steps ${first} to ${last}). The last of them:`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  zoomed: (percent) => `${percent} %`,
  map: 'Map of the graph: arrow keys move the view, Enter goes to the current step',
  notComputed: 'not computed yet, —',
  noGradient: 'no gradient',
  edgeNumber: 'A number on an edge: what this use adds to the gradient at the tip of its arrow.',
  bothSigns: 'tensor with both signs',
  value: 'value',
  gradient: 'gradient',
  nodeName: ({ label, op, shape, value, gradient, current }) =>
    `${label}, ${op}${shape}, value ${value}, gradient ${gradient}${current ? ', current step' : ''}`,
  inPinnedRun: (value, gradient) =>
    `; in the pinned run:${value === null ? '' : ` value ${value}`}${value !== null && gradient !== null ? ',' : ''}${gradient === null ? '' : ` gradient ${gradient}`}`,
  was: 'was',
  tensorNumbers: (largest, index) => `largest in magnitude ${largest} at ${index}`,
  more: (count) => `and ${count} more`,
  thisStep: (position, label) => `Step ${position}: ${label}`,
  atStart: 'Start',
  cell: (name) => `Cell ${name}`,
  place: (cell, line) => `${cell}, line ${line}`,
  showSource: 'Show in the cell',
  atLine: (what, line) => `${what}, line ${line}`,
  follow: 'Follow the step',
  usedTimes: (name, uses, arrived) =>
    uses === 1
      ? `${name} is used once. ${arrived === 0 ? 'Its term has not arrived yet.' : 'Its only term is its gradient.'}`
      : `${name} is used ${times(uses)}. Every use adds one term; ${
          arrived === 0
            ? 'none has arrived yet'
            : arrived === uses
              ? 'all have arrived'
              : `${arrived} of ${uses} have arrived`
        }.`,
  wantsNone: (name) => `${name} is data: no gradient is wanted here.`,
  isRoot: (name) =>
    `${name} is where the backward pass starts. Its gradient is given, not added up.`,
  pickElement: 'Select an element to see its terms.',
  notReached: 'not reached',
  sum: (arrived, uses) =>
    arrived === uses ? `sum of ${uses}` : `sum so far, ${arrived} of ${uses}`,
  part: (arrived, uses) => `${arrived} of ${uses}`,
  numbersOf: (name) => `Numbers of ${name}`,
  notAllShown: (shown, all) => `The first ${shown} of ${all} rows.`,
  goForward: 'Go to its forward step',
  goBackward: 'Go to its backward step',
  columns: {
    step: 'step',
    operation: 'operation',
    line: 'line',
    value: 'value',
    arrives: 'arrives',
    local: '× local derivative',
    passes: '= passes on',
    to: 'to',
  },
  to: 'to',
  pages: (first, last, length) => `Steps ${first} to ${last} of ${length}`,
  earlier: 'Earlier',
  later: 'Later',
  formula: 'Formula',
  between: ' ',
  formulasMissing: 'Formulas could not be loaded; their source is shown instead.',
  start: (leaves) =>
    `Nothing is computed yet. ${
      leaves.length > 0
        ? `${listEn(leaves)} ${leaves.length === 1 ? 'has its value' : 'have their values'}.`
        : ''
    }`.trim(),
  forward: (op, inputs, output, result) =>
    `${op} takes ${listEn(inputs)} and gives ${output}${result}.`,
  forwardNothing: (op, output, result) => `${op} gives ${output}${result}.`,
  seed: (name, value) =>
    `The backward pass starts at ${name}${
      name === 'L' ? '' : ', written L in formulas'
    }: its gradient with respect to itself is ${value}.`,
  backward: (name, op, gradient) =>
    name === op || name.startsWith(`${op} `)
      ? `${name} passes its gradient${gradient && `, ${gradient},`} on.`
      : `${op} passes the gradient of ${name}${gradient && `, ${gradient},`} on.`,
  othersReceive: (count) => `${count} other inputs receive their parts too.`,
  receives: (receipts) =>
    receipts
      .map(({ name, share, added, largest, soFar }) => {
        const unnamed = largest === null ? '' : 'a gradient, ';
        const what = share === null ? unnamed : `${share}${largest === null ? ' = ' : ', '}`;
        const number = largest === null ? added : `largest element ${added} at ${largest}`;
        const sum =
          soFar === null
            ? ''
            : largest === null
              ? `; that makes ${soFar.sum} so far, ${soFar.arrived} of ${soFar.uses} uses`
              : `; ${soFar.arrived} of ${soFar.uses} uses have arrived`;
        return `${name} receives ${what}${number}${sum}.`;
      })
      .join(' '),
  spread: (names, shape) =>
    `${listEn(names)} ${names.length === 1 ? 'was' : 'were'} spread over ${shape}: what every copy receives is added up (Σ).`,
  givesNothing: (names) => `${listEn(names)} ${names.length === 1 ? 'wants' : 'want'} no gradient.`,
  operations: {
    add: {
      forward: 'It adds its inputs.',
      backward: 'A sum passes its gradient on unchanged.',
    },
    sub: {
      forward: 'It subtracts the second input from the first.',
      backward:
        'A difference passes its gradient on unchanged to the first input, with its sign flipped to the second.',
    },
    mul: {
      forward: 'It multiplies its inputs, element by element.',
      backward:
        'A product passes its gradient to both factors, each time multiplied by the other factor.',
    },
    div: {
      forward: 'It divides the first input by the second.',
      backward:
        'A quotient divides its gradient by the denominator; the denominator receives −quotient / denominator times it.',
    },
    neg: {
      forward: 'It flips the sign.',
      backward: 'The sign of the gradient flips too.',
    },
    pow: {
      forward: 'It raises its input to a power.',
      backward: 'The exponent comes down as a factor, and the power drops by one.',
    },
    exp: {
      forward: 'It raises e to its input.',
      backward: 'The slope of the exponential is the exponential itself.',
    },
    log: {
      forward: 'It takes the natural logarithm.',
      backward: 'The slope of the logarithm is one over its input: close to zero it is steep.',
    },
    sqrt: {
      forward: 'It takes the square root.',
      backward: 'The slope of the root is one over twice the root.',
    },
    reciprocal: {
      forward: 'It divides 1 by its input.',
      backward: 'The slope of 1/x is −1/x²: close to zero it is steep.',
    },
    sin: {
      forward: 'It takes the sine.',
      backward: 'The slope of the sine is the cosine of its input.',
    },
    cos: {
      forward: 'It takes the cosine.',
      backward: 'The slope of the cosine is minus the sine of its input.',
    },
    sign: {
      forward: 'It keeps only the sign: −1, 0 or 1.',
      backward: 'Between its jumps the sign is flat: the slope is 0, and no gradient gets through.',
    },
    floor: {
      forward: 'It rounds down to a whole number.',
      backward: 'Between its jumps rounding is flat: the slope is 0, and no gradient gets through.',
    },
    square: {
      forward: 'It multiplies each element by itself.',
      backward: 'The slope of a square is twice its input.',
    },
    abs: {
      forward: 'It drops the sign.',
      backward:
        'The gradient passes unchanged where the input is positive, with its sign flipped where it is negative.',
    },
    maximum: {
      forward: 'It keeps the larger of two elements.',
      backward: 'Only the larger input receives the gradient; a tie is shared.',
    },
    minimum: {
      forward: 'It keeps the smaller of two elements.',
      backward: 'Only the smaller input receives the gradient; a tie is shared.',
    },
    clamp: {
      forward: 'It cuts off what lies outside its limits.',
      backward:
        'The gradient passes where the input lies inside the limits, and stops where it was cut off.',
    },
    where: {
      forward: 'It takes each element from one of two inputs, as the condition says.',
      backward: 'Each element of the gradient goes to the input that was chosen.',
    },
    sigmoid: {
      forward: 'It squeezes each element between 0 and 1.',
      backward: 'The slope of the sigmoid is y (1 − y), at most ¼.',
    },
    tanh: {
      forward: 'It squeezes each element between −1 and 1.',
      backward: 'The slope of tanh is 1 − y²: close to 1 around zero, close to 0 far from it.',
    },
    softsign: {
      forward: 'It divides each element by 1 plus its size: the result lies between −1 and 1.',
      backward:
        'The slope of softsign is 1 / (1 + |x|)²: far from zero it falls off more slowly than that of tanh.',
    },
    hardtanh: {
      forward: 'It cuts off what lies outside its limits.',
      backward: 'The gradient passes between the limits, and stops on them and outside.',
    },
    relu: {
      forward: 'It replaces negative elements by 0.',
      backward: 'The gradient passes where the input is positive, and stops where it is not.',
    },
    leakyRelu: {
      forward: 'It keeps positive elements and multiplies the others by a small slope.',
      backward:
        'The gradient passes where the input is positive; elsewhere it is multiplied by the small slope.',
    },
    prelu: {
      forward: 'It keeps positive elements and multiplies the others by a slope that is learnt.',
      backward:
        'The gradient passes where the input is positive, elsewhere it is multiplied by the slope; the slope receives the gradient times what it multiplied.',
    },
    relu6: {
      forward: 'It replaces negative elements by 0, and those above 6 by 6.',
      backward: 'The gradient passes where the input lies between 0 and 6, and stops elsewhere.',
    },
    elu: {
      forward: 'It keeps positive elements and bends the others towards −α: α (eˣ − 1).',
      backward: 'The gradient passes where the input is positive; elsewhere the slope is α eˣ.',
    },
    selu: {
      forward: 'It is an ELU whose two constants keep the spread of a layer at 1.',
      backward:
        'The slope is 1.0507 where the input is positive; elsewhere it is 1.7581 eˣ, which fades far below zero.',
    },
    softplus: {
      forward: 'It computes log(1 + eˣ), a smooth ReLU.',
      backward: 'The slope of softplus is the sigmoid of its input.',
    },
    logSigmoid: {
      forward: 'It takes the logarithm of the sigmoid.',
      backward: 'The slope is 1 − σ(x): close to 1 far below zero, close to 0 far above it.',
    },
    silu: {
      forward: 'It multiplies each element by its own sigmoid, a gate that opens slowly.',
      backward:
        'The slope has two parts: σ(x), the gate itself, and x σ(x) (1 − σ(x)), since the input moves the gate too.',
    },
    gelu: {
      forward:
        'It multiplies each element by Φ(x), the share of a normal distribution that lies below it.',
      backward:
        'The slope has two parts: Φ(x), the share itself, and x φ(x), since the input moves the share too; φ is the bell curve.',
    },
    mish: {
      forward: 'It multiplies each element by tanh(softplus(x)), a gate that opens slowly.',
      backward: 'The slope has two parts: the gate itself, and x times the slope of the gate.',
    },
    softmax: {
      forward: 'It turns scores into positive numbers that add up to 1.',
      backward:
        'Every score receives its probability times the difference between its gradient and the mean gradient, weighted by the probabilities.',
    },
    logSoftmax: {
      forward: 'It takes the logarithm of the softmax.',
      backward:
        'Every score receives its gradient minus its probability times the sum of all gradients.',
    },
    sum: {
      forward: 'It adds up the elements.',
      backward: 'Every element of a sum receives the same gradient.',
    },
    mean: {
      forward: 'It averages the elements.',
      backward:
        'Every element of a mean receives the same gradient, divided by how many there are.',
    },
    max: {
      forward: 'It keeps the largest element.',
      backward: 'Only the largest element receives the gradient; a tie is shared.',
    },
    min: {
      forward: 'It keeps the smallest element.',
      backward: 'Only the smallest element receives the gradient; a tie is shared.',
    },
    prod: {
      forward: 'It multiplies the elements.',
      backward: 'Every factor receives the gradient times the product of all the others.',
    },
    variance: {
      forward:
        'It adds up the squared distances from the mean and divides by n − 1, or by n where that is set.',
      backward: 'The further an element lies from the mean, the larger its share.',
    },
    std: {
      forward: 'It is the root of the variance: how far elements lie from their mean.',
      backward:
        'Every element receives its distance from the mean, in standard deviations, divided by what the variance divides by.',
    },
    norm: {
      forward: 'It is the length of a vector: the root of the sum of squares.',
      backward:
        'The slope of a length is the vector divided by its length: a direction of length 1.',
    },
    logsumexp: {
      forward: 'It is ln Σ eˣ, a smooth maximum.',
      backward:
        'The gradient is shared out by the softmax: the larger an element, the larger its share.',
    },
    cumsum: {
      forward: 'It adds up from the start: every element is the total so far.',
      backward:
        'An element went into its own total and all later ones, and receives the sum of their gradients.',
    },
    reshape: {
      forward: 'It puts the same elements into another shape.',
      backward: 'The gradient is put back into the old shape.',
    },
    transpose: {
      forward: 'It exchanges axes.',
      backward: 'The axes of the gradient are exchanged back.',
    },
    slice: {
      forward: 'It takes out a part.',
      backward: 'The gradient goes back to where the part was taken from; the rest receives 0.',
    },
    pad: {
      forward: 'It puts a border around its input.',
      backward: 'The gradient inside the border goes back; that of the border is dropped.',
    },
    flip: {
      forward: 'It turns the order of the elements round.',
      backward: 'The gradient is turned round too.',
    },
    tile: {
      forward: 'It lays copies of its input side by side.',
      backward: 'An element receives the sum of the gradients of its copies.',
    },
    gather: {
      forward: 'It picks elements by their index.',
      backward:
        'The gradient goes back to the places that were picked; one that was picked more often receives a sum, the others 0.',
    },
    indexSelect: {
      forward: 'It picks whole slices by their index, rows of a table for example.',
      backward:
        'The gradient goes back to the slices that were picked; one that was picked more often receives a sum, the others 0.',
    },
    scatterAdd: {
      forward: 'It adds each element at the place that its index names.',
      backward: 'Each element receives the gradient of the place where it was added.',
    },
    concat: {
      forward: 'It joins its inputs.',
      backward: 'The gradient is cut apart again: every input receives its own piece.',
    },
    broadcastTo: {
      forward: 'It repeats its input to fill a larger shape.',
      backward: 'An element that was repeated receives the sum of the gradients of its copies.',
    },
    cast: {
      forward: 'It writes the same numbers in another precision.',
      backward: 'The gradient is written back in the old precision.',
    },
    clone: {
      forward: 'It copies its input.',
      backward: 'A copy passes its gradient on unchanged.',
    },
    stack: {
      forward: 'It joins its inputs along a new axis.',
      backward: 'The gradient is cut apart again: every input receives its own piece.',
    },
    binaryCrossEntropy: {
      forward: 'It is −ln of the probability given to the right answer, for every element.',
      backward: 'The prediction p receives (p − t) / (p (1 − p)) times the gradient.',
    },
    binaryCrossEntropyWithLogits: {
      forward: 'It is −ln of the probability given to the right answer, computed from the logit.',
      backward: 'The logit z receives (σ(z) − t) times the gradient: prediction minus target.',
    },
    crossEntropy: {
      forward: 'It is −ln of the probability given to the right class, for every example.',
      backward: 'Every logit receives its probability minus its target, times the gradient.',
    },
    klDivergence: {
      forward: 'It weighs by the target t how far ln t lies above ln q, for every element.',
      backward: 'The prediction q receives −t / q times the gradient, 0 where the target is 0.',
    },
    klDivergenceOfLogs: {
      forward: 'It weighs by the target t how far ln t lies above the log-probability.',
      backward: 'Every log-probability receives minus its target, times the gradient.',
    },
    einsum: {
      forward:
        'It multiplies its inputs where their letters agree, and adds up over the letters that the result lacks.',
      backward:
        'Each input receives a sum of the same kind: the gradient times the other input, matched by their letters.',
    },
    matmul: {
      forward: 'Every row of the first input meets every column of the second.',
      backward:
        'A matrix product passes its gradient to both factors: the left one receives the gradient times the right one transposed, the right one the left one transposed times the gradient.',
    },
    conv1d: {
      forward:
        'A kernel slides along the signal; at every place its weights meet what it stands over.',
      backward:
        'Every weight and the element it met receive the gradient of their place times the other of the two; a kernel that stands at many places collects from all of them.',
    },
    conv2d: {
      forward:
        'A kernel slides over the image; at every place its weights meet what it stands over.',
      backward:
        'Every weight and the pixel it met receive the gradient of their place times the other of the two; a kernel that stands at many places collects from all of them.',
    },
    convTranspose2d: {
      forward:
        'Every element stamps the kernel, times itself, into a larger image; stamps that overlap add up.',
      backward:
        'Every element receives what a convolution with the same kernel makes of the gradient; every weight collects from all its stamps.',
    },
    maxPool1d: {
      forward: 'It keeps the largest element of each window.',
      backward: 'Only the largest element of a window receives its gradient; of equals, the first.',
    },
    maxPool2d: {
      forward: 'It keeps the largest element of each window.',
      backward: 'Only the largest element of a window receives its gradient; of equals, the first.',
    },
    avgPool1d: {
      forward: 'It averages each window.',
      backward: 'Every element receives an equal share of the gradient of each window it lies in.',
    },
    avgPool2d: {
      forward: 'It averages each window.',
      backward: 'Every element receives an equal share of the gradient of each window it lies in.',
    },
    standardise: {
      forward: 'It takes the mean away and divides by the spread, along its axes.',
      backward:
        'Every element moves its mean and its spread too: the gradient loses its own mean, and what lies along the result; the rest is divided by the spread.',
    },
    adaptiveAvgPool2d: {
      forward: 'It shares the image out among a fixed number of windows and averages each.',
      backward: 'Every element receives an equal share of the gradient of each window it lies in.',
    },
  },
  anyOperation: {
    forward: '',
    backward: 'Each input receives the gradient times the slope at that input.',
  },
};

const zh: StepperWords = {
  title: '梯度步进器',
  titleOf: (cell) => `单元格 ${cell} 的梯度步进器`,
  view: '视图',
  graph: '计算图',
  table: '表格',
  close: '关闭',
  toStart: '回到开头',
  back: '上一步',
  step: '下一步',
  play: '播放',
  pause: '暂停',
  phase: { start: '开头', forward: '前向', seed: '起点', backward: '反向', update: '更新' },
  updated: (label, { rule, from, to, by, largest }) => {
    const who = rule === 'assign' ? '这次赋值' : `${rule} `;
    return largest === null
      ? `${who}更新 ${label}：${from} → ${to}，变化 ${by}。`
      : `${who}更新 ${label}。变化最大的元素是 ${largest}：${from} → ${to}，变化 ${by}。`;
  },
  omittedUpdates: (recorded, omitted) =>
    `这次反向传播之后共有 ${recorded + omitted} 次更新，这里只记录了前 ${recorded} 次。`,
  where: (position, length, phase) => `第 ${position} 步，共 ${length} 步 · ${phase}`,
  stretch: (phase, steps) => `${phase} ${steps}`,
  timeline: '时间轴',
  jumpToNode: '跳到',
  jumpToLine: '或代码行',
  choose: '选择……',
  graphLabel: '计算图：输入在左，结果在右；梯度向左流动',
  nodesLabel: '节点。上下方向键切换节点，回车选中，左右方向键步进',
  group: {
    layer: (name) => name,
    call: (name) => (name === '' ? '函数' : `${name}()`),
    loop: (turns) => (turns === null ? '循环' : `循环，共 ${turns} 轮`),
    turn: (turn, turns) => (turns === null ? `第 ${turn} 轮` : `第 ${turn} 轮，共 ${turns} 轮`),
  },
  operationCount: (count) => `${count} 个运算`,
  holds: (operations, line) => `${operations} 个运算 · 第 ${line} 行`,
  otherOutputs: (count) => `另有 ${count} 个结果`,
  leftOut: {
    turns: (count) => `⋯ 其余 ${count} 轮`,
    items: (count) => `⋯ 其余 ${count} 项`,
  },
  foldedName: ({ name, holds, output, value, gradient, current }) =>
    `${name}，已折叠，${holds}。结果 ${output}，值 ${value}，梯度 ${gradient}${current ? '，当前步骤在其中' : ''}`,
  openName: (name, line) => `${name}，第 ${line} 行`,
  foldAll: '全部折叠',
  unfold: '展开',
  passedOver: (name, operations, first, last) =>
    `“${name}”已折叠：这一步走完其中的 ${operations} 个运算（第 ${first} 至 ${last} 步）。最后一个是：`,
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '适合窗口',
  zoomed: (percent) => `${percent} %`,
  map: '计算图的缩略图：方向键移动视野，回车转到当前步骤',
  notComputed: '尚未计算，—',
  noGradient: '无梯度',
  edgeNumber: '边上的数：这次使用为箭头所指节点贡献的梯度。',
  bothSigns: '张量，正负都有',
  value: '值',
  gradient: '梯度',
  nodeName: ({ label, op, shape, value, gradient, current }) =>
    `${label}，${op}${shape}，值 ${value}，梯度 ${gradient}${current ? '，当前步骤' : ''}`,
  inPinnedRun: (value, gradient) =>
    `；固定的那次运行：${value === null ? '' : `值 ${value}`}${value !== null && gradient !== null ? '，' : ''}${gradient === null ? '' : `梯度 ${gradient}`}`,
  was: '原',
  tensorNumbers: (largest, index) => `绝对值最大的元素 ${largest}，位于 ${index}`,
  more: (count) => `另有 ${count} 个`,
  thisStep: (position, label) => `第 ${position} 步：${label}`,
  atStart: '开头',
  cell: (name) => `单元格 ${name}`,
  place: (cell, line) => `${cell}，第 ${line} 行`,
  showSource: '在单元格中查看',
  atLine: (what, line) => `${what}，第 ${line} 行`,
  follow: '跟随当前步骤',
  usedTimes: (name, uses, arrived) =>
    uses === 1
      ? `${name} 只用了一次，${arrived === 0 ? '这一项还没有到达。' : '这一项就是它的梯度。'}`
      : `${name} 用了 ${uses} 次，每用一次就加上一项；${
          arrived === 0
            ? '还没有一项到达'
            : arrived === uses
              ? '各项都已到达'
              : `已到达 ${arrived} 项`
        }。`,
  wantsNone: (name) => `${name} 是数据，不需要梯度。`,
  isRoot: (name) => `反向传播从 ${name} 开始。它的梯度是给定的，不是加出来的。`,
  pickElement: '选中一个元素，就能看到它的各项。',
  notReached: '尚未到达',
  sum: (arrived, uses) =>
    arrived === uses ? `${uses} 项之和` : `目前之和（${uses} 项已到 ${arrived} 项）`,
  part: (arrived, uses) => `${arrived}/${uses} 项`,
  numbersOf: (name) => `${name} 的数值`,
  notAllShown: (shown, all) => `共 ${all} 行，这里是前 ${shown} 行。`,
  goForward: '转到它的前向步骤',
  goBackward: '转到它的反向步骤',
  columns: {
    step: '步骤',
    operation: '运算',
    line: '行',
    value: '值',
    arrives: '传来的梯度',
    local: '× 局部导数',
    passes: '= 传出的梯度',
    to: '传给',
  },
  to: '传给',
  pages: (first, last, length) => `第 ${first} 至 ${last} 步，共 ${length} 步`,
  earlier: '前面的步骤',
  later: '后面的步骤',
  formula: '公式',
  between: '',
  formulasMissing: '公式未能加载，这里显示公式的源代码。',
  start: (leaves) => `还没有开始计算。${leaves.length > 0 ? `${listZh(leaves)} 已经有值。` : ''}`,
  forward: (op, inputs, output, result) => `${op} 由 ${listZh(inputs)} 算出 ${output}${result}。`,
  forwardNothing: (op, output, result) => `${op} 给出 ${output}${result}。`,
  seed: (name, value) =>
    `反向传播从 ${name} 开始${name === 'L' ? '' : '（公式中记作 L）'}：它对自身的导数是 ${value}。`,
  backward: (name, op, gradient) =>
    name === op || name.startsWith(`${op} `)
      ? `${name} 把自己的梯度${gradient && `（${gradient}）`}往回传。`
      : `${op} 把 ${name} 的梯度${gradient && `（${gradient}）`}往回传。`,
  othersReceive: (count) => `其余 ${count} 个输入也各得到自己的一份。`,
  receives: (receipts) =>
    receipts
      .map(({ name, share, added, largest, soFar }) => {
        const unnamed = largest === null ? ' ' : '一份梯度，';
        const what = share === null ? unnamed : ` ${share}${largest === null ? ' = ' : '，'}`;
        const number = largest === null ? added : `绝对值最大的元素是 ${largest} 处的 ${added}`;
        const sum =
          soFar === null
            ? ''
            : largest === null
              ? `，累计 ${soFar.sum}（共用 ${soFar.uses} 次，已到 ${soFar.arrived} 次）`
              : `；共用 ${soFar.uses} 次，已到 ${soFar.arrived} 次`;
        return `${name} 得到${what}${number}${sum}。`;
      })
      .join(''),
  spread: (names, shape) => `${listZh(names)} 曾广播成 ${shape}，各个副本得到的梯度要加起来（Σ）。`,
  givesNothing: (names) => `${listZh(names)} 不需要梯度。`,
  operations: {
    add: { forward: '把输入相加。', backward: '加法把梯度原样传给每个加数。' },
    sub: {
      forward: '从第一个输入中减去第二个。',
      backward: '减法把梯度原样传给被减数，变号后传给减数。',
    },
    mul: {
      forward: '把输入逐元素相乘。',
      backward: '乘法把梯度传给两个因子，各自乘以另一个因子。',
    },
    div: {
      forward: '用第一个输入除以第二个。',
      backward: '除法把梯度除以分母，传给分子；分母得到梯度乘以“−商 / 分母”。',
    },
    neg: { forward: '把符号取反。', backward: '梯度的符号也取反。' },
    pow: {
      forward: '对输入求幂。',
      backward: '指数移到前面成为系数，幂次减一。',
    },
    exp: { forward: '计算 e 的幂。', backward: '指数函数的导数就是它自己。' },
    log: {
      forward: '取自然对数。',
      backward: '对数的导数是输入的倒数：输入接近零时非常陡。',
    },
    sqrt: { forward: '开平方。', backward: '平方根的导数是两倍平方根的倒数。' },
    reciprocal: {
      forward: '用 1 除以输入。',
      backward: '1/x 的导数是 −1/x²，越靠近零越陡。',
    },
    sin: { forward: '取正弦。', backward: '正弦的导数是输入的余弦。' },
    cos: { forward: '取余弦。', backward: '余弦的导数是输入的正弦，再变号。' },
    sign: {
      forward: '只保留符号：−1、0 或 1。',
      backward: '符号函数只在 0 处跳变，其余各处平坦：导数为 0，梯度到此为止。',
    },
    floor: {
      forward: '向下取整。',
      backward: '取整函数只在整数处跳变，其余各处平坦：导数为 0，梯度到此为止。',
    },
    square: { forward: '每个元素与自己相乘。', backward: '平方的导数是输入的两倍。' },
    abs: {
      forward: '取绝对值。',
      backward: '输入为正，梯度原样传过；输入为负，梯度变号。',
    },
    maximum: {
      forward: '在两个元素中取较大的。',
      backward: '只有较大的输入得到梯度；相等时平分。',
    },
    minimum: {
      forward: '在两个元素中取较小的。',
      backward: '只有较小的输入得到梯度；相等时平分。',
    },
    clamp: {
      forward: '截去上下限以外的部分。',
      backward: '输入在上下限之内，梯度传过；在上下限之外，梯度停止。',
    },
    where: {
      forward: '按条件从两个输入中选取元素。',
      backward: '梯度的每个元素，都传给当时选中的输入。',
    },
    sigmoid: {
      forward: '把每个元素压缩到 0 与 1 之间。',
      backward: 'sigmoid 的导数是 y (1 − y)，最大为 ¼。',
    },
    tanh: {
      forward: '把每个元素压缩到 −1 与 1 之间。',
      backward: 'tanh 的导数是 1 − y²：在零附近接近 1，远离零时接近 0。',
    },
    softsign: {
      forward: '每个元素除以“1 加自己的绝对值”，结果在 −1 与 1 之间。',
      backward: 'softsign 的导数是 1 / (1 + |x|)²：远离零时，比 tanh 的导数衰减得慢。',
    },
    hardtanh: {
      forward: '截去上下限以外的部分。',
      backward: '输入在上下限之间，梯度传过；达到或超出上下限，梯度停止。',
    },
    relu: { forward: '把负的元素换成 0。', backward: '输入为正，梯度传过；否则梯度停止。' },
    leakyRelu: {
      forward: '正的元素不变，其余的乘以一个小斜率。',
      backward: '输入为正，梯度传过；否则梯度乘以这个小斜率。',
    },
    prelu: {
      forward: '正的元素不变，其余的乘以一个学到的斜率。',
      backward: '输入为正，梯度传过；否则梯度乘以斜率。斜率得到的，是梯度乘以当时与它相乘的输入。',
    },
    relu6: {
      forward: '把负的元素换成 0，大于 6 的换成 6。',
      backward: '输入在 0 与 6 之间，梯度传过；否则梯度停止。',
    },
    elu: {
      forward: '正的元素不变，其余的按 α (eˣ − 1) 弯向 −α。',
      backward: '输入为正，梯度传过；否则导数是 α eˣ。',
    },
    selu: {
      forward: '一种 ELU，两个常数的取值使各层的标准差保持在 1。',
      backward: '输入为正，导数是 1.0507；否则是 1.7581 eˣ，离零越远越小。',
    },
    softplus: {
      forward: '计算 log(1 + eˣ)，一种光滑的 ReLU。',
      backward: 'softplus 的导数是输入的 sigmoid。',
    },
    logSigmoid: {
      forward: '取 sigmoid 的对数。',
      backward: '导数是 1 − σ(x)：远小于零时接近 1，远大于零时接近 0。',
    },
    silu: {
      forward: '每个元素乘以自己的 sigmoid，像一道缓缓打开的门。',
      backward: '导数有两部分：门本身 σ(x)；输入也推动这道门，因此还有 x σ(x) (1 − σ(x))。',
    },
    gelu: {
      forward: '每个元素乘以 Φ(x)，即标准正态分布中小于 x 的概率。',
      backward: '导数有两部分：概率本身 Φ(x)；输入也改变这个概率，因此还有 x φ(x)，φ 是钟形曲线。',
    },
    mish: {
      forward: '每个元素乘以 tanh(softplus(x))，像一道缓缓打开的门。',
      backward: '导数有两部分：门本身，以及 x 乘以门的导数。',
    },
    softmax: {
      forward: '把得分变成和为 1 的正数。',
      backward: '每个得分得到：自己的概率，乘以自己的梯度与平均梯度（按概率加权）之差。',
    },
    logSoftmax: {
      forward: '取 softmax 的对数。',
      backward: '每个得分得到：自己的梯度，减去自己的概率与全部梯度之和的乘积。',
    },
    sum: { forward: '把元素加起来。', backward: '参与求和的每个元素，得到的梯度都相同。' },
    mean: {
      forward: '取元素的平均。',
      backward: '参与平均的每个元素，都得到梯度除以元素个数。',
    },
    max: { forward: '取最大的元素。', backward: '只有最大的元素得到梯度；相等时平分。' },
    min: { forward: '取最小的元素。', backward: '只有最小的元素得到梯度；相等时平分。' },
    prod: { forward: '把元素连乘。', backward: '每个因子得到梯度乘以其余因子的积。' },
    variance: {
      forward: '把各元素与均值之差的平方加起来，再除以 n − 1（也可设为除以 n）。',
      backward: '离均值越远的元素，得到的份额越大。',
    },
    std: {
      forward: '方差的平方根，表示元素离均值有多远。',
      backward: '每个元素得到的，是它与均值之差，先除以标准差，再除以求方差时的除数。',
    },
    norm: {
      forward: '向量的长度：平方和的平方根。',
      backward: '长度的导数是向量除以自己的长度，即长度为 1 的方向。',
    },
    logsumexp: {
      forward: '计算 ln Σ eˣ，一种光滑的最大值。',
      backward: '梯度按 softmax 分配：元素越大，得到的越多。',
    },
    cumsum: {
      forward: '从头累加，每个元素都是到此为止的和。',
      backward: '一个元素参与了从它自己起的每个和，得到这些和的梯度之和。',
    },
    reshape: { forward: '元素不变，换一个形状。', backward: '梯度变回原来的形状。' },
    transpose: { forward: '交换轴的次序。', backward: '梯度的轴再换回来。' },
    slice: {
      forward: '取出一部分。',
      backward: '梯度回到这一部分原来的位置，其余元素得到 0。',
    },
    pad: {
      forward: '在输入四周补上一圈数。',
      backward: '边框以内的梯度传回，边框上的丢弃。',
    },
    flip: { forward: '颠倒元素的次序。', backward: '梯度也按同样的方式颠倒。' },
    tile: { forward: '把输入的副本一份份并排铺开。', backward: '每个元素得到各份副本的梯度之和。' },
    gather: {
      forward: '按下标选取元素。',
      backward: '梯度回到被选中的位置：选中多次的得到各次之和，没有选中的得到 0。',
    },
    indexSelect: {
      forward: '按下标选取整个切片，例如表格中的若干行。',
      backward: '梯度回到被选中的切片：选中多次的得到各次之和，没有选中的得到 0。',
    },
    scatterAdd: {
      forward: '把每个元素加到下标所指的位置。',
      backward: '每个元素得到的，就是它加入的那个位置的梯度。',
    },
    concat: { forward: '把输入拼接起来。', backward: '梯度重新切开，每个输入得到自己的那一段。' },
    broadcastTo: {
      forward: '重复输入，填满更大的形状。',
      backward: '重复过的元素，得到各个副本的梯度之和。',
    },
    cast: { forward: '数不变，换一种精度。', backward: '梯度换回原来的精度。' },
    clone: { forward: '复制输入。', backward: '副本把梯度原样传回。' },
    stack: {
      forward: '沿新的轴把输入叠在一起。',
      backward: '梯度重新切开，每个输入得到自己的那一份。',
    },
    binaryCrossEntropy: {
      forward: '对每个元素，取正确答案所得概率的 −ln。',
      backward: '预测值 p 得到梯度乘以 (p − t) / (p (1 − p))。',
    },
    binaryCrossEntropyWithLogits: {
      forward: '由 logit 算出正确答案的概率，再取 −ln。',
      backward: 'logit z 得到梯度乘以 σ(z) − t，也就是预测减去目标。',
    },
    crossEntropy: {
      forward: '对每个样本，取正确类别所得概率的 −ln。',
      backward: '每个 logit 得到梯度乘以“概率减去目标”。',
    },
    klDivergence: {
      forward: '对每个元素，求 ln t 比 ln q 高出多少，再乘以目标 t。',
      backward: '预测值 q 得到梯度乘以 −t / q；目标为 0 时得到 0。',
    },
    klDivergenceOfLogs: {
      forward: '对每个元素，求 ln t 比对数概率高出多少，再乘以目标 t。',
      backward: '每个对数概率得到梯度乘以“负的目标”。',
    },
    einsum: {
      forward: '把字母对应的元素相乘，再沿结果里没有的字母求和。',
      backward: '每个输入得到同类的和：梯度与另一个输入按字母对应，相乘后求和。',
    },
    matmul: {
      forward: '第一个输入的每一行，与第二个输入的每一列逐个相乘再求和。',
      backward:
        '矩阵乘法把梯度传给两个因子：给左因子的，右乘右因子的转置；给右因子的，左乘左因子的转置。',
    },
    conv1d: {
      forward: '卷积核沿信号滑动；在每个位置上，权重与它盖住的元素逐个相乘再求和。',
      backward:
        '在每个位置上，权重与它盖住的元素，各自得到这个位置的梯度乘以对方；卷积核到过的所有位置，传回的梯度都要加起来。',
    },
    conv2d: {
      forward: '卷积核在图像上滑动；在每个位置上，权重与它盖住的像素逐个相乘再求和。',
      backward:
        '在每个位置上，权重与它盖住的像素，各自得到这个位置的梯度乘以对方；卷积核到过的所有位置，传回的梯度都要加起来。',
    },
    convTranspose2d: {
      forward: '每个元素都把卷积核乘以自己，像盖章一样加到一幅更大的图像上，重叠之处相加。',
      backward:
        '每个元素得到的，是同一个卷积核对梯度做卷积的结果；每个权重把它盖过的所有位置传回的梯度加起来。',
    },
    maxPool1d: {
      forward: '在每个窗口中取最大的元素。',
      backward: '只有窗口中最大的元素得到这个窗口的梯度；有几个相等时，归第一个。',
    },
    maxPool2d: {
      forward: '在每个窗口中取最大的元素。',
      backward: '只有窗口中最大的元素得到这个窗口的梯度；有几个相等时，归第一个。',
    },
    avgPool1d: {
      forward: '取每个窗口的平均。',
      backward: '窗口的梯度平分给其中的每个元素；一个元素在几个窗口里，就得到几份。',
    },
    avgPool2d: {
      forward: '取每个窗口的平均。',
      backward: '窗口的梯度平分给其中的每个元素；一个元素在几个窗口里，就得到几份。',
    },
    standardise: {
      forward: '沿指定的轴减去均值，再除以标准差。',
      backward:
        '每个元素也影响均值和标准差：梯度先减去自己的均值，再减去沿结果方向的部分，剩下的除以标准差。',
    },
    adaptiveAvgPool2d: {
      forward: '把图像划分成固定个数的窗口，取每个窗口的平均。',
      backward: '窗口的梯度平分给其中的每个元素；一个元素在几个窗口里，就得到几份。',
    },
  },
  anyOperation: { forward: '', backward: '每个输入得到梯度乘以它的局部导数。' },
};

/** Words of the stepper. */
export const stepperWords: Words<StepperWords> = { en, 'zh-cn': zh };
