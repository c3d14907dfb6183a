// npm run measure: page timings and weights on a fresh build, then Lighthouse (through npx) on each kind of page.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBrowser } from './browser.mjs';
import { ensureDependencies, root, run, supportedNode } from './node.mjs';

const lighthouse = 'lighthouse@13.5.0';
const port = 4391;
const pages = ['en/', 'en/backpropagation/', 'zh-cn/backpropagation/', 'en/playground/'];
const goals = { performance: 0.98, accessibility: 1, 'best-practices': 1, seo: 1 };

ensureDependencies();
const browser = await findBrowser('chromium');
if ((await run('astro', 'astro', ['build'])) !== 0) process.exit(1);
await run(
  '@playwright/test',
  'playwright',
  [
    'test',
    '--config=test/browser/playwright.config.ts',
    'timing.spec',
    'weight.spec',
    '--reporter=list',
    '--workers=1',
    '--project=chromium',
    '--project=chromium-alone',
  ],
  { env: { CHROME_PATH: browser } },
);

const server = spawn(
  supportedNode(),
  [
    path.join(root, 'node_modules/astro/bin/astro.mjs'),
    'preview',
    '--ignore-lock',
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
  ],
  {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  },
);
try {
  await untilServed();
  for (const page of pages) await audit(page);
} finally {
  server.kill();
}

async function untilServed() {
  for (let i = 0; i < 100; i++) {
    if (
      await fetch(`http://127.0.0.1:${port}/en/`).then(
        (r) => r.ok,
        () => false,
      )
    )
      return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the preview server does not answer');
}

/** Median of three Lighthouse runs (mobile) of one page, against the goals. */
async function audit(page) {
  const scores = [];
  for (let i = 0; i < 3; i++) scores.push(await lighthouseScores(page));
  for (const [category, goal] of Object.entries(goals)) {
    const score = scores.map((s) => s[category]).toSorted((a, b) => a - b)[1];
    console.log(
      `measure: /${page} ${category}: ${score} (goal ${goal}${score < goal ? `, missed by ${(goal - score).toFixed(2)}` : ''})`,
    );
  }
  const shift = scores.map((s) => s.shift).toSorted((a, b) => a - b)[1];
  console.log(`measure: /${page} layout shift: ${shift.toFixed(4)} (goal 0.01)`);
}

async function lighthouseScores(page) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nabla-lighthouse-'));
  const report = path.join(folder, 'report.json');
  const flags = [
    '--headless',
    '--disable-background-networking',
    '--disable-component-update',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const args = [
    '--yes',
    lighthouse,
    `http://127.0.0.1:${port}/${page}`,
    '--quiet',
    '--output=json',
    `--output-path=${report}`,
    `--chrome-flags=${flags.join(' ')}`,
  ];
  const node = supportedNode();
  await new Promise((resolve, reject) => {
    const child = spawn('npx', args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        CHROME_PATH: browser,
        PATH: path.dirname(node) + path.delimiter + process.env.PATH,
      },
    });
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`lighthouse ended with ${code}`)),
    );
  });
  const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(folder, { recursive: true });
  return {
    ...Object.fromEntries(Object.keys(goals).map((name) => [name, categories[name].score])),
    shift: audits['cumulative-layout-shift'].numericValue,
  };
}
