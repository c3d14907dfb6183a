// <play-ground>: cells are added, moved and removed; which there are is kept in the tab, as their texts are.
// Leaves the cells to live-cell.ts and telling the notebook to playground-book.ts.
import type { LiveCell } from './live-cell.ts';

const key = 'nabla:playground';

/** Which cells there are, in order, and the number of the next one: a name is never used twice. */
interface Kept {
  readonly names: readonly string[];
  readonly next: number;
}

class PlayGround extends HTMLElement {
  #next = 2;
  #removed: { readonly cell: LiveCell; readonly before: LiveCell | undefined } | undefined;

  connectedCallback(): void {
    const kept = readKept();
    if (kept !== null) this.#restore(kept);
    this.addEventListener('click', (event) => this.#click(event));
    this.#number();
  }

  get #cells(): LiveCell[] {
    return [...this.querySelectorAll<LiveCell>('live-cell')];
  }

  #click(event: MouseEvent): void {
    const button = (event.target as Element).closest<HTMLElement>('[data-action]');
    const cell = button?.closest('live-cell') ?? undefined;
    const cells = this.#cells;
    const at = cell === undefined ? -1 : cells.indexOf(cell);
    switch (button?.dataset['action']) {
      case 'add':
        this.#add(cells[at + 1]).open(0);
        break;
      case 'remove':
        if (cell !== undefined) this.#remove(cell, cells[at + 1]);
        break;
      case 'up':
        if (cell !== undefined) this.#place(cell, cells[at - 1] ?? cell);
        break;
      case 'down':
        if (cell !== undefined) this.#place(cell, cells[at + 2]);
        break;
      case 'undo':
        this.#undo();
        break;
      default:
        return;
    }
    this.#changed();
    // A button that has moved, or was switched off at the end of its way, keeps the focus near.
    if (document.activeElement === document.body) (button?.isConnected ? button : this).focus();
  }

  #add(before: LiveCell | undefined, name = `cell-${this.#next++}`): LiveCell {
    const fresh = this.querySelector('template')?.content.querySelector('live-cell');
    if (!fresh) throw new Error('play-ground: no template of a cell');
    // Imported, not cloned: only in the page's own document does the element come to life.
    const cell = document.importNode(fresh, true);
    cell.setAttribute('name', name);
    const heading = cell.querySelector('h3');
    if (heading !== null) heading.id = `cell-${name}`;
    cell.querySelector('section')?.setAttribute('aria-labelledby', `cell-${name}`);
    this.#place(cell, before);
    return cell;
  }

  #place(cell: LiveCell, before: LiveCell | undefined): void {
    if (before === cell) return;
    this.insertBefore(cell, before ?? this.querySelector('[data-undo]'));
  }

  #remove(cell: LiveCell, before: LiveCell | undefined): void {
    this.#removed = { cell, before };
    const note = this.querySelector<HTMLElement>('[data-undo]');
    const said = note?.firstElementChild;
    if (note && said) {
      note.hidden = false;
      said.textContent = fill(this.dataset['removed'], cell.dataset['number']);
    }
    cell.remove();
    note?.querySelector('button')?.focus();
  }

  #undo(): void {
    if (this.#removed === undefined) return;
    const { cell, before } = this.#removed;
    this.#place(cell, before?.isConnected === true ? before : undefined);
    this.#removed = undefined;
    const note = this.querySelector<HTMLElement>('[data-undo]');
    if (note !== null) note.hidden = true;
    cell.code.focus();
  }

  #changed(): void {
    this.#number();
    this.#keep();
    // Before anything has run there is no notebook to tell.
    if (this.#cells.some((cell) => cell.joined) || this.#removed?.cell.joined === true)
      void import('./playground-book.ts').then(({ arrangeBook }) => arrangeBook());
  }

  /** Numbers the cells as they stand. */
  #number(): void {
    const cells = this.#cells;
    cells.forEach((cell, index) => {
      const number = String(index + 1);
      const heading = fill(this.dataset['cell'], number);
      cell.dataset['number'] = number;
      const title = cell.querySelector('h3');
      if (title !== null) title.textContent = heading;
      const label = fill(this.dataset['code'], number);
      for (const part of [cell.code, cell.area]) part?.setAttribute('aria-label', label);
      this.#turn(cell, 'up', index > 0);
      this.#turn(cell, 'down', index < cells.length - 1);
      this.#turn(cell, 'remove', cells.length > 1);
    });
  }

  #turn(cell: LiveCell, action: string, on: boolean): void {
    const button = cell.querySelector<HTMLButtonElement>(`[data-action=${action}]`);
    if (button !== null) button.disabled = !on;
  }

  #restore({ names, next }: Kept): void {
    this.#next = next;
    const [first] = this.#cells;
    for (const name of names) {
      if (name === first?.name) this.#place(first, undefined);
      else this.#add(undefined, name);
    }
    if (first !== undefined && !names.includes(first.name)) first.remove();
  }

  #keep(): void {
    const kept: Kept = { names: this.#cells.map(({ name }) => name), next: this.#next };
    try {
      sessionStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // storage denied: each cell says so as soon as it is edited
    }
  }
}

function fill(text: string | undefined, number: string | undefined): string {
  return (text ?? '').replace('0', number ?? '');
}

function readKept(): Kept | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null; // storage denied, or not what we wrote: the playground starts afresh
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  if (!('names' in value) || !('next' in value)) return false;
  const { names, next } = value;
  const areNames = Array.isArray(names) && names.every((name) => /^cell-\d+$/.test(String(name)));
  return areNames && names.length > 0 && Number.isSafeInteger(next);
}

customElements.define('play-ground', PlayGround);
