// The button under a formula with living symbols: opens a plain table of them, for keyboard and screen reader.
// While it is open it follows the reader's runs and steppers.
import { type SymbolWords, symbolWords } from '../../i18n/symbols.ts';
import { relight } from './lit.ts';
import { pageLanguage } from './page-language.ts';
import { standingNodes } from './symbol-standing.ts';
import { symbolValue } from './symbol-values.ts';
import { shapeText, valueNode } from './symbol-view.ts';

/** Opens the list of a formula's button, or closes it. */
export async function toggleList(button: HTMLButtonElement): Promise<void> {
  const open = button.getAttribute('aria-expanded') === 'true';
  button.setAttribute('aria-expanded', String(!open));
  if (open) {
    button.nextElementSibling?.remove();
    return;
  }
  const words = symbolWords[pageLanguage()];
  const box = document.createElement('div');
  box.className = 'symbols-list';
  button.after(box);
  const names = (button.dataset['symbols'] ?? '').split(' ');
  const rows = names.map((name) => ({ name, node: row(name) }));
  try {
    await Promise.all(rows.map(({ name, node }) => fill(node, name, words)));
    box.append(
      table(
        rows.map(({ node }) => node),
        words,
      ),
    );
    relight(box);
  } catch {
    box.textContent = words.valuesMissing;
  }
}

async function follow(): Promise<void> {
  const words = symbolWords[pageLanguage()];
  const rows = document.querySelectorAll<HTMLTableRowElement>('.symbols-list tbody tr');
  for (const node of rows) await fill(node, node.dataset['name'] ?? '', words);
}
for (const type of ['nabla:values', 'gradient-step'])
  document.addEventListener(type, () => void follow());

function table(rows: readonly Node[], words: SymbolWords): Node {
  const node = document.createElement('table');
  node.setAttribute('aria-label', words.symbolsOf);
  const head = node.createTHead().insertRow();
  for (const word of [words.name, words.shape, words.value, words.cell]) {
    const cell = headCell('col');
    cell.textContent = word;
    head.append(cell);
  }
  node.createTBody().append(...rows);
  return node;
}

/** A row without its values. The name is a button: reached by keyboard, it lights up everywhere. */
function row(name: string): HTMLTableRowElement {
  const node = document.createElement('tr');
  node.dataset['name'] = name;
  const title = headCell('row');
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['sym'] = name;
  button.textContent = name;
  title.append(button);
  node.append(title);
  for (let count = 0; count < 3; count++) node.insertCell();
  return node;
}

async function fill(node: HTMLTableRowElement, name: string, words: SymbolWords): Promise<void> {
  const found = await symbolValue(name);
  const [, shape, value, cell] = node.cells;
  shape?.replaceChildren(found ? shapeText(found.value, words) : '');
  value?.replaceChildren(
    found ? valueNode(found.value, words) : words.notRecorded,
    ...standingNodes(name, found?.value, words),
  );
  // A link that has the focus keeps it.
  if (cell?.textContent === '') cell.append(found ? cellLink(found.cell) : '');
}

function headCell(scope: 'row' | 'col'): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.scope = scope;
  return cell;
}

function cellLink(cell: string): Node {
  const heading = document.getElementById(`cell-${cell}`);
  const link = document.createElement('a');
  link.href = `#cell-${cell}`;
  link.textContent = heading?.textContent ?? cell;
  return link;
}
