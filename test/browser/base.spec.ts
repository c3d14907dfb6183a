// The site under a sub-path: nothing it asks for lies outside, and cells run.
import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { runCell } from './page.ts';

const root = path.resolve(import.meta.dirname, '../..');
const outDir = path.join(root, 'node_modules/.cache/nabla-base');
const port = 4388;
const env = { ...process.env, BASE: '/x' };

let server: ChildProcess;

const astro = (...args: string[]) =>
  spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', ...args, '--outDir', outDir], {
    cwd: root,
    env,
    stdio: 'ignore',
  });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const build = astro('build');
  expect(await new Promise((resolve) => build.on('exit', resolve))).toBe(0);
  server = astro('preview', '--ignore-lock', '--host', '127.0.0.1', '--port', String(port));
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/x/en/`).then(
          (r) => r.status,
          () => 0,
        ),
      {
        timeout: 30_000,
      },
    )
    .toBe(200);
});

test.afterAll(() => {
  server.kill();
  rmSync(outDir, { recursive: true, force: true });
});

test('under a sub-path every request stays below it, and a cell runs', async ({ page }) => {
  const outside: string[] = [];
  const failed: string[] = [];
  page.on('response', (response) => {
    const { origin, pathname } = new URL(response.url());
    if (!origin.startsWith('http')) return;
    if (!pathname.startsWith('/x/')) outside.push(pathname);
    if (response.status() >= 400) failed.push(pathname);
  });
  await page.goto(`http://127.0.0.1:${port}/x/en/`);
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
