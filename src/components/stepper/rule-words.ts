// Which words say how an element is made: the explanation's rule, and for choices what the operation looks for.
import type { ValueExplanation } from '../../notebook/explainer/explanation.ts';
import type { RuleWord } from '../../i18n/why.ts';

const searches: Readonly<Record<string, RuleWord>> = {
  max: 'largest',
  maximum: 'largest',
  maxPool1d: 'largest',
  maxPool2d: 'largest',
  min: 'smallest',
  minimum: 'smallest',
};

/** Null for a leaf, which no rule made. */
export function ruleWord(op: string, { rule, terms }: ValueExplanation): RuleWord | null {
  if (rule === 'choice') {
    if (terms.every(({ derivative }) => derivative === 0)) return 'setting';
    return Object.hasOwn(searches, op) ? (searches[op] ?? rule) : rule;
  }
  return rule === 'copy' && terms.length === 0 ? 'setting' : rule;
}
