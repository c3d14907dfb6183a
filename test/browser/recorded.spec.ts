// What a page shows before anything ran is what its code gives: every cell of every chapter, in every browser.
import { chapters, pathOf, recordingOf } from './chapters.ts';
import { expect, runCell, test } from './page.ts';

for (const chapter of chapters) {
  test(`every cell of ${chapter.slug} gives what was recorded, bit for bit in float32, and again when run again`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(300_000);
    const { outputs } = await recordingOf(chapter, baseURL);
    await page.goto(pathOf(chapter, 'en'));
    for (const name of [...chapter.cells.keys(), ...chapter.tasks]) {
      const first = await runCell(page, name);
      expect.soft(inFloat32(first.outputs), name).toEqual(inFloat32(outputs[name]));
      const second = await runCell(page, name);
      expect.soft(second.outputs, `${name}, second run`).toEqual(first.outputs);
    }
  });
}

/** The same data with every number as float32; `toEqual` tells −0 from 0 and takes NaN for NaN. */
function inFloat32(data: unknown): unknown {
  if (typeof data === 'number') return Math.fround(data);
  if (Array.isArray(data)) return data.map(inFloat32);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, inFloat32(value)]));
}
