// Browser suites run on the built site, served on the loopback address, in Chromium and in Firefox. What measures
// time or builds a site of its own is in projects of its own, which are to run alone: one worker, after the others.
import { defineConfig, type Project } from '@playwright/test';

const port = Number(process.env['TEST_PORT'] ?? 4387);
const alone = ['timing.spec.ts', 'bad-input.spec.ts', 'base.spec.ts'];

const chromium: Project['use'] = {
  browserName: 'chromium',
  launchOptions: {
    ...pathIn('CHROME_PATH'),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
  },
};

/** Firefox as its users have it, driven over WebDriver BiDi; without a screen it would believe to have no mouse. */
const firefox: Project['use'] = {
  browserName: 'firefox',
  channel: 'moz-firefox',
  launchOptions: {
    ...pathIn('FIREFOX_PATH'),
    firefoxUserPrefs: { 'ui.primaryPointerCapabilities': 6, 'ui.allPointerCapabilities': 6 },
  },
};

function pathIn(variable: string): { executablePath?: string } {
  const executablePath = process.env[variable];
  return executablePath === undefined ? {} : { executablePath };
}

export default defineConfig({
  testDir: '.',
  fullyParallel: false,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json']],
  use: { baseURL: `http://127.0.0.1:${port}` },
  projects: [
    { name: 'chromium', testIgnore: alone, use: chromium },
    { name: 'firefox', testIgnore: alone, use: firefox },
    { name: 'chromium-alone', testMatch: alone, use: chromium },
    { name: 'firefox-alone', testMatch: alone, use: firefox },
  ],
  webServer: {
    command: `node scripts/run.mjs astro astro preview --ignore-lock --host 127.0.0.1 --port ${port}`,
    cwd: '../..',
    url: `http://127.0.0.1:${port}/en/`,
    reuseExistingServer: false,
  },
});
