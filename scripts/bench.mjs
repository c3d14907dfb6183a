// npm run bench: our engine's speed as a ratio to its peers. npm run parity: our engine's numbers against theirs.
// The peers are installed in bench/ on the first run.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies, npm, root, runNode } from './node.mjs';

const folder = path.join(root, 'bench');
const [program = 'run.mjs', ...args] = process.argv.slice(2);

ensureDependencies();
if (!existsSync(path.join(folder, 'node_modules'))) {
  console.error('Installing the peers (npm ci in bench/) …');
  npm(['ci', '--no-audit', '--no-fund'], folder);
}
process.exitCode = await runNode([
  '--disable-warning=ExperimentalWarning',
  path.join(folder, program),
  ...args,
]);
