// npm run check: lint with the import rules, types, format. Every part runs; the exit code says whether all passed.
import { ensureDependencies, run } from './node.mjs';

const parts = [
  ['lint', 'oxlint', 'oxlint', ['--deny-warnings']],
  ['types', 'astro', 'astro', ['check', '--minimumFailingSeverity', 'warning']],
  ['types of Svelte components', 'svelte-check', 'svelte-check', ['--fail-on-warnings']],
  ['types of chapters', 'typescript', 'tsc', ['--project', 'src/content', '--noEmit']],
  ['format', 'prettier', 'prettier', ['--check', '.']],
];

ensureDependencies();
const failed = [];
for (const [name, packageName, command, args] of parts) {
  console.log(`\n── ${name}`);
  if ((await run(packageName, command, args)) !== 0) failed.push(name);
}
console.log(failed.length ? `\ncheck failed: ${failed.join(', ')}` : '\ncheck passed');
process.exitCode = failed.length ? 1 : 0;
