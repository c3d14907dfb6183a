// Which variables of the page the nodes of a recording were given to. Leaves lighting them to the stepper.
import type { CodeSymbol, Trace, TraceNode } from '#notebook';

/** The variables in the code of a cell. */
export type SymbolsOf = (cell: string) => readonly CodeSymbol[];

/** For each node the keys of its variables: first of the one it is called after, then of others. */
export function variablesOf({ nodes, cell }: Trace, symbolsOf: SymbolsOf): string[][] {
  const cells = new Map<string, ReadonlyMap<string, CodeSymbol>>();
  const placesIn = (name: string) => {
    const known = cells.get(name) ?? byPlace(symbolsOf(name));
    cells.set(name, known);
    return known;
  };
  const visible = symbolsOf(cell);
  return nodes.map(({ name, given }) => {
    const own = given[0]?.name === name ? [] : named(name, visible);
    const found = given.flatMap((at) => {
      const symbol = placesIn(at.cell).get(`${at.line}:${at.column}`);
      // The text may have changed since: then something else stands there.
      return symbol?.name === at.name ? symbol.key : [];
    });
    return [...new Set([...own, ...found])];
  });
}

function byPlace(symbols: readonly CodeSymbol[]): ReadonlyMap<string, CodeSymbol> {
  return new Map(
    symbols.flatMap((symbol) => symbol.places.map((at) => [at.join(':'), symbol] as const)),
  );
}

/** A tensor that an earlier worker made has a name and no place: the variable of that name that the cell sees. */
function named(name: TraceNode['name'], visible: readonly CodeSymbol[]): string[] {
  const symbol = visible.find((one) => one.name === name && !one.isLocal);
  return symbol === undefined ? [] : [symbol.key];
}
