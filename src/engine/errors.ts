// EngineError: every way the engine refuses, with a code, the values that matter and an English sentence.
// Leaves saying it in other languages to the page, which fills its own sentence with the same values.

const messages = {
  'shapes-do-not-broadcast':
    '{op}: shapes do not broadcast: {left} and {right}; counted from the last axis, sizes must be equal or 1',
  'shapes-differ': '{op}: shapes differ: {left} and {right}; give both the same shape',
  'inner-sizes-differ':
    '{op}: inner sizes differ: {left} × {right}; the last axis of the left must be as long as the rows of the right',
  'inner-sizes-differ-transpose':
    '{op}: inner sizes differ: {left} × {right}; did you mean {remedy}?',
  'needs-an-axis': '{op}: a scalar has no rows or columns: shape {shape}; use mul for a number',
  'axis-out-of-range':
    '{op}: there is no axis {axis}: shape {shape}; axes count from 0, or from −1 backwards',
  'axis-repeated': '{op}: an axis is named twice: {axes}; name each once',
  'axes-not-a-permutation':
    '{op}: axes {axes} do not reorder shape {shape}; name each axis exactly once',
  'size-differs':
    '{op}: {size} elements do not fill shape {to}: from {from}; the product of the sizes must stay {size}',
  'one-unknown-size': '{op}: more than one size is −1: {to}; at most one can be worked out',
  'bad-shape': '{op}: not a shape: {shape}; sizes are whole numbers from 0 up',
  'too-many-axes': '{op}: more than {limit} axes; lists may be nested {limit} deep at most',
  'tensor-too-large':
    '{op}: {size} elements are too many; a tensor has at most {limit}; make an axis shorter, or work in parts',
  'ragged-array':
    '{op}: rows differ in length at {index}: expected {expected}, found {found}; nested arrays must be rectangular',
  'not-a-number-element': '{op}: element {index} is no number: {found}; use numbers only',
  'bad-operand': '{op}: expected a tensor or a number, found {found}; wrap arrays in tensor(…)',
  'bad-dtype': "{op}: unknown dtype: {dtype}; use 'float32' or 'float64'",
  'dtypes-differ': "{op}: dtypes differ: {left} and {right}; convert one with .to('{left}')",
  'nothing-to-join': '{op}: no tensors given; pass at least one',
  'shapes-do-not-join':
    '{op}: shapes {first} and {other} cannot be joined along axis {axis}; all other sizes must be equal',
  'slopes-do-not-fit':
    '{op}: slopes of shape {slopes} do not fit shape {shape}; give one, or a vector with one for each of the {channels} channels (axis 1)',
  'too-many-ranges': '{op}: {count} ranges for shape {shape}; give at most one for each axis',
  'range-outside':
    '{op}: range {range} lies outside axis {axis} of size {size}; use start ≤ stop ≤ {size}',
  'bad-step': '{op}: step {step} on axis {axis}; use a whole number from 1 up',
  'pieces-do-not-fit':
    '{op}: pieces {sizes} do not make up axis {axis} of size {size}; their sum must be {size}',
  'axis-not-one':
    '{op}: axis {axis} of shape {shape} has size {size}; only an axis of size 1 can go',
  'index-outside':
    '{op}: index {value} at {place} lies outside axis {axis} of size {size}; use whole numbers from 0 to {last}',
  'indices-do-not-fit':
    '{op}: indices of shape {indices} do not fit shape {shape}; only the sizes of axis {axis} may differ',
  'equation-unreadable':
    "{op}: '{equation}' is no equation; write a letter for each axis, as in 'ij,jk->ik'",
  'equation-operands':
    "{op}: '{equation}' names {named} operands, {given} are given; separate operands by commas",
  'equation-axes':
    "{op}: in '{equation}' the letters '{letters}' stand for shape {shape}; write one for each axis",
  'equation-sizes':
    "{op}: in '{equation}' letter {letter} has size {left} and size {right}; a letter has one size",
  'equation-result':
    "{op}: letter {letter} of the result of '{equation}' must stand in an operand, and once in the result; remove it or name it there",
  'nothing-to-reduce': '{op}: no elements along the axis: shape {shape}; give it at least one',
  'needs-one-element':
    '{op}: one element is needed: shape {shape}; reduce it first, for example with .sum()',
  'gradient-needed':
    '{op}: the result is no scalar: shape {shape}; reduce it with .sum() or .mean(), or pass a gradient of that shape',
  'gradient-shape':
    '{op}: the gradient has shape {gradient}, the tensor {shape}; give both the same shape',
  'gradient-not-wanted':
    '{op}: the result depends on no tensor that wants a gradient; make one with {remedy}',
  'modified-in-place':
    '{op}: an input or output of {operation}, shape {shape}, was changed in place after it was used; compute the result again before backward()',
  'no-grad-async':
    '{op}: the function is asynchronous; gradients would be recorded again after its first await; pass a synchronous one',
  'unknown-reduction': "{op}: unknown reduction: {found}; use 'mean', 'sum' or 'none'",
  'probability-outside':
    '{op}: {value} at {index} is no probability; apply {activation} first, or use {remedy}',
  'class-outside':
    '{op}: class {value} at {index} does not exist; with {classes} classes use whole numbers from 0 to {last}',
  'targets-do-not-fit':
    '{op}: targets of shape {target} do not fit logits of shape {logits}; give one class per row, or one probability per logit',
  'no-parameters': '{op}: no parameters given; pass a list of tensors with requiresGrad',
  'not-a-parameter':
    '{op}: parameter {position} is not a leaf that wants a gradient; make it with {remedy}',
  'no-gradients': '{op}: no parameter has a gradient; call backward() on the loss first',
  'state-does-not-fit':
    '{op}: the state of {name} does not fit; {count} parameters need one that the same rule gave for the same sizes',
  'bad-option': '{op}: {option} is {value}; use {range}',
  'unknown-word': "{op}: there is no '{word}'; use one of {known}",
  'unknown-word-near': "{op}: there is no '{word}'; did you mean '{meant}'?",
  'unknown-option': '{op}: there is no option {option}; the options are {known}',
  'option-missing': '{op}: {option} is missing; use one of {known}',
  'bad-weights':
    '{op}: the initializer gave {found}, not a tensor of shape {shape}; return one made for the shape it is given',
  'needs-a-batch':
    '{op}: the input has shape {shape}; its first axis must be the batch: reshape one example to [1, …]',
  'needs-features':
    '{op}: an example has shape {shape}: no axis to sum over; reshape one example to [1, …], many of one number to [n, 1]',
  'axes-do-not-fit':
    '{op}: shape {shape} does not have the axes {axes}; add or merge axes with reshape',
  'channels-differ':
    '{op}: {channels} channels (axis 1) meet a kernel for {expected}: {input} and {kernel}; make one fit the other, or check groups',
  'groups-do-not-divide':
    '{op}: {channels} channels cannot be cut into {groups} equal groups; use a divisor of {channels}',
  'batch-too-small':
    '{op}: one value for each channel has no spread: shape {shape}; give a batch of at least two, or training: false',
  'kernel-too-large':
    '{op}: a kernel or window over {span} elements does not fit: the axis has {size} and {padding} of padding; make it smaller or add padding, and check the order of the axes: channels come first',
  'channel-vector-differs':
    '{op}: {name} has shape {shape}; give a vector with one number for each of the {channels} channels (axis 1)',
  'heads-do-not-divide':
    '{op}: {features} features cannot be cut into {heads} equal heads; use a divisor of {features}',
  'weights-do-not-fit': '{op}: {name} has shape {shape}; for {units} units it must be {expected}',
  'not-compiled':
    '{op}: the model has not been compiled; call compile(…) with an optimizer and a loss first',
  'not-built':
    '{op}: the parameters do not exist yet, because the size of the input is not known; begin the list of layers with input(…), or use the model once',
  'already-built': '{op}: the parameters exist already; add layers before the model is used',
  'no-layers': '{op}: there are no layers; give at least one',
  'not-a-layer': '{op}: {found} is no layer; use what layers.dense(…) and the like give',
  'layer-inside-itself':
    '{op}: {layer} contains this model already, so the model would be part of itself; add a layer of its own',
  'layer-result': '{op}: forward gave {found}; return a tensor',
  'not-a-placeholder':
    '{op}: inputs and outputs must be placeholders; use what input(…) gives, and what layers make of it',
  'not-connected':
    '{op}: an output depends on an input of shape {shape} that is not listed; add it to inputs',
  'name-repeated': "{op}: two layers are called '{name}'; give each a name of its own",
  'several-outputs':
    '{op}: the model has {count} outputs; use applyAll or predictAll, which give all of them',
  'count-differs': '{op}: {found} {name} given, {expected} needed; give one for each',
  'input-shape':
    '{op}: an example has shape {found}, but the layer was made for {expected}; give examples of that shape',
  'loss-not-a-scalar':
    '{op}: the loss gave {found}; compute one number by operations on the outputs, for example with .mean()',
  'targets-differ':
    '{op}: targets of shape {target} do not fit outputs of shape {output}; give each output its target, and the last layer as many units as there are',
  'not-saveable':
    '{op}: {option} of {layer} is a function, which cannot be saved; use one that has a name in the engine',
  'damaged-model':
    '{op}: {part} is {found}: this is no model saved here; pass what save() or JSON.stringify(model) gave, unchanged',
  'saved-numbers-differ':
    '{op}: the file holds {found} numbers, its tensors need {expected}; a part may be missing: save the model again',
  'saved-weights-differ':
    '{op}: {name} has shape {found} in the file, {expected} in the model; save the model again',
  'unknown-parameter': '{op}: there is no parameter named {name}; the names are {known}',
  'parameter-unused':
    '{op}: the loss does not depend on {name}; compute it inside the function you pass',
  'not-repeatable':
    '{op}: the loss gave {first}, then {second}, for the same parameters; seed its random numbers inside the function',
  'not-fitted': '{op}: nothing has been learned yet; call fit(…) first',
  'needs-rows': '{op}: {name} has shape {shape}; give [rows, features], at least one of each',
  'rows-differ': '{op}: {left} rows of x, but {right} of y; give one target for each row',
  'columns-differ':
    '{op}: {found} features, but {expected} at fit; give the same features in the same order',
  'not-finite': '{op}: {value} at {index} of {name}; leave such rows out or fill their gaps before',
  'class-not-whole': '{op}: {value} at {index} is no class; classes are whole numbers',
  'one-class': '{op}: all targets are of class {value}; give examples of at least two classes',
  'targets-constant':
    '{op}: all targets are {value}: there is no spread to explain; give targets that differ',
  'sign-unknown':
    "{op}: '{sign}' at {index} is none of the {size} signs; make the vocabulary of all texts",
  'columns-dependent':
    '{op}: column {column} is a combination of the columns before it; leave it out, or set lambda above 0',
  'too-few-rows':
    '{op}: {rows} rows are too few: {option} is {value}; give more rows or a smaller {option}',
} as const;

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** Names of all refusals. */
export type ErrorCode = keyof typeof messages;

/** The values one refusal speaks of. */
export type ErrorParams<Code extends ErrorCode> = Readonly<
  Record<Placeholders<(typeof messages)[Code]>, string | number>
>;

/** Every code an {@link EngineError} can carry. */
export const errorCodes = Object.keys(messages) as readonly ErrorCode[];

/** For each code the names of its values, in the order of the English sentence. */
export const errorParams: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  errorCodes.map((code) => [code, placeholders(messages[code])]),
);

/**
 * Thrown by every engine call that is used wrongly: `op: rule: values; remedy`.
 *
 * `code` names the rule, `params` hold the values, `message` is the English sentence made of both.
 */
export class EngineError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, params: Readonly<Record<string, string | number>>) {
    super(messages[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name])));
    this.name = 'EngineError';
    this.code = code;
    this.params = params;
  }
}

/** Makes an {@link EngineError}; the compiler checks that the values fit the code. */
export function refuse<Code extends ErrorCode>(code: Code, params: ErrorParams<Code>): EngineError {
  return new EngineError(code, params);
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string))];
}
