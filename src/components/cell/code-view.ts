// The lines of a cell's code in the page: redrawn on every key, and where a click fell in them.
// Leaves colours to colour-view.ts. Small: it is part of what every page loads first.

/** The text that stands in the lines. */
export function textOf(lines: Element): string {
  return Array.from(lines.children, (line) => line.textContent).join('\n');
}

/** Lines that are drawn one by one; what comes after them, in a text that nobody writes by hand, is one more. */
const mostLines = 2_000;

/** Draws `source`: only lines that changed, without colours, until colour-view.ts has coloured them. */
export function drawPlain(lines: Element, source: string): void {
  const texts = linesOf(source);
  const old = Array.from(lines.children);
  const same = (at: number, oldAt: number) => old[oldAt]?.textContent === texts[at];
  let head = 0;
  while (head < Math.min(old.length, texts.length) && same(head, head)) head++;
  let tail = 0;
  const most = Math.min(old.length, texts.length) - head;
  while (tail < most && same(texts.length - 1 - tail, old.length - 1 - tail)) tail++;
  for (const line of old.slice(head, old.length - tail)) line.remove();
  const before = lines.children[head] ?? null;
  for (const text of texts.slice(head, texts.length - tail)) {
    const line = document.createElement('span');
    line.className = 'ln';
    line.textContent = text;
    lines.insertBefore(line, before);
  }
}

function linesOf(source: string): string[] {
  const texts = source.split('\n');
  if (texts.length <= mostLines) return texts;
  return [...texts.slice(0, mostLines), texts.slice(mostLines).join('\n')];
}

/** The offset in the text at a point of the window: the place clicked, else the end of the line at that height. */
export function offsetAtPoint(lines: Element, x: number, y: number): number {
  const place = document.caretPositionFromPoint?.(x, y);
  const hit = place?.offsetNode;
  const all = Array.from(lines.children);
  const touched = all.findIndex((line) => hit !== undefined && line.contains(hit));
  const level = all.findIndex((line) => y < line.getBoundingClientRect().bottom);
  const index = touched >= 0 ? touched : level >= 0 ? level : all.length - 1;
  const line = all[index];
  if (line === undefined) return 0;
  const before = all.slice(0, index).reduce((sum, one) => sum + one.textContent.length + 1, 0);
  if (place == null || touched < 0) return before + line.textContent.length;
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEnd(place.offsetNode, place.offset);
  return before + range.toString().length;
}
