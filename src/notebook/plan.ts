// What running some cells entails: what runs before and after them, and what only becomes stale.
import { isUntouched, needsRun } from './cell.ts';
import type { CellList } from './cell-list.ts';
import type { WorkerMemory } from './worker-memory.ts';

export interface Plan {
  /** Every cell that is to run. */
  readonly run: ReadonlySet<string>;
  /** Cells that depend on them and wait for the reader: manual ones, and those behind them. */
  readonly stale: readonly { readonly name: string; readonly after: string | null }[];
}

/** Stale suppliers first, then the cells, then exactly what depends on them. */
export function plan(names: readonly string[], list: CellList, memory: WorkerMemory): Plan {
  const { graph } = list;
  const run = new Set<string>();
  for (const name of names) {
    for (const supplier of graph.upstream(name)) {
      if (needsRun(list.find(supplier))) run.add(supplier);
    }
    run.add(name);
  }
  const held = new Map<string, string | null>();
  for (const reader of list.inOrder(new Set([...run].flatMap((name) => graph.downstream(name))))) {
    const cell = list.find(reader);
    if (run.has(reader) || isUntouched(cell)) continue;
    const dependencies = graph.cells.get(reader)?.dependencies ?? [];
    const waits =
      dependencies.some((one) => held.has(one)) || needsManual(reader, run, list, memory);
    if (!cell.view.manual && !waits) run.add(reader);
    else held.set(reader, dependencies.find((one) => run.has(one) || held.has(one)) ?? null);
  }
  return { run, stale: [...held].map(([name, after]) => ({ name, after })) };
}

/** Whether a cell needs a manual one that would have to run for it. */
function needsManual(
  name: string,
  run: ReadonlySet<string>,
  list: CellList,
  memory: WorkerMemory,
): boolean {
  const { graph } = list;
  return graph
    .upstream(name)
    .some(
      (one) => list.find(one).view.manual && !run.has(one) && !memory.isAtHand(one, name, graph),
    );
}
