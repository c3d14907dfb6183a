import { expect, test } from 'vitest';
import { lightHtml } from './light-html.ts';

test("Svelte's marks go, other comments stay", () => {
  expect(lightHtml('<!--[--><!--[-1--><p>1<!----></p><!--]--><!--]--><!-- x -->')).toBe(
    '<p>1</p><!-- x -->',
  );
});

test('a long path is written once and used where it comes again', () => {
  const path = `<path d="${'M0 0h1'.repeat(30)}"></path>`;
  const html = lightHtml(`<svg>${path}</svg><svg>${path}</svg>`);
  expect(html).toMatch(
    /<svg><path id=(path-\w{6}) d="M0 0[^"]*"><\/path><\/svg><svg><use href=#\1><\/use>/,
  );
});

test('quotes go around plain words only, and never before the slash of a tag', () => {
  expect(lightHtml('<p class="a" title="b c" id="" data-x>"d"="e"</p>')).toBe(
    '<p class=a title="b c" id="" data-x>"d"="e"</p>',
  );
  expect(lightHtml('<br class="a"/>')).toBe('<br class="a"/>');
  expect(lightHtml('<p title="a > b=&quot;c&quot;" class="d">')).toBe(
    '<p title="a > b=&quot;c&quot;" class=d>',
  );
});

test('ends of cells, rows and items go where the next tag implies them', () => {
  expect(lightHtml('<tr><th>1</th><td>2</td></tr><tr><td>3</td></tr></table>')).toBe(
    '<tr><th>1<td>2<tr><td>3</table>',
  );
  expect(lightHtml('<ul><li>1</li> <li>2</li></ul>')).toBe('<ul><li>1</li> <li>2</ul>');
});
