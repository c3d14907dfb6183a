// Runs a package's command with a Node that is new enough: node scripts/run.mjs <package> <command> [arguments]
import { ensureDependencies, run } from './node.mjs';

const [packageName, command, ...args] = process.argv.slice(2);
ensureDependencies();
process.exitCode = await run(packageName, command, args);
