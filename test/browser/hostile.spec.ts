// Code in a cell reaches neither the network nor the site's storage; the same code outside the sandbox does.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { chapter, runCell } from './page.ts';

/** One attack a line: each reports what it got. `TARGET` is a server that logs every request. */
const attacks: Readonly<Record<string, string>> = {
  fetch: `await fetch(TARGET + '/fetch')`,
  'fetch of the site': `await fetch(SITE + '/en/?attack')`,
  XMLHttpRequest: `await new Promise((done, fail) => { const r = new XMLHttpRequest(); r.onload = done; r.onerror = () => fail(new Error('refused')); r.open('GET', TARGET + '/xhr'); r.send(); })`,
  WebSocket: `await new Promise((done, fail) => { const s = new WebSocket(TARGET.replace('http', 'ws') + '/ws'); s.onopen = done; s.onerror = () => fail(new Error('refused')); })`,
  EventSource: `await new Promise((done, fail) => { const s = new EventSource(TARGET + '/events'); s.onopen = done; s.onerror = () => fail(new Error('refused')); })`,
  importScripts: `importScripts(TARGET + '/script.js')`,
  'dynamic import': `await import(TARGET + '/module.js')`,
  'dynamic import of data': `await import('data:text/javascript,export default 1')`,
  'nested Worker': `await new Promise((done, fail) => { const w = new Worker(URL.createObjectURL(new Blob(['fetch("' + TARGET + '/worker").then(() => postMessage(1), () => postMessage(0))']))); w.onmessage = (m) => m.data ? done() : fail(new Error('refused')); w.onerror = () => fail(new Error('refused')); })`,
  indexedDB: `await new Promise((done, fail) => { const r = indexedDB.open('attack'); r.onsuccess = done; r.onerror = () => fail(new Error('refused')); })`,
  caches: `await (await caches.open('attack')).put('/en/', new Response('attack'))`,
  BroadcastChannel: `new BroadcastChannel('attack').postMessage('attack')`,
  eval: `(0, eval)('1 + 1')`,
  Function: `new Function('return 1')()`,
  'AsyncFunction of the cell': `await (async () => {}).constructor('return 1')()`,
};

const program = (target: string, site: string, attack: string) => `
const TARGET: any = ${JSON.stringify(target)}, SITE: any = ${JSON.stringify(site)};
let got: string = 'succeeded';
try { ${attack}; } catch (error: any) { got = 'refused'; }
got`;

let server: Server;
let target: string;
let hits: string[] = [];

test.beforeAll(async () => {
  server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader(
      'Content-Type',
      request.url?.endsWith('.js') ? 'text/javascript' : 'text/html',
    );
    response.end(request.url?.endsWith('.js') ? '' : '<!doctype html><title>control</title>');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => new Promise((resolve) => server.close(resolve)));

test('the same attacks in an ordinary page reach the logging server', async ({ page }) => {
  await page.goto(`${target}/`);
  hits = [];
  const names = ['fetch', 'XMLHttpRequest', 'WebSocket', 'dynamic import', 'nested Worker'];
  for (const name of names) {
    const code = attacks[name]!.replaceAll('TARGET', JSON.stringify(target));
    await page.evaluate(`(async () => { try { ${code} } catch {} })()`);
  }
  // The browser asks for a favicon of its own accord.
  const reached = new Set(hits.filter((url) => url !== '/favicon.ico'));
  expect([...reached].sort()).toEqual(['/fetch', '/module.js', '/worker', '/ws', '/xhr']);
});

for (const [name, attack] of Object.entries(attacks)) {
  test(`${name} in a cell gets nowhere`, async ({ page, baseURL }) => {
    await page.goto(chapter('en'));
    await runCell(page, 'paths');
    const heard = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const messages: string[] = [];
          new BroadcastChannel('attack').addEventListener('message', (event) =>
            messages.push(String(event.data)),
          );
          setTimeout(() => resolve(messages), 1_500);
        }),
    );
    hits = [];
    const requests: string[] = [];
    page.on('request', (request) => {
      if (/^https?:/.test(request.url())) requests.push(request.url());
    });
    const report = await runCell(page, 'paths', program(target, baseURL!, attack));
    expect(report.outputs).toMatchObject([{ kind: 'text', text: 'refused' }]);
    expect(await heard).toEqual([]);
    expect(hits).toEqual([]);
    expect(requests.filter((url) => !url.includes('/_astro/'))).toEqual([]);
    const stored = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map((database) => database.name),
      caches: await caches.keys(),
    }));
    expect(stored.databases).not.toContain('attack');
    expect(stored.caches).not.toContain('attack');
  });
}

test('a cell cannot see or forge the messages between worker and page', async ({ page }) => {
  await page.goto(chapter('en'));
  const report = await runCell(
    page,
    'paths',
    `const names = ['postMessage', 'onmessage', 'close', 'MessagePort', 'addEventListener', 'location'];
names.filter((name) => (globalThis as any)[name] !== undefined).join(' ') || 'nothing'`,
  );
  expect(report.outputs).toMatchObject([{ kind: 'text', text: 'nothing' }]);
});

test('a cell cannot change the built-ins that the engine and the page rely on', async ({
  page,
}) => {
  await page.goto(chapter('en'));
  const report = await runCell(
    page,
    'paths',
    `const results: string[] = [];
for (const change of [
  () => { (Array.prototype as any).map = () => []; },
  () => { (Object.prototype as any).kind = 'steps'; },
  () => { (Map.prototype as any).get = () => 1; },
  () => { (Promise.prototype as any).then = () => 1; },
  () => { (Float32Array.prototype as any).set = () => 1; },
]) {
  try { change(); results.push('changed'); } catch { results.push('kept'); }
}
results.join(' ')`,
  );
  expect(report.outputs).toMatchObject([{ kind: 'text', text: 'kept kept kept kept kept' }]);
});

test('what a cell shows is text: no element is made from it', async ({ page }) => {
  await page.goto(chapter('en'));
  const before = await page.locator('img, script[src*="attack"]').count();
  await runCell(
    page,
    'paths',
    `display('<img src=x onerror=alert(1)>', '<script src=attack></script>');
display({ '<img src=x>': ['</script><img src=x>'] });
plot.line([1, 2, 3], { title: '<img src=x onerror=alert(1)>', x: '<b>', y: '"><script>' });
print('<iframe src=/en/>');`,
  );
  expect(await page.locator('img, script[src*="attack"]').count()).toBe(before);
});
