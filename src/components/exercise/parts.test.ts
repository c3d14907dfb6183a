import { expect, test } from 'vitest';
import { inline, openPart, takeParts } from './parts.ts';

test('parts are taken out with what they were given, the prose stays', () => {
  const html = `<p>Do it.</p>${openPart('test', { id: 'a"b' })}<p>At <b>0</b>.</p></task-part><p> ${openPart('hint')}Look</task-part> </p>`;
  expect(takeParts(html)).toEqual({
    all: [
      { kind: 'test', data: { id: 'a"b' }, html: '<p>At <b>0</b>.</p>' },
      { kind: 'hint', data: null, html: 'Look' },
    ],
    prose: '<p>Do it.</p>',
  });
});

test('one paragraph becomes a line of text, several stay paragraphs', () => {
  expect(inline('<p>a <i>b</i></p>')).toBe('a <i>b</i>');
  expect(inline('<p>a</p><p>b</p>')).toBe('<p>a</p><p>b</p>');
});
