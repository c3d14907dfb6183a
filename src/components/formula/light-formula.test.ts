// Formulas lose weight, not looks: what a reader could see or hear stays.
import katex from 'katex';
import { expect, test } from 'vitest';
import { lightFormula } from './light-formula.ts';

const formulas = [
  'x',
  'W_1^2',
  '\\frac{a}{b}',
  '\\underbrace{x}_{y} + \\sum_{i=1}^{n} a_i',
  '(a, b)',
];
const drawn = (html: string) => html.replace(/<math.*<\/math>/, '').replace(/<[^>]*>|\u200b/g, '');

test.each(formulas)(
  'the glyphs of %s stay, every element is closed, the HTML is shorter',
  (tex) => {
    for (const display of [true, false]) {
      const html = katex.renderToString(tex, { displayMode: display });
      const light = lightFormula(html, display);
      expect(drawn(light)).toBe(drawn(html));
      expect(light.match(/<span/g)).toHaveLength(light.match(/<\/span>/g)?.length ?? 0);
      expect(light.length).toBeLessThan(html.length);
    }
  },
);

test('a part of a stack keeps its place when its strut gets the height of all', () => {
  const html = katex.renderToString('x_1^2');
  expect(html).toContain(
    'style="top:-2.4519em;margin-left:0em;margin-right:0.05em;"><span class="pstrut" style="height:2.7em;">',
  );
  expect(lightFormula(html, false)).toContain(
    'style="top:-2.75em;margin-left:0em;margin-right:0.05em"><span class="pstrut">',
  );
});

test('a single script is an element raised or lowered as far as KaTeX does', () => {
  const light = (tex: string, display: boolean) =>
    lightFormula(katex.renderToString(tex, { displayMode: display }), display);
  expect(light('W_1', false)).toContain('<sub style="margin-left:-0.2em">1</sub>');
  expect(light('x^2', false)).toMatch(/<sup( style="vertical-align:0.5\dem")?>2<\/sup>/);
  expect(light('x_{y_1}', false)).toContain('msupsub');
  expect(light('x_1^2', false)).toContain('msupsub');
});

test('a brace is drawn by the stylesheet, on the side where it was', () => {
  const light = (tex: string) => lightFormula(katex.renderToString(tex), false);
  expect(light('\\underbrace{x}_{y}')).toContain('<span class="brace under"></span>');
  expect(light('\\overbrace{x}^{y}')).toContain('<span class="brace over"></span>');
});

test('MathML stays, without what only KaTeX would read', () => {
  const html = katex.renderToString('x');
  expect(lightFormula(html, false)).toContain('<math><mi>x</mi></math>');
  expect(lightFormula(html, true)).toContain('<math><mrow><mi>x</mi></mrow></math>');
});
