// npm run check: lint with the import rules, types, format, and the content: what the chapters promise, and that no
// link of the built site is dead. Every part runs; the exit code says whether all passed.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { deadLinks } from './links.mjs';
import { ensureDependencies, root, run } from './node.mjs';

const parts = [
  ['lint', () => run('oxlint', 'oxlint', ['--deny-warnings'])],
  ['types', () => run('astro', 'astro', ['check', '--minimumFailingSeverity', 'warning'])],
  ['types of Svelte components', () => run('svelte-check', 'svelte-check', ['--fail-on-warnings'])],
  ['types of chapters', () => run('typescript', 'tsc', ['--project', 'src/content', '--noEmit'])],
  ['format', () => run('prettier', 'prettier', ['--check', '.'])],
  ['content', () => run('vitest', 'vitest', ['run', 'test/chapter'])],
  ['links', checkLinks],
];

ensureDependencies();
const failed = [];
for (const [name, check] of parts) {
  console.log(`\n── ${name}`);
  if ((await check()) !== 0) failed.push(name);
}
console.log(failed.length ? `\ncheck failed: ${failed.join(', ')}` : '\ncheck passed');
process.exitCode = failed.length ? 1 : 0;

/** Builds the site apart from dist, which may be being served, and looks for what leads nowhere. */
async function checkLinks() {
  const folder = mkdtempSync(path.join(root, 'node_modules', '.cache', 'check-'));
  try {
    const built = await run('astro', 'astro', ['build', '--outDir', folder, '--silent']);
    if (built !== 0) return built;
    const problems = deadLinks(folder, process.env.BASE);
    for (const problem of problems) console.error(problem.replaceAll(folder + path.sep, ''));
    console.log(problems.length === 0 ? 'No dead link.' : `${problems.length} dead links.`);
    return problems.length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
