// npm test: vitest, then the browser suites on a fresh build; ends with `N passed, N failed`.
// npm test -- PATTERN runs the test files whose path contains PATTERN.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { browserNames, findBrowsers } from './browser.mjs';
import { ensureDependencies, root, run } from './node.mjs';

const pattern = process.argv[2] ?? '';
const reports = mkdtempSync(path.join(os.tmpdir(), 'nabla-test-'));

ensureDependencies();
const totals = [await unitTests(), await browserTests()];
rmSync(reports, { recursive: true });
const passed = totals.reduce((sum, total) => sum + total.passed, 0);
const failed = totals.reduce((sum, total) => sum + total.failed, 0);
if (passed + failed === 0) console.error(`No test file's path contains "${pattern}".`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function unitTests() {
  const report = path.join(reports, 'unit.json');
  const code = await run('vitest', 'vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--passWithNoTests',
    ...(pattern ? [pattern] : []),
  ]);
  return counted(code, () => {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  });
}

/** The suites in each browser side by side, then those that have to run alone. */
async function browserTests() {
  const files = browserFiles();
  const total = { passed: 0, failed: 0 };
  if (files.length === 0) return total;
  const { env, missing } = await findBrowsers();
  for (const [name, reason] of Object.entries(missing)) {
    console.error(`Browser suites in ${name}: ${reason}`);
    total.failed += files.length;
  }
  const found = browserNames.filter((name) => !(name in missing));
  if (found.length === 0) return total;
  if ((await run('astro', 'astro', ['build'])) !== 0) {
    console.error('Browser suites: the site does not build');
    return { passed: 0, failed: browserNames.length * files.length };
  }
  const alone = found.map((name) => `${name}-alone`);
  for (const [projects, workers] of [
    [found, 2],
    [alone, 1],
  ]) {
    const { passed, failed } = await playwright(files, projects, workers, env);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

async function playwright(files, projects, workers, env) {
  const report = path.join(reports, `browser-${workers}.json`);
  const code = await run(
    '@playwright/test',
    'playwright',
    [
      'test',
      '--config=test/browser/playwright.config.ts',
      '--pass-with-no-tests',
      `--workers=${workers}`,
      ...projects.map((project) => `--project=${project}`),
      ...files,
    ],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
  );
  return counted(code, () => {
    const { stats } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  });
}

/** The counts of a report; a runner that ended badly without a failed test counts as one failure. */
function counted(code, read) {
  let counts = { passed: 0, failed: 0 };
  try {
    counts = read();
  } catch (error) {
    console.error(`No test report: ${error.message}`);
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function browserFiles() {
  const folder = path.join('test', 'browser');
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => `${folder}/${name}`.replaceAll('\\', '/'))
    .filter((file) => file.includes(pattern));
}
