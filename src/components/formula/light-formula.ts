// KaTeX's HTML without what draws nothing, since a page has hundreds of formulas. formula.css completes it.
// Leaves drawing to render-formula.ts.

/** The same picture and the same MathML in fewer bytes. A formula in a line of text needs no struts. */
export function lightFormula(html: string, display: boolean): string {
  const steps = [
    rounded,
    lightMathml,
    lightStruts,
    plainParts,
    shortNames,
    ...(display ? [] : [inLine]),
  ];
  return steps.reduce((text, step) => step(text), html).replaceAll(';">', '">');
}

/** Lengths to a hundredth of an em, a fifth of a pixel. */
function rounded(html: string): string {
  return html.replace(/\d\.\d{3,}(?=em)/g, (length) => String(hundredths(Number(length))));
}

/** HTML knows namespaces; the other attributes say how to draw what KaTeX draws itself, and no browser shows TeX. */
function lightMathml(html: string): string {
  return html
    .replaceAll(/ xmlns="[^"]*"/g, '')
    .replace(/ (?:stretchy|separator|fence|lspace|rspace|mathvariant)="[^"]*"/g, '')
    .replace(/<annotation[^>]*>[^<]*<\/annotation>|<\/?semantics>/g, '');
}

/** Stacked parts stand on struts, whose height does not matter as long as they are the taller: 3em in formula.css. */
function lightStruts(html: string): string {
  const pattern =
    /style="top:(-?[\d.]+)em;([^"]*)"><span class="pstrut" style="height:([\d.]+)em;">/g;
  return html.replace(pattern, (whole, top: string, rest: string, height: string) => {
    const missing = 3 - Number(height);
    if (missing < 0) return whole;
    return `style="top:${hundredths(Number(top) - missing)}em;${rest}"><span class="pstrut">`;
  });
}

/** Elements that only name a kind of symbol have no style. In a stack, after its strut, every part is an element. */
function plainParts(html: string): string {
  const closing: string[] = [];
  return html.replace(/<span[^>]*>|<\/span>/g, (tag, at: number) => {
    if (tag === '</span>') return closing.pop() ?? tag;
    const needed = !plain.test(tag) || /"pstrut"[^>]*><\/span>$/.test(html.slice(at - 60, at));
    closing.push(needed ? '</span>' : '');
    return needed ? tag : '';
  });
}

const plain = /^<span class="m(?:ord|op|rel|bin|open|close|punct|inner)(?: mtight)?">$/;

function shortNames(html: string): string {
  return html
    .replace(/(?<=<span class="[^"]*) mtight(?=[" ])/g, '')
    .replace(/(?<=<span class=")m(?:ord|open|close) (?=mathnormal|nulldelimiter)/g, '')
    .replaceAll('"katex-sizing reset-size6 size3"', '"katex-script"')
    .replaceAll('"frac-line" style="border-bottom-width:0.04em;"', '"frac-line"')
    .replaceAll('<span class="enclosing" ', '<span ')
    .replaceAll('<span class="mspace" style="margin-right:0.28em;">', '<span class="mspace">');
}

function inLine(html: string): string {
  return html
    .replace(/<math><mrow>(.*)<\/mrow><\/math>/, '<math>$1</math>')
    .replace(/<span class="katex-strut"[^>]*><\/span>/g, '');
}

function hundredths(length: number): number {
  return Math.round(length * 100) / 100;
}
