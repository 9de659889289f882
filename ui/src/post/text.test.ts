import { expect, test } from 'vitest';
import { cutToHit, showOverrides, textToShow } from './text';

const LONG = 'one two three four five six seven eight nine ten water eleven';

test('the decoded text is shown where there is one, with its own hits', () => {
  const shown = { text: 'a > b', hits: [[0, 1]] as [number, number][] };
  expect(textToShow({ text: 'a &gt; b', hits: [[0, 1]], shown })).toEqual(shown);
  expect(textToShow({ text: 'plain', hits: [], shown: null })).toEqual({ text: 'plain', hits: [] });
});

test('an override is made visible without moving what follows', () => {
  expect(showOverrides('a\u202eb')).toBe('a⇄b');
});

test('a text whose hit is near its beginning stays whole', () => {
  expect(cutToHit({ text: LONG, hits: [[4, 7]] }, 20).text).toBe(LONG);
  expect(cutToHit({ text: LONG, hits: [] }, 20).text).toBe(LONG);
});

test('a text is cut at a word before its first hit, and the hits move with it', () => {
  const at = LONG.indexOf('water');
  const cut = cutToHit({ text: LONG, hits: [[at, at + 5]] }, 20);
  expect(cut.text).toBe('…nine ten water eleven');
  const [hit] = cut.hits;
  expect(cut.text.slice(hit?.[0], hit?.[1])).toBe('water');
});

test('a script without spaces is cut between grapheme clusters', () => {
  const text = `${'กำ'.repeat(40)}น้ำ`;
  const at = text.indexOf('น้ำ');
  const cut = cutToHit({ text, hits: [[at, at + 3]] }, 20);
  const [hit] = cut.hits;
  expect(cut.text.slice(hit?.[0], hit?.[1])).toBe('น้ำ');
  expect(cut.text.startsWith('…ก')).toBe(true);
});
