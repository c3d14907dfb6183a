// npm run bench: our engine's speed as a ratio to its peers, which are installed in bench/ on the first run.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies, root, runNode } from './node.mjs';

const folder = path.join(root, 'bench');

ensureDependencies();
if (!existsSync(path.join(folder, 'node_modules'))) {
  console.error('Installing the peers (npm ci in bench/) …');
  execFileSync(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['ci', '--no-audit', '--no-fund'],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
}
process.exitCode = await runNode([
  '--disable-warning=ExperimentalWarning',
  path.join(folder, 'run.mjs'),
]);
