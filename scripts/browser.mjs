// Finds a Chromium for the browser suites: CHROME_PATH, an installed one, Debian's package, Playwright's download.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './node.mjs';

/** Path of a Chromium-family browser; throws an Error that says what was tried. */
export async function findBrowser() {
  const tried = [];
  for (const [source, find] of sources) {
    const found = await find();
    if (found && existsSync(found)) return found;
    tried.push(source);
  }
  throw new Error(`no Chromium found (${tried.join(', ')}); set CHROME_PATH to one`);
}

const sources = [
  ['CHROME_PATH', () => process.env.CHROME_PATH],
  ['installed browsers', installedBrowser],
  ['apt-get as root on Debian', debianBrowser],
  ["Playwright's download", downloadedBrowser],
];

function installedBrowser() {
  return installedPlaces().find((place) => existsSync(place));
}

function installedPlaces() {
  const { PATH = '', PROGRAMFILES, LOCALAPPDATA } = process.env;
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    return [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) => [
        path.join(folder, 'Google/Chrome/Application/chrome.exe'),
        path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  }
  return [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge',
  ].flatMap((name) => PATH.split(':').map((folder) => path.join(folder, name)));
}

function debianBrowser() {
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
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  } catch {
    return;
  }
  return installedBrowser();
}

async function downloadedBrowser() {
  await run('@playwright/test', 'playwright', ['install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const { chromium } = await import(path.join(root, 'node_modules/playwright-core/index.mjs'));
  return chromium.executablePath();
}
