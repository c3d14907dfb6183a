import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { languages } from '../../i18n/language.ts';
import { scalars, tensors } from './example-traces.ts';
import Formula from './Formula.svelte';
import StaticStepper from './StaticStepper.svelte';

const html = (props: Parameters<typeof render<typeof StaticStepper>>[1]['props']) =>
  render(StaticStepper, { props }).body;

describe('StaticStepper', () => {
  test.each(languages)('shows every node and the sentence without script in %s', (language) => {
    const trace = tensors;
    const body = html({ trace, language });
    for (const node of trace.nodes) expect(body).toContain(node.label);
    expect(body).toMatch(/class="sentence">[^<]/);
  });

  test('has no controls, since nothing would happen', () => {
    expect(html({ trace: scalars, language: 'en' })).not.toMatch(/<(button|input|select)/);
  });

  test('shows a dash, never 0, for what is not computed at its position', () => {
    const body = html({ trace: scalars, language: 'en', position: 0 });
    expect(body).toContain('—');
    expect(body).not.toContain('+64.0000');
  });

  test('a name that looks like markup stays text', () => {
    const trace = scalars;
    const hostile = '<img src=x onerror=alert(1)>';
    const nodes = trace.nodes.map((node) => ({
      ...node,
      label: hostile,
      name: hostile,
      op: hostile,
    }));
    const body = html({ trace: { ...trace, cell: hostile, nodes }, language: 'en' });
    expect(body).not.toContain('<img');
    expect(body).toContain('&lt;img');
  });
});

test.each([
  '\\href{javascript:alert(1)}{x}',
  '\\htmlData{a=b}{x}',
  '\\includegraphics{http://x/y.png}',
  '<b>x</b>',
])('TeX in a name can write no link and no HTML: %s', (tex) => {
  const { body } = render(Formula, { props: { tex, label: 'Formula' } });
  const drawn = body.replace(/<annotation[^]*?<\/annotation>/g, '');
  expect(drawn).not.toMatch(/<a\b|href=|<img|data-a=|<b>/);
});
