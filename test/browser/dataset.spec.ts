// Data sets reach cells of the sandbox, which has no network: the page fetches one file, when it is first wanted.
import { test as plainTest } from '@playwright/test';
import { expect, runCell, test, type LiveCell } from './page.ts';

/** Addresses of data files that the page fetched. */
function watchFiles(page: Parameters<typeof runCell>[0]): readonly string[] {
  const files: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/\/(?:digits|iris)\.[^/]*json$/.test(pathname)) files.push(pathname);
  });
  return files;
}

const count = `const { images, labels } = await dataset('digits');
print(images.shape.join(), labels.equal(3).sum().item())`;

test('a cell gets a data set; its file is fetched then, and once', async ({ page }) => {
  const files = watchFiles(page);
  await page.goto('/en/playground/');
  const name = await firstCell(page);
  await runCell(page, name, '1 + 1');
  expect(files).toEqual([]);
  const first = await runCell(page, name, count);
  expect(first.state).toBe('ok');
  expect(first.outputs).toMatchObject([{ kind: 'text', text: '1797,8,8 183' }]);
  const second = await runCell(page, name, count);
  expect(second.outputs).toEqual(first.outputs);
  expect(files).toHaveLength(1);
});

// Browsers report every answer of 404 themselves.
plainTest('without its file the cell says so; later it works', async ({ page }) => {
  await page.goto('/zh-cn/playground/');
  const name = await firstCell(page);
  await runCell(page, name, '1 + 1');
  await page.route('**/iris.*json', (route) => route.fulfill({ status: 404, body: '' }), {
    times: 1,
  });
  const source = `print((await dataset('iris')).features.shape.join())`;
  const failed = await runCell(page, name, source);
  expect(failed.state).toBe('error');
  expect(failed.text).toContain('数据集 iris 没能加载');
  const retried = await runCell(page, name, source);
  expect(retried.outputs).toMatchObject([{ kind: 'text', text: '150,4' }]);
});

test('a cell that waits for its data can be stopped', async ({ page }) => {
  await page.goto('/en/playground/');
  const name = await firstCell(page);
  await runCell(page, name, '1 + 1');
  await page.route('**/iris.*json', () => {});
  const state = await page.evaluate(async (name) => {
    const cell = document.querySelector<LiveCell>(`live-cell[name="${name}"]`)!;
    cell.source = `await dataset('iris')`;
    const run = cell.run();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await cell.stop();
    await run;
    return cell.state;
  }, name);
  expect(state).toBe('stopped');
});

async function firstCell(page: Parameters<typeof runCell>[0]): Promise<string> {
  return (await page.locator('live-cell').first().getAttribute('name'))!;
}
