// Ids of errata as a reader sees them: neighbours as a range. Leaves what they stand for to content/errata.ts.

/** `['P01', 'P23']` is `P01 + P23`; three or more in a row are a range: `L09–L14`. */
export function errataIds(ids: readonly string[]): string {
  const runs: string[][] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    if (run !== undefined && follows(run.at(-1) ?? '', id)) run.push(id);
    else runs.push([id]);
  }
  return runs
    .map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(' + ')))
    .join(' + ');
}

function follows(first: string, second: string): boolean {
  return first[0] === second[0] && Number(second.slice(1)) === Number(first.slice(1)) + 1;
}
