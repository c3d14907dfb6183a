// Formulas: what \sym draws, and what is refused.
import { describe, expect, test } from 'vitest';
import { renderFormula } from './render-formula.ts';

describe('renderFormula', () => {
  test('gives the names of symbols, each once, and marks their glyphs', () => {
    const { html, symbols } = renderFormula('\\sym{W1}{W_1} + \\sym{b}{b} + \\sym{W1}{W_1}', false);
    expect(symbols).toEqual(['W1', 'b']);
    expect(html.match(/data-sym="W1"/g)).toHaveLength(2);
  });

  test('a symbol takes the place its TeX alone would take', () => {
    const spaces = (tex: string) => renderFormula(tex, true).html.match(/class="mspace"/g)?.length;
    expect(spaces('\\sym{a}{a} + \\sym{b}{b} = 0')).toBe(spaces('{a} + {b} = 0'));
  });

  test('draws MathML too, without our command', () => {
    const { html } = renderFormula('\\sym{W1}{W_1}^{\\top}', true);
    expect(html).toContain('<math');
    expect(html).not.toContain('\\sym');
  });

  test.each([
    '\\htmlData{sym=a,x=1}{a}',
    '\\htmlId{a}{b}',
    '\\href{https://a.b}{c}',
    '\\includegraphics{a}',
  ])('refuses %s', (tex) => {
    expect(() => renderFormula(tex, false)).toThrow('not allowed');
  });

  test('refuses TeX that is wrong or only tolerated', () => {
    expect(() => renderFormula('\\frac{1', false)).toThrow();
    expect(() => renderFormula('梯度', false)).toThrow();
  });
});
