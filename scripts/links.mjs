// Dead links of a built site: every address and every id that a page names must be there.
// Reads files only; addresses of other sites are left alone.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Attributes that name ids of their own page, several with spaces between. */
const references = new Set(
  'label.for output.for aria-labelledby aria-describedby aria-controls aria-owns aria-details'.split(
    ' ',
  ),
);

/** What leads nowhere in the site in `folder`, as `file:line: message`; `base` is the path the site stands below. */
export function deadLinks(folder, base = '/') {
  const site = { folder, base: base.endsWith('/') ? base : `${base}/`, pages: new Map() };
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.html'));
  if (files.length === 0) throw new Error(`links: no pages in ${folder}`);
  return files.toSorted().flatMap((file) => deadIn(site, path.join(folder, file)));
}

function deadIn(site, file) {
  const page = pageOf(site, file);
  const repeated = page.ids.filter((id, place) => page.ids.indexOf(id) !== place);
  return [
    ...repeated.map((id) => `${file}: two elements have the id ${id}`),
    ...page.links.flatMap(({ name, value, reference, index }) => {
      const problem = (reference ? idProblem : addressProblem)(site, file, value);
      if (problem === null) return [];
      const line = readFileSync(file, 'utf8').slice(0, index).split('\n').length;
      return [`${file}:${line}: ${name}="${value}": ${problem}`];
    }),
  ];
}

function idProblem(site, file, value) {
  const missing = value.split(/\s+/).filter((id) => !pageOf(site, file).ids.includes(id));
  return missing.length === 0 ? null : `no element has the id ${missing.join(', ')}`;
}

function addressProblem(site, file, value) {
  const [address, fragment] = value.split('#');
  const target = address === '' ? file : targetOf(site, file, address.replace(/\?.*/, ''));
  if (target === null) return `lies outside ${site.base}`;
  if (!existsSync(target)) return `no file ${target}`;
  if (!fragment || !target.endsWith('.html')) return null;
  const known = pageOf(site, target).ids.includes(decodeURIComponent(fragment));
  return known ? null : `no element of ${target} has the id ${fragment}`;
}

/** The file an address leads to; null outside the base. */
function targetOf({ folder, base }, file, address) {
  const here = `${base}${path.relative(folder, file).replaceAll(path.sep, '/')}`;
  const { pathname } = new URL(address, `http://site${here}`);
  if (!pathname.startsWith(base)) return null;
  const target = path.join(folder, decodeURIComponent(pathname.slice(base.length)));
  const isFolder = existsSync(target) && statSync(target).isDirectory();
  return isFolder ? path.join(target, 'index.html') : target;
}

/** The ids of a page, and the attributes that lead somewhere. */
function pageOf({ pages }, file) {
  const known = pages.get(file);
  if (known !== undefined) return known;
  const page = { ids: [], links: [] };
  for (const { tag, name, value, index } of attributesIn(readFileSync(file, 'utf8'))) {
    const reference = references.has(name) || references.has(`${tag}.${name}`);
    if (name === 'id') page.ids.push(value);
    else if (reference || isAddress(name, value))
      page.links.push({ name, value, reference, index });
  }
  pages.set(file, page);
  return page;
}

/** href and src without a scheme, and whatever else begins like a path. */
function isAddress(name, value) {
  if (/^[a-z][a-z+.-]*:|^\/\//i.test(value)) return false;
  return name === 'href' || name === 'src' || /^\/[\w-]/.test(value);
}

/** Attributes of all tags, quoted or not, but for what stands in scripts, styles and comments. */
function* attributesIn(html) {
  const bare = html.replaceAll(
    /<!--[\s\S]*?-->|(<(script|style)\b[^>]*>)([\s\S]*?)<\/\2>/g,
    (whole, tag = '') => tag + blank(whole.slice(tag.length)),
  );
  for (const { 1: tag, 2: rest, index } of bare.matchAll(
    /<([a-z][\w-]*)((?:\s+[^\s=>]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*>/gi,
  )) {
    for (const [, name, value] of rest.matchAll(/([^\s=]+)=("[^"]*"|'[^']*'|\S+)/g)) {
      yield { tag: tag.toLowerCase(), name: name.toLowerCase(), value: text(value), index };
    }
  }
}

function blank(text) {
  return text.replaceAll(/[^\n]/g, ' ');
}

/** A value without its quotes and with the characters that HTML writes as `&…;`. */
function text(value) {
  const bare = /^["']/.test(value) ? value.slice(1, -1) : value;
  return bare
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');
}
