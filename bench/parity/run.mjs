// npm run parity: our engine against TensorFlow.js on random inputs, values and gradients. Prints a line for
// each thing compared, the first difference of those that differ, and at the end `N cases, M failed`.
import * as tf from '@tensorflow/tfjs';
import * as fc from 'fast-check';
import { differences } from './differences.mjs';
import { elementWise } from './element-wise.mjs';
import { folds } from './folds.mjs';
import { imageLayers } from './image-layers.mjs';
import { layers } from './layers.mjs';
import { layout } from './layout.mjs';
import { losses } from './losses.mjs';
import { models } from './models.mjs';
import { optimisers } from './optimisers.mjs';
import { picking } from './picking.mjs';
import { sliding } from './sliding.mjs';

const families = {
  'element by element': elementWise,
  folds,
  layout,
  picking,
  'convolutions and pooling': sliding,
  layers,
  'layers on images': imageLayers,
  losses,
  optimisers,
  models,
};
const only = process.argv[2] ?? '';
const seed = 4;

await tf.setBackend('cpu');
let cases = 0;
let failed = 0;
for (const [family, entries] of Object.entries(families)) {
  console.log(`\n${family}`);
  for (const entry of entries.filter(({ name }) => name.includes(only))) {
    const { failures, reason } = await tried(entry);
    cases += entry.runs;
    failed += failures;
    console.log(`  ${entry.name.padEnd(40)}${String(entry.runs).padStart(4)} cases${reason}`);
  }
}
console.log('\nDifferent by definition, and so not compared as they are:');
for (const [name, how] of Object.entries(differences)) console.log(`  ${name}: ${how}`);
console.log(`\n${cases} cases, ${failed} failed`);
process.exitCode = failed === 0 && cases > 0 ? 0 : 1;

async function tried({ arbitrary, compare, runs }) {
  const draws = fc.sample(arbitrary, { seed, numRuns: runs });
  let failures = 0;
  for (const draw of draws) failures += (await agrees(compare, draw)) ? 0 : 1;
  return { failures, reason: failures === 0 ? '' : `, ${failures} failed: ${await smallest()}` };

  async function smallest() {
    const asked = fc.asyncProperty(arbitrary, async (draw) => compare(draw));
    const { counterexample, errorInstance } = await fc.check(asked, {
      seed,
      numRuns: runs,
      examples: draws.map((draw) => [draw]),
    });
    return `${errorInstance?.message} for ${JSON.stringify(counterexample)}`;
  }
}

async function agrees(compare, draw) {
  try {
    await compare(draw);
    return true;
  } catch {
    return false;
  }
}
