import { expect, test } from 'vitest';
import { Places } from '../location.svelte';
import { Box } from './box.svelte';

test('what is typed stands in the box until the query changes', () => {
  const places = new Places();
  const box = new Box(places);
  expect(box.draft).toBe('');
  box.draft = 'wat';
  expect(box.draft).toBe('wat');
  places.go({ view: 'search', query: 'bread' });
  expect(box.draft).toBe('bread');
  box.settle();
  places.back();
  expect(box.draft).toBe('');
});

test('a change is asked at once where answers follow, and only stands in the box elsewhere', () => {
  const places = new Places();
  const box = new Box(places);
  box.change('water exact:on');
  expect(places.query).toBe('');
  expect(box.draft).toBe('water exact:on');
  places.go({ view: 'search', query: 'water' });
  box.change('water exact:on');
  expect(places.query).toBe('water exact:on');
  places.back();
  expect(box.draft).toBe('water');
});
