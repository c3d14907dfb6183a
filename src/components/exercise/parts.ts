// The named parts inside a task of the chapter (<Hint>, <Test id>, <Option>, …), taken out of its rendered text.
// A parent in Astro sees its children only as HTML, so each child marks itself; whatever is between them is prose.

export type PartKind =
  'question' | 'option' | 'answer' | 'test' | 'reason' | 'hint' | 'solution' | 'fault';

export interface Part {
  readonly kind: PartKind;
  /** What the child was given, as it was given. */
  readonly data: unknown;
  readonly html: string;
}

export interface Parts {
  readonly all: readonly Part[];
  /** The prose around the parts. */
  readonly prose: string;
}

/** Opening mark of a part; the child's text and `</task-part>` follow. */
export function openPart(kind: PartKind, data: unknown = null): string {
  return `<task-part kind="${kind}" data="${encodeURIComponent(JSON.stringify(data))}">`;
}

/** Takes the parts out of a task's rendered text. */
export function takeParts(html: string): Parts {
  const all: Part[] = [];
  const pattern = /<task-part kind="([a-z]+)" data="([^"]*)">([\s\S]*?)<\/task-part>/g;
  const prose = html.replaceAll(pattern, (_, kind: PartKind, data: string, inner: string) => {
    all.push({ kind, data: JSON.parse(decodeURIComponent(data)) as unknown, html: inner.trim() });
    return '';
  });
  return { all, prose: prose.replaceAll(/<p>\s*<\/p>/g, '').trim() };
}

/** The HTML without the one paragraph around it, for places that hold a line of text. */
export function inline(html: string): string {
  const only = /^<p>((?:(?!<\/?p>)[\s\S])*)<\/p>$/.exec(html.trim());
  return only?.[1] ?? html;
}
