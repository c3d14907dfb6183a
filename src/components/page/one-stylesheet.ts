// An Astro integration: a page's stylesheets become one file, in their order, so that a reader waits for one request.
// Leaves which styles belong to a page to Astro, and those of code that is loaded later to lazy-styles.ts.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const link = /<link rel="?stylesheet"? href="?([^">]+)"?>/g;

export function oneStylesheet(): AstroIntegration {
  let base = '/';
  return {
    name: 'nabla:one-stylesheet',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir }) => joinStylesheets(fileURLToPath(dir), base),
    },
  };
}

/** Rewrites every page under `folder`; stylesheets that no page links any more are removed. */
export function joinStylesheets(folder: string, base: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const linked = new Set<string>();
  const joined = new Set<string>();
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(folder + file, 'utf8');
    const sheets = [...html.matchAll(link)].map(([, address = '']) => address);
    if (sheets.length < 2) {
      sheets.forEach((sheet) => linked.add(sheet));
      continue;
    }
    sheets.forEach((sheet) => joined.add(sheet));
    const text = sheets.map((sheet) => readFileSync(onDisk(sheet, folder, base), 'utf8')).join('');
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
    const address = `${sheets[0]?.replace(/[^/]*$/, '')}page.${hash}.css`;
    writeFileSync(onDisk(address, folder, base), text);
    let placed = false;
    const page = html.replace(link, () => {
      if (placed) return '';
      placed = true;
      return `<link rel=stylesheet href=${address}>`;
    });
    writeFileSync(folder + file, page);
  }
  for (const sheet of joined) if (!linked.has(sheet)) rmSync(onDisk(sheet, folder, base));
}

/** The file behind an address of the site. */
function onDisk(address: string, folder: string, base: string): string {
  const path = address.slice(base.length);
  return folder + path.replace(/^\//, '');
}
