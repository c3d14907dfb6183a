// Lighthouse (mobile, through npx) on pages of the built site, which it serves meanwhile.
// Leaves which pages and which goals to measure.mjs.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root, supportedNode } from './node.mjs';

const lighthouse = 'lighthouse@13.5.0';

/** Calls `use` with the address at which the built site is served. */
export async function whileServed(use) {
  const port = process.env.TEST_PORT ?? '4387';
  const astro = path.join(root, 'node_modules/astro/bin/astro.mjs');
  const server = spawn(
    supportedNode(),
    [astro, 'preview', '--ignore-lock', '--host', '127.0.0.1', '--port', port],
    { cwd: root, stdio: 'ignore', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
  );
  const address = `http://127.0.0.1:${port}`;
  try {
    await untilAnswered(`${address}/en/`);
    await use(address);
  } finally {
    server.kill();
  }
}

async function untilAnswered(address) {
  for (let i = 0; i < 300; i++) {
    const answered = await fetch(address).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${address} does not answer`);
}

/** Scores of one run, by category, and the layout shift. */
export async function audit(address, browser) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nabla-lighthouse-'));
  const report = path.join(folder, 'report.json');
  const flags = [
    '--headless',
    '--disable-background-networking',
    '--disable-component-update',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const args = ['--yes', '--loglevel=error', lighthouse, address, '--quiet', '--output=json'];
  await npx([...args, `--output-path=${report}`, `--chrome-flags=${flags.join(' ')}`], browser);
  const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(folder, { recursive: true });
  return {
    ...Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, score])),
    'layout shift': audits['cumulative-layout-shift'].numericValue,
  };
}

function npx(args, browser) {
  const node = path.dirname(supportedNode());
  const child = spawn('npx', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      CHROME_PATH: browser,
      PATH: node + path.delimiter + process.env.PATH,
    },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`lighthouse ended with ${code}`)),
    );
  });
}
