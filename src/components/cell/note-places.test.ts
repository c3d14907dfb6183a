import { expect, test } from 'vitest';
import { placeNotes } from './note-places.ts';

const note = (line: number, text: string) =>
  `<aside class="linenote" style="--line:${line};--at:${line}"><b>Line ${line}.</b> ${text}</aside>`;
const places = (html: string) =>
  Array.from(html.matchAll(/--at:(\d+)/g), (match) => Number(match[1]));

test('a note stands beside its line', () => {
  const { html, lines } = placeNotes(note(3, 'short') + note(9, 'short'));
  expect(lines).toEqual([3, 9]);
  expect(places(html)).toEqual([3, 9]);
});

test('a long note moves the next one down, not itself', () => {
  const { html } = placeNotes(note(3, 'word '.repeat(30)) + note(4, 'short'));
  expect(places(html)).toEqual([3, 8]);
});

test('Chinese takes twice the room', () => {
  const [, english] = places(placeNotes(note(1, 'a'.repeat(60)) + note(2, '')).html);
  const [, chinese] = places(placeNotes(note(1, '梯'.repeat(60)) + note(2, '')).html);
  expect(chinese).toBeGreaterThan(english ?? 0);
});
