// Finds a step's line in the reader's cell and tells the page to light it. Lighting is the cell's work.

/** Where a step's operation stands in the reader's code. */
export interface SourceLine {
  readonly cell: string;
  readonly line: number;
  readonly column: number;
}

/** Tells the page which line is lit: `gradient-step`, null for none. */
export function announceLine(from: HTMLElement, line: SourceLine | null): void {
  from.dispatchEvent(
    new CustomEvent<SourceLine | null>('gradient-step', {
      bubbles: true,
      composed: true,
      detail: line && { cell: line.cell, line: line.line, column: line.column },
    }),
  );
}

/** The cell element called `name`, if the page shows it. */
export function findCell(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`live-cell[name="${CSS.escape(name)}"]`);
}

/** The source of the cell as it stands now; null if the page does not show the cell. */
export function sourceOf(name: string): string | null {
  const cell = findCell(name);
  return cell && 'source' in cell && typeof cell.source === 'string' ? cell.source : null;
}
