// Hints and solutions of the chapter's tasks, and why their tests fail: fetched when the first is wanted, from the
// page of solutions. Leaves writing that page to TaskAnswers.astro and showing a part of it to task-view.ts.

export interface Answers {
  /** The hint of a task at this place, from 0. */
  hint(task: string, place: number): Node | null;
  /** Code and explanation of a task. */
  solution(task: string): Node | null;
  /** The prose of a reason; null where the chapter gives none. */
  reason(task: string, id: string): Node | null;
}

let kept: Document | undefined;

/** The answers of the page's chapter, as copies to put into the page. Rejects where they cannot be fetched. */
export async function openAnswers(): Promise<Answers> {
  const page = (kept ??= await fetchPage());
  const copy = (task: string, part: string) =>
    copyOf(page.querySelector(`task-answers[name="${CSS.escape(task)}"] ${part}`));
  return {
    hint: (task, place) => copy(task, `[data-hint="${place}"]`),
    solution: (task) => copy(task, '.answer'),
    reason: (task, id) => copy(task, `[data-reason="${CSS.escape(id)}"]`),
  };
}

async function fetchPage(): Promise<Document> {
  const address = new URL('solutions/', location.href);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`solutions: HTTP ${response.status}: ${address.pathname}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

function copyOf(part: Element | null): Node | null {
  if (part === null) return null;
  const copy = document.createDocumentFragment();
  copy.append(...Array.from(part.childNodes, (node) => document.importNode(node, true)));
  return copy;
}
