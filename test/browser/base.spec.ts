// The site under a sub-path of a plain static host: nothing it asks for lies outside, and cells run.
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { runCell } from './page.ts';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
let server: Server;
let site: string;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

test.beforeAll(async ({ browserName }) => {
  test.setTimeout(240_000);
  folder = path.join(root, 'node_modules/.cache', `nabla-base-${browserName}`);
  const build = spawn(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', folder],
    { cwd: root, env: { ...process.env, BASE: '/x' }, stdio: 'ignore' },
  );
  expect(await new Promise((resolve) => build.on('exit', resolve)), 'build').toBe(0);
  server = createServer(async ({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = pathname.replace(/^\/x\//, '/').replace(/\/$/, '/index.html');
    const body = pathname.startsWith('/x/') && (await read(path.join(folder, file)));
    response.writeHead(body ? 200 : 404, { 'content-type': types[path.extname(file)] ?? '' });
    response.end(body || 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
});

test.afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

function read(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch(() => undefined);
}

test('under a sub-path every request stays below it, and a cell runs', async ({ page }) => {
  const outside: string[] = [];
  const failed: string[] = [];
  page.on('response', (response) => {
    const { origin, pathname } = new URL(response.url());
    if (!origin.startsWith('http')) return;
    if (!pathname.startsWith('/x/')) outside.push(pathname);
    if (response.status() >= 400) failed.push(pathname);
  });
  await page.goto(`${site}/en/`);
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  expect(links.filter((href) => !href.startsWith('/x/'))).toEqual([]);
  await page.locator('main a[href$="/backpropagation/"]').first().click();
  await page.waitForURL(/backpropagation/);
  const report = await runCell(page, 'paths', '6 * 7');
  expect(report.outputs).toMatchObject([{ kind: 'number', value: 42 }]);
  expect(outside).toEqual([]);
  expect(failed).toEqual([]);
});
