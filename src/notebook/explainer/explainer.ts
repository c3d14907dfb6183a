// Explains the numbers of a trace: operations by name, with their settings and the recorded values.
// The only file of the page that needs the engine; loaded when a stepper asks for an explanation.
import {
  Replay,
  openContribution,
  productPairs,
  valueFromTerms,
  type RecordedNode,
  type Use,
} from '#engine';
import { numberAt } from '../contribution.ts';
import type { Trace } from '../trace.ts';
import { checkTrace } from './check-trace.ts';
import type {
  Explainer,
  GradientExplanation,
  GradientUse,
  ValueExplanation,
} from './explanation.ts';

/** Answers that are kept for when they are asked for again. */
const mostAnswers = 200;

/** @throws EngineError `unknown-word` when something is asked about an operation the engine does not have */
export function createExplainer(trace: Trace): Explainer {
  const places = new Map(trace.nodes.map(({ id }, place) => [id, place]));
  const placeOf = (id: string): number => {
    const place = places.get(id);
    if (place === undefined) throw new RangeError(`explainer: no node is called ${id}`);
    return place;
  };
  const recorded = recordedNodes(trace, placeOf);
  const replay = new Replay(recorded);
  const usesOf = Map.groupBy(trace.edges.keys(), (edge) => trace.edges[edge]!.from);
  const idOf = (place: number) => trace.nodes[place]!.id;

  const answers = new Map<string, GradientUse | null>();
  /** Several parts of a page ask the same while a step is shown. */
  const useOf = (edge: number, element: number): GradientUse | null => {
    const key = `${edge} ${element}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    if (answers.size >= mostAnswers) answers.clear();
    const answer = opened(edge, element);
    answers.set(key, answer);
    return answer;
  };
  const opened = (edge: number, element: number): GradientUse | null => {
    const { to, input, contribution } = trace.edges[edge]!;
    if (contribution === null) return null;
    const upstream = trace.nodes[placeOf(to)]!.gradient ?? [];
    // the end of an edge is an operation
    const use = replay.use(placeOf(to))!;
    const value = numberAt(contribution, element)!;
    const added = openContribution(use, input, element, { data: upstream }, value);
    const terms = added.terms.map(({ outputIndex, ...term }) => {
      return { to, element: outputIndex, ...term };
    });
    return { edge, contribution: value, terms, rounded: added.rounded, rest: added.rest };
  };

  return {
    value(id, element): ValueExplanation {
      const place = placeOf(id);
      const result = recorded[place]!.value[element]!;
      const use = replay.use(place);
      if (use === null) return { rule: null, terms: [], products: null, result, retold: result };
      const inputs = recorded[place]!.inputs.map(idOf);
      return valueOf(use, element, result, inputs);
    },

    gradient(id, element): GradientExplanation {
      const uses = (usesOf.get(id) ?? []).flatMap((edge) => useOf(edge, element) ?? []);
      return { uses, result: trace.nodes[placeOf(id)]!.gradient?.[element] ?? null };
    },

    use: useOf,

    formula(id, inputs): string {
      const use = replay.use(placeOf(id));
      if (use === null) return '';
      const scalars = { inputs: inputs.map(() => []), output: [] };
      return use.op.tex(inputs, use.attributes, scalars);
    },

    check: (options = {}) => checkTrace(trace, replay, recorded, options),
  };
}

function valueOf(
  use: Use,
  element: number,
  result: number,
  inputs: readonly string[],
): ValueExplanation {
  const explanation = use.op.explain(element, use.inputs, use.output, use.attributes);
  const terms = explanation.terms.map(({ input, index, derivative }) => {
    const value = use.inputs[input]!.data[index]!;
    return { node: inputs[input]!, input, element: index, value, derivative };
  });
  const products = explanation.rule === 'sum-of-products' ? productPairs(terms) : null;
  const retold = valueFromTerms(use, element, explanation);
  return { rule: explanation.rule, terms, products, result, retold };
}

/** The trace's nodes with their inputs in order. */
function recordedNodes(trace: Trace, placeOf: (id: string) => number): RecordedNode[] {
  const inputs = trace.nodes.map((): number[] => []);
  for (const { from, to, input } of trace.edges) inputs[placeOf(to)]![input] = placeOf(from);
  return trace.nodes.map(({ role, op, attributes, shape, dtype, value, gradient }, place) => ({
    op: role === 'operation' ? op : null,
    inputs: inputs[place]!,
    attributes,
    shape,
    dtype,
    value,
    requiresGrad: gradient !== null,
  }));
}
