// What a chapter's prose is made of, for comparing its two languages: headings, components, formulas.
// Leaves drawing it to the pages.

/** A component in the prose, with the attributes that are the same in every language. */
export interface Part {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Attributes that say something to the reader, so that they differ between languages. */
const spoken = new Set(['label']);

/** Components in the order of the text. */
export function partsOf(prose: string): readonly Part[] {
  const tags = withoutCode(prose).matchAll(
    /<([A-Z]\w*)((?:\s+\w+(?:=(?:"[^"]*"|\{[^}]*\}))?)*)\s*\/?>/g,
  );
  return Array.from(tags, ([, tag = '', attributes = '']) => ({
    tag,
    attributes: Object.fromEntries(
      Array.from(
        attributes.matchAll(/(\w+)(?:=("[^"]*"|\{[^}]*\}))?/g),
        ([, name = '', value = 'true']) => [name, value.replace(/^["{]|["}]$/g, '')],
      ).filter(([name = '']) => !spoken.has(name)),
    ),
  }));
}

/** The values of one attribute of one kind of component. */
export function attributesOf(prose: string, tag: string, attribute: string): readonly string[] {
  return partsOf(prose)
    .filter((part) => part.tag === tag)
    .map((part) => part.attributes[attribute] ?? '');
}

/** Levels of the headings, in order. */
export function headingLevels(prose: string): readonly number[] {
  return Array.from(withoutCode(prose).matchAll(/^(#{2,4}) /gm), ([, marks = '']) => marks.length);
}

/** Formulas that stand alone, without the words in them. */
export function displayFormulas(prose: string): readonly string[] {
  return Array.from(prose.matchAll(/\$\$([\s\S]*?)\$\$/g), ([, tex = '']) =>
    tex
      .replaceAll(/\\text\{[^}]*\}/g, '\\text{}')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
}

/** The ids that stand as `<tag id>` inside `<task name>`. */
export function idsInTask(
  prose: string,
  task: string,
  name: string,
  tag: string,
): readonly string[] {
  const block = new RegExp(`<${task} name="${name}">([\\s\\S]*?)</${task}>`).exec(prose)?.[1];
  if (block === undefined) throw new Error(`prose: no <${task} name="${name}">`);
  return attributesOf(block, tag, 'id');
}

function withoutCode(prose: string): string {
  return prose.replaceAll(/`[^`\n]*`/g, '``');
}
