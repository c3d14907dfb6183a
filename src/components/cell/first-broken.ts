// In which of many backward passes a computation first went wrong, by halving. Leaves judging a pass to the caller.

/**
 * The first of passes 1…count that is broken, if from then on all are: what has become NaN stays so. In any case a
 * broken pass that follows a healthy one; null where the last one is healthy. Asks about log₂ count passes.
 */
export async function firstBroken(
  count: number,
  isBroken: (pass: number) => Promise<boolean>,
): Promise<number | null> {
  if (count < 1 || !(await isBroken(count))) return null;
  let healthy = 0;
  let broken = count;
  while (broken - healthy > 1) {
    const middle = Math.floor((healthy + broken) / 2);
    if (await isBroken(middle)) broken = middle;
    else healthy = middle;
  }
  return broken;
}
