// The current step in words, made from the trace. Wording is in i18n; this chooses what to say.
import { allNumbers } from '../../notebook/contribution.ts';
import type { Language } from '../../i18n/language.ts';
import { stepperWords, type Receipt, type StepperWords } from '../../i18n/stepper.ts';
import { isScalar } from './card.ts';
import { shortened } from './shortened.ts';
import { changeAt } from './change.ts';
import {
  formatConstant,
  formatGradient,
  formatIndex,
  formatShape,
  formatValue,
  largestAt,
  unravel,
} from './numbers.ts';
import { isSpread, shareOf } from './shares.ts';
import type { State } from './state.ts';
import { currentNode, edgeAt, nodeAt, stepAt, type TraceIndex } from './trace-index.ts';

/** What happened in the step that led to a position, as one paragraph of plain text. */
export function sentenceOf(index: TraceIndex, state: State, language: Language): string {
  const words = stepperWords[language];
  return sentencesOf(index, state, words).join(words.between);
}

/** The same in parts: what happens, the rule behind it, what is received, what is left out. */
export function sentencesOf(index: TraceIndex, state: State, words: StepperWords): string[] {
  const step = stepAt(index, state.position);
  if (step === null) return [words.start(leafNames(index))];
  const place = currentNode(index, state.position) ?? index.root;
  const sentences =
    step.phase === 'forward'
      ? forward(index, place, words)
      : step.phase === 'seed'
        ? [seed(index, place, words)]
        : step.phase === 'update'
          ? [update(index, state.position, words)]
          : backward(index, state, place, step.edges, words);
  return sentences.filter((sentence) => sentence !== '');
}

/** What an operation does, in words; a general sentence for one that has none of its own. */
function operationWords(op: string, words: StepperWords) {
  return Object.hasOwn(words.operations, op)
    ? (words.operations[op] ?? words.anyOperation)
    : words.anyOperation;
}

function forward(index: TraceIndex, place: number, words: StepperWords): string[] {
  const node = nodeAt(index, place);
  const inputs = inputNames(index, index.inputs[place] ?? []);
  const result = isScalar(node.shape)
    ? ` = ${formatValue(node.value[0])}`
    : ` ${formatShape(node.shape)}`;
  const said =
    inputs.length === 0
      ? words.forwardNothing(node.op, node.label, result)
      : words.forward(node.op, inputs, node.label, result);
  return [said, operationWords(node.op, words).forward];
}

function seed(index: TraceIndex, place: number, words: StepperWords): string {
  const { label, gradient } = nodeAt(index, place);
  if (gradient === null) return words.wantsNone(label);
  return words.seed(label, formatConstant(gradient?.[0] ?? NaN));
}

function update(index: TraceIndex, position: number, words: StepperWords): string {
  const change = changeAt(index, position);
  if (change === null) return '';
  const { label, element, before, after, update } = change;
  const said = words.updated(label, {
    rule: update.rule,
    from: formatValue(before),
    to: formatValue(after),
    by: formatGradient(after - before),
    largest: element === null ? null : formatIndex(element),
  });
  const { updates, omittedUpdates, steps } = index.trace;
  const more = position === steps.length && omittedUpdates > 0;
  return more
    ? [said, words.omittedUpdates(updates.length, omittedUpdates)].join(words.between)
    : said;
}

function backward(
  index: TraceIndex,
  state: State,
  place: number,
  edges: readonly number[],
  words: StepperWords,
): string[] {
  const { label, op, shape } = nodeAt(index, place);
  const told = shortened<number | null>(edges, null).filter((edge) => edge !== null);
  const gradient = isScalar(shape) ? formatGradient(state.gradient(place)?.[0]) : '';
  const spread = told
    .filter((edge) => isSpread(index, edge))
    .map((edge) => nodeAt(index, index.from[edge] ?? 0).label);
  const left = (index.inputs[place] ?? []).filter(
    (edge) => edgeAt(index, edge).contribution === null,
  );
  const named = left.filter((edge) => nodeAt(index, index.from[edge] ?? 0).name !== null);
  return [
    words.backward(label, op, gradient),
    operationWords(op, words).backward,
    words.receives(told.map((edge) => receipt(index, state, edge))),
    told.length < edges.length ? words.othersReceive(edges.length - told.length) : '',
    spread.length === 0 ? '' : words.spread(spread, formatShape(shape)),
    named.length === 0 ? '' : words.givesNothing(inputNames(index, named)),
  ];
}

function receipt(index: TraceIndex, state: State, edge: number): Receipt {
  const place = index.from[edge] ?? 0;
  const node = nodeAt(index, place);
  const added = allNumbers(edgeAt(index, edge).contribution ?? []);
  const largest = largestAt(added);
  const scalar = isScalar(node.shape);
  const uses = index.uses[place]?.length ?? 0;
  return {
    name: node.label,
    share: shareOf(index, edge),
    added: formatGradient(added[largest]),
    largest: scalar ? null : formatIndex(unravel(largest, node.shape)),
    soFar:
      uses < 2
        ? null
        : { arrived: state.arrived(place), uses, sum: formatGradient(state.gradient(place)?.[0]) },
  };
}

/** Labels with the shapes of tensors; constants the reader wrote stand as their number. */
function inputNames(index: TraceIndex, edges: readonly number[]): string[] {
  const names = edges.map((edge) => {
    const { label, shape, name, role, value } = nodeAt(index, index.from[edge] ?? 0);
    if (isScalar(shape))
      return role === 'data' && name === null ? formatConstant(value[0] ?? NaN) : label;
    return `${label} ${formatShape(shape)}`;
  });
  return [...shortened(names, '…')];
}

function leafNames(index: TraceIndex): string[] {
  const named = index.trace.nodes.filter((node) => node.role !== 'operation' && node.name !== null);
  return named.length > 8 ? [] : named.map((node) => node.label);
}
