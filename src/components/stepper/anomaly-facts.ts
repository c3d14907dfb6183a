// An anomaly as texts that a sentence is put together from. Wording is in i18n/anomalies.ts.
import type { AnomalyFacts, AnomalyWords } from '../../i18n/anomalies.ts';
import type { Anomaly } from './anomaly.ts';
import type { Culprit } from './culprits.ts';
import { formatConstant, formatGradient, formatIndex, unravel } from './numbers.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

/** The names and numbers of an anomaly. */
export function factsOf(index: TraceIndex, anomaly: Anomaly, words: AnomalyWords): AnomalyFacts {
  const { of, maker, node, element, value, line, count, inputs, grown, chain } = anomaly;
  const before = formatConstant(inputs[0]?.number ?? NaN);
  return {
    op: of === 'update' ? ruleAt(index, anomaly.position) : nodeAt(index, maker).op,
    name: elementName(index, node, element),
    number: of === 'gradient' ? formatGradient(value) : formatConstant(value),
    line,
    inputs: of === 'update' ? [before] : inputs.map((input) => culpritText(index, input, words)),
    more: count - 1,
    grown: grown === null || grown === node ? null : nodeAt(index, grown).label,
    chain: chain && {
      operations: chain.operations,
      factor: formatConstant(chain.factor, { decimals: 1 }),
    },
  };
}

/** `p[1][0] = 0`, `gradient of l[1][0] = +0.5`; of a constant the number alone. */
export function culpritText(index: TraceIndex, culprit: Culprit, words: AnomalyWords): string {
  const { node, of, element, number } = culprit;
  const { role, name } = nodeAt(index, node);
  const text = elementName(index, node, element);
  if (of === 'gradient') return `${words.gradientOf(text)} = ${formatGradient(number)}`;
  const isConstant = role === 'data' && name === null;
  return isConstant ? formatConstant(number) : `${text} = ${formatConstant(number)}`;
}

/** The anomaly in sentences: what happened; why, and what helps. */
export function anomalySentences(index: TraceIndex, anomaly: Anomaly, words: AnomalyWords) {
  const facts = factsOf(index, anomaly, words);
  const brought = anomaly.of === 'value' && nodeAt(index, anomaly.maker).role !== 'operation';
  const { cause, fix } = words.kinds[anomaly.kind];
  return {
    what: words.what[brought ? 'brought' : anomaly.of](facts),
    why: [
      cause(facts),
      ...(facts.grown === null ? [] : [words.grown(facts.grown)]),
      fix(facts),
    ].join(words.between),
  };
}

function elementName(index: TraceIndex, place: number, element: number): string {
  const { label, shape } = nodeAt(index, place);
  return `${label}${formatIndex(unravel(element, shape))}`;
}

function ruleAt(index: TraceIndex, position: number): string {
  const step = index.trace.steps[position - 1];
  return step?.phase === 'update' ? (index.trace.updates[step.update]?.rule ?? '') : '';
}
