// Which nodes are lit because the reader points at them, or at one of their variables, somewhere on the page.
// Leaves pointing to the page, and which variables nodes have to whoever opens the stepper.
import { getContext, setContext } from 'svelte';
import { nowLit, onLight } from '../page/lit.ts';
import type { TraceIndex } from './trace-index.ts';

const none: ReadonlySet<number> = new Set();
const key = Symbol('links');

/** The nodes of one stepper's trace and the variables that they were given to, both ways. */
export class Links {
  /** Places of the nodes that are lit. */
  lit = $state.raw(none);
  readonly #variables: readonly (readonly string[])[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #nodes = new Map<string, number[]>();

  constructor(index: TraceIndex, variables: readonly (readonly string[])[]) {
    this.#variables = variables;
    this.#places = new Map(index.trace.nodes.map(({ id }, place) => [id, place]));
    for (const [place, keys] of variables.entries()) {
      for (const one of keys) {
        const nodes = this.#nodes.get(one);
        if (nodes === undefined) this.#nodes.set(one, [place]);
        else nodes.push(place);
      }
    }
  }

  /** Follows what the page lights, for this stepper; gives back how to end that. */
  follow(stepper: Element): () => void {
    const change = () => (this.lit = this.#lit(stepper));
    change();
    return onLight(change);
  }

  /** The variables of a node. */
  keysOf(id: string): readonly string[] {
    return this.#variables[this.#places.get(id) ?? -1] ?? [];
  }

  /** The nodes that a variable was given, in tape order. */
  nodesOf(variable: string): readonly number[] {
    return this.#nodes.get(variable) ?? [];
  }

  /** Whether the node of this id is lit. */
  isLit(id: string | undefined): boolean {
    return id !== undefined && this.lit.has(this.#places.get(id) ?? -1);
  }

  /** A node that is pointed at is lit alone; a variable lights every node that it was given. */
  #lit(stepper: Element): ReadonlySet<number> {
    const { keys, node } = nowLit();
    if (node === null || node.stepper !== stepper) {
      const nodes = keys.flatMap((one) => this.nodesOf(one));
      return nodes.length === 0 ? none : new Set(nodes);
    }
    const place = this.#places.get(node.id);
    return place === undefined ? none : new Set([place]);
  }
}

/** Gives the links to every component below the one that calls it. */
export function provideLinks(links: Links): void {
  setContext(key, links);
}

/** The links of the stepper around the component that calls it; null where the stepper is a picture. */
export function linksHere(): Links | null {
  return getContext<Links | undefined>(key) ?? null;
}
