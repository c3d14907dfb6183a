// npm run chapter -- SLUG: the folder of a chapter that is still in preparation, as a draft that builds and passes.
import path from 'node:path';
import { ensureDependencies, root, runNode } from './node.mjs';

ensureDependencies();
process.exitCode = await runNode([
  '--disable-warning=ExperimentalWarning',
  path.join(root, 'scripts/chapter/scaffold.mjs'),
  ...process.argv.slice(2),
]);
