// npm run measure: every number that has a goal, on a fresh build, one line each; at the end those that miss it.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBrowsers } from './browser.mjs';
import { audit, whileServed } from './lighthouse.mjs';
import { ensureDependencies, root, run } from './node.mjs';

/** Least scores, and the most layout shift. */
const goals = {
  performance: 0.98,
  accessibility: 1,
  'best-practices': 1,
  seo: 1,
  'layout shift': 0.01,
};
const missed = [];

ensureDependencies();
const { env, missing } = await findBrowsers();
for (const [name, reason] of Object.entries(missing)) notMeasured(name, reason);
if ((await run('astro', 'astro', ['build'])) !== 0) process.exit(1);
for (const test of await measuringTests()) listTest(test);
if (env.CHROME_PATH) await whileServed(auditPages);
console.log(missed.length === 0 ? '\nall reached' : `\nmissed:\n${missed.join('\n')}`);

/** The tests that measure, run one after the other, as the report has them. */
async function measuringTests() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nabla-measure-'));
  const report = path.join(folder, 'report.json');
  const projects = [];
  if (env.CHROME_PATH) projects.push('chromium', 'chromium-alone');
  if (env.FIREFOX_PATH) projects.push('firefox-alone');
  await run(
    '@playwright/test',
    'playwright',
    [
      'test',
      '--config=test/browser/playwright.config.ts',
      '--reporter=json',
      '--workers=1',
      ...projects.map((project) => `--project=${project}`),
      'timing.spec',
      'weight.spec',
    ],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
  );
  const { suites } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(folder, { recursive: true });
  return suites.flatMap(testsOf);
}

function testsOf({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ title, tests }) => tests.map((test) => ({ title, ...test })));
  return [...suites.flatMap(testsOf), ...own];
}

function listTest({ title, projectName, results, status }) {
  const [browser] = projectName.split('-');
  const measures = results.flatMap(({ annotations }) =>
    annotations.filter(({ type }) => type === 'measure'),
  );
  for (const { description } of measures) list(browser, JSON.parse(description));
  if (measures.length === 0 && status !== 'skipped') notMeasured(browser, title);
}

/** Each kind of page once, each chapter in both languages; the middle one of three runs. */
async function auditPages(address) {
  const chapters = readdirSync(path.join(root, 'dist/data')).map((file) => path.parse(file).name);
  const pages = [
    'en/',
    'en/playground/',
    'en/glossary/',
    'en/errata/',
    'en/api/',
    `en/${chapters[0]}/solutions/`,
    ...chapters.flatMap((chapter) => [`en/${chapter}/`, `zh-cn/${chapter}/`]),
  ];
  for (const page of pages) {
    try {
      const runs = [];
      for (let i = 0; i < 3; i++) runs.push(await audit(`${address}/${page}`, env.CHROME_PATH));
      for (const [what, goal] of Object.entries(goals)) {
        const [, value] = runs.map((scores) => scores[what]).sort((a, b) => a - b);
        const more = what !== 'layout shift';
        list('lighthouse', { what: `/${page}: ${what}`, value, goal, unit: '', more });
      }
    } catch (error) {
      notMeasured('lighthouse', `/${page}: ${error.message}`);
    }
  }
}

function list(by, { what, value, goal, unit, more }) {
  const write = (number) => `${number.toFixed(goal < 10 ? 3 : 1)} ${unit}`.trim();
  const line = `${by} · ${what}: ${write(value)} (goal ${more ? 'at least' : 'at most'} ${goal})`;
  const distance = more ? goal - value : value - goal;
  if (distance > 0) missed.push(`${line}, by ${write(distance)}`);
  console.log(distance > 0 ? `${line}, missed by ${write(distance)}` : line);
}

function notMeasured(by, reason) {
  missed.push(`${by} · not measured: ${reason}`);
  console.log(missed.at(-1));
}
