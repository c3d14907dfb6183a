// The button under a formula with living symbols: opens a plain table of them, for keyboard and screen reader.
import { type SymbolWords, symbolWords } from '../../i18n/page.ts';
import { pageLanguage } from './page-language.ts';
import { symbolValue } from './symbol-values.ts';
import { shapeText, valueNode } from './symbol-view.ts';

/** Gives life to every formula's button. */
export function wireSymbolLists(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('.symbols-button')) {
    button.addEventListener('click', () => void toggle(button));
  }
}

async function toggle(button: HTMLButtonElement): Promise<void> {
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
  try {
    const rows = await Promise.all(names.map((name) => row(name, words)));
    box.append(table(rows, words));
  } catch {
    box.textContent = words.valuesMissing;
  }
}

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

async function row(name: string, words: SymbolWords): Promise<Node> {
  const found = await symbolValue(name);
  const node = document.createElement('tr');
  const title = headCell('row');
  title.dataset['sym'] = name;
  title.textContent = name;
  node.append(title);
  node.insertCell().append(found ? shapeText(found.value, words) : '');
  node.insertCell().append(found ? valueNode(found.value, words) : words.notRecorded);
  node.insertCell().append(found ? cellLink(found.cell) : '');
  return node;
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
