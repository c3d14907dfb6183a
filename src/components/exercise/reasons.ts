// Why a test fails, in the words of the chapter: fetched with the first check, since few readers need them all.
// Leaves writing them to OnlyReasons.astro and showing them to task-view.ts.

/** The prose of a reason: a copy to put into the page; null where the chapter gives none. */
export type FindReason = (task: string, id: string) => Node | null;

let kept: Document | undefined;

/** The reasons of the page's chapter. Rejects where they cannot be fetched; the next call tries again. */
export async function openReasons(): Promise<FindReason> {
  const reasons = (kept ??= await fetchReasons());
  return (task, id) => {
    const of = `[name="${CSS.escape(task)}"] > [data-reason="${CSS.escape(id)}"]`;
    const prose = reasons.querySelector(of);
    if (prose === null) return null;
    const copy = document.createDocumentFragment();
    copy.append(...[...prose.childNodes].map((node) => document.importNode(node, true)));
    return copy;
  };
}

async function fetchReasons(): Promise<Document> {
  const address = new URL('reasons/', location.href);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`reasons: HTTP ${response.status}: ${address.pathname}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}
