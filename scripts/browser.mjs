// Finds the browsers of the browser suites: a path in the environment, an installed one, Debian's package, and for
// Chromium Playwright's download. Leaves starting them to the suites' configuration.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './node.mjs';

/** What to look for: the variable that names it, its commands, and where macOS and Windows put it. */
const browsers = {
  chromium: {
    variable: 'CHROME_PATH',
    package: 'chromium',
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'microsoft-edge',
    ],
    applications: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => [name, name]),
    programs: ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'],
    download: downloadedChromium,
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    package: 'firefox-esr',
    commands: ['firefox-esr', 'firefox'],
    applications: [['Firefox', 'firefox']],
    programs: ['Mozilla Firefox/firefox.exe'],
  },
};

/** The browsers that every suite runs in. */
export const browserNames = Object.keys(browsers);

/** `env` tells the suites' configuration where the browsers are, `missing` why one cannot be had. */
export async function findBrowsers() {
  const env = {};
  const missing = {};
  for (const name of browserNames) {
    try {
      env[browsers[name].variable] = await findBrowser(name);
    } catch (error) {
      missing[name] = error.message;
    }
  }
  return { env, missing };
}

/** Path of `chromium` or `firefox`; throws an Error that says what was tried. */
export async function findBrowser(name) {
  const browser = browsers[name];
  const tried = [];
  for (const [source, find] of sourcesOf(browser)) {
    const found = await find();
    if (found && existsSync(found)) return found;
    tried.push(source);
  }
  throw new Error(`no ${name} found (${tried.join(', ')}); set ${browser.variable} to one`);
}

function sourcesOf(browser) {
  return [
    [browser.variable, () => process.env[browser.variable]],
    ['installed browsers', () => installed(browser)],
    ['apt-get as root on Debian', () => debianPackage(browser)],
    ...(browser.download ? [["Playwright's download", browser.download]] : []),
  ];
}

function installed(browser) {
  return placesOf(browser).find((place) => existsSync(place));
}

function placesOf({ commands, applications, programs }) {
  const { PATH = '', PROGRAMFILES, LOCALAPPDATA } = process.env;
  if (process.platform === 'darwin') {
    return applications.map(([name, file]) => `/Applications/${name}.app/Contents/MacOS/${file}`);
  }
  if (process.platform === 'win32') {
    return [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) => programs.map((program) => path.join(folder, program)));
  }
  return commands.flatMap((name) => PATH.split(':').map((folder) => path.join(folder, name)));
}

function debianPackage(browser) {
  if (
    process.platform !== 'linux' ||
    process.getuid?.() !== 0 ||
    !existsSync('/etc/debian_version')
  )
    return;
  const apt = (...args) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', browser.package, 'fonts-noto-cjk');
  } catch {
    return;
  }
  return installed(browser);
}

async function downloadedChromium() {
  await run('@playwright/test', 'playwright', ['install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const { chromium } = await import(path.join(root, 'node_modules/playwright-core/index.mjs'));
  return chromium.executablePath();
}
