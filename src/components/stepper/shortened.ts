// Long lists with their middle left out: a joined sequence has hundreds of inputs.

/** Lists up to this length stay whole. */
const whole = 6;

/** The first three of many and the last, with `gap` between them. */
export function shortened<Item>(items: readonly Item[], gap: Item): readonly Item[] {
  const last = items.at(-1);
  return items.length <= whole || last === undefined ? items : [...items.slice(0, 3), gap, last];
}
