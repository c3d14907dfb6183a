// Orders drawn by lot.
import type { Random } from './random.ts';

/** The numbers 0 … count − 1 in an order drawn by lot (Fisher and Yates, 1938). */
export function shuffled(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, place) => place);
  shuffle(order, random);
  return order;
}

/** Puts a list into an order drawn by lot. */
export function shuffle<Item>(list: Item[], random: Random): void {
  for (let place = list.length - 1; place > 0; place--) {
    const other = Math.floor(random.uniform() * (place + 1));
    [list[place], list[other]] = [list[other]!, list[place]!];
  }
}
