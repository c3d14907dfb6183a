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
    plainScripts,
    plainBraces,
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

/** One subscript or one superscript needs no stack: a raised or lowered element looks the same. */
function plainScripts(html: string): string {
  let text = html;
  // From the last to the first: a script within a script is plain before the one around it is looked at.
  for (let at = text.lastIndexOf(scriptStart); at >= 0; at = before(text, at)) {
    const end = endOfElement(text, at);
    const [, top = '', left = '0', content] = scriptOnly.exec(text.slice(at, end)) ?? [];
    if (content === undefined) continue;
    text = text.slice(0, at) + plainScript(Number(top) - 3, left, content) + text.slice(end);
  }
  return text;
}

function before(text: string, at: number): number {
  return at === 0 ? -1 : text.lastIndexOf(scriptStart, at - 1);
}

const scriptStart = '<span class="msupsub">';
const scriptOnly = new RegExp(
  `^${scriptStart}<span class="vlist-t(?: vlist-t2)?"><span class="vlist-r"><span class="vlist" style="[^"]*">` +
    '<span style="top:-([\\d.]+)em;(?:margin-left:(-?[\\d.]+)em;)?margin-right:0.05em;?">' +
    '<span class="pstrut"></span><span class="katex-script">((?:(?!vlist|pstrut).)*)</span></span></span>' +
    '(?:<span class="vlist-s">[^<]*</span></span><span class="vlist-r"><span class="vlist" style="[^"]*"><span></span></span>)?' +
    '</span></span></span>$',
);

/** formula.css has the usual heights. Lengths here are in the em of the script, 0.7 of the formula's. */
function plainScript(raised: number, left: string, content: string): string {
  const tag = raised > 0 ? 'sup' : 'sub';
  const usual = raised > 0 ? 0.36 : -0.15;
  const styles = [
    ...(Math.abs(raised - usual) < 0.005 ? [] : [`vertical-align:${hundredths(raised / 0.7)}em`]),
    ...(Number(left) === 0 ? [] : [`margin-left:${hundredths(Number(left) / 0.7)}em`]),
  ];
  const style = styles.length === 0 ? '' : ` style="${styles.join(';')}"`;
  return `<${tag}${style}>${content}</${tag}>`;
}

/** The place after the element that begins at `start`. */
function endOfElement(html: string, start: number): number {
  let depth = 0;
  for (const { 0: tag, index } of html.slice(start).matchAll(/<span[^>]*>|<\/span>/g)) {
    depth += tag === '</span>' ? -1 : 1;
    if (depth === 0) return start + index + tag.length;
  }
  throw new Error('formula: an element without its end');
}

/** A brace of three pictures becomes two lines of formula.css. */
function plainBraces(html: string): string {
  const brace =
    /<span class="katex-stretchy"[^>]*>(?:<span class="brace-(?:left|center|right)".*?<\/svg><\/span>){3}<\/span>/gs;
  return html.replace(
    brace,
    (whole) => `<span class="brace ${whole.includes('"M0 6l6-6') ? 'under' : 'over'}"></span>`,
  );
}

function inLine(html: string): string {
  return html
    .replace(/<math><mrow>(.*)<\/mrow><\/math>/, '<math>$1</math>')
    .replace(/<span class="katex-strut"[^>]*><\/span>/g, '');
}

function hundredths(length: number): number {
  return Math.round(length * 100) / 100;
}
