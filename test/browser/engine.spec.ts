// The engine in a browser is the engine in Node: it comes to the reference values and gives the same bits.
import path from 'node:path';
import vm from 'node:vm';
import { expect, test } from '@playwright/test';
import { sample } from 'fast-check';
import { build, type Plugin } from 'vite';
import { draws } from '../../src/engine/ops/sampling/draws.ts';
import type { Draw } from '../../src/engine/ops/sampling/index.ts';
import { golden } from '../golden/read.ts';
import type * as proofs from './engine-proof.ts';

let script: string;

test.beforeAll(async () => {
  script = await bundled();
});

test('reference values come out in the page', async ({ page }) => {
  await page.addScriptTag({ content: script });
  const report = await page.evaluate(() => (globalThis as unknown as Proven).proof.runTests());
  expect(report.failed).toEqual([]);
  expect(report.passed).toBeGreaterThan(2 * golden.cases.length + golden.trajectories.length);
});

test('every operation gives the same bits in the page and in Node', async ({ page }) => {
  const tried = sample(draws, { seed: 11, numRuns: 12 });
  const context = vm.createContext({});
  vm.runInContext(script, context);
  const inNode = (context as unknown as Proven).proof.digestsOf(tried);
  await page.addScriptTag({ content: script });
  const inPage = await page.evaluate((tried) => {
    return (globalThis as unknown as Proven).proof.digestsOf(tried as Draw[]);
  }, tried);
  expect(Object.keys(inPage).length).toBeGreaterThan(100);
  expect(inPage).toEqual(inNode);
});

interface Proven {
  readonly proof: typeof proofs;
}

/** The proofs and the engine as one script that leaves them in `proof`. */
async function bundled(): Promise<string> {
  const root = path.resolve(import.meta.dirname, '../..');
  const result = await build({
    root,
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [forPages()],
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      modulePreload: false,
      lib: {
        entry: path.join(root, 'test/browser/engine-proof.ts'),
        formats: ['iife'],
        name: 'proof',
      },
    },
  });
  const [chunk] = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  if (chunk?.type !== 'chunk') throw new Error('engine: the build gave no script');
  return chunk.code;
}

/** Gives tests in a page a runner of their own, and the reference values without a file to read. */
function forPages(): Plugin {
  return {
    name: 'tests-in-a-page',
    enforce: 'pre',
    resolveId: (source) =>
      source === 'vitest' ? path.join(import.meta.dirname, 'page-tests.ts') : undefined,
    load: (id) =>
      id.endsWith('/test/golden/read.ts')
        ? `export const golden = ${JSON.stringify(golden)};`
        : undefined,
  };
}
