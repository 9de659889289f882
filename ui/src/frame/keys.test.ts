import { expect, test } from 'vitest';
import { KeyReader, type Press } from './keys';

function press(key: string, more: Partial<Press> = {}): Press {
  return { key, ctrl: false, alt: false, inField: false, shift: false, onPage: false, ...more };
}

test('G and a letter go to a view', () => {
  const reader = new KeyReader();
  expect(reader.read(press('g'))).toBeNull();
  expect(reader.read(press('t'))).toBe('view:timeline');
  expect(reader.read(press('t'))).toBe('toDo');
});

test('C alone compares, after G it goes to the view', () => {
  const reader = new KeyReader();
  expect(reader.read(press('c'))).toBe('compare');
  reader.read(press('G'));
  expect(reader.read(press('C'))).toBe('view:compare');
});

test('letters do nothing in a text field, but Ctrl with a letter does', () => {
  const reader = new KeyReader();
  expect(reader.read(press('j', { inField: true }))).toBeNull();
  expect(reader.read(press('e', { ctrl: true, inField: true }))).toBe('export');
  expect(reader.read(press('j', { ctrl: true }))).toBeNull();
});

test('a G typed in a field does not wait for the next letter', () => {
  const reader = new KeyReader();
  reader.read(press('g', { inField: true }));
  expect(reader.read(press('l'))).toBeNull();
});

test('T, S and D mark a post, and after G they go to a view where there is one', () => {
  const reader = new KeyReader();
  expect(['t', 's', 'd'].map((key) => reader.read(press(key)))).toEqual(['toDo', 'seen', 'done']);
  reader.read(press('g'));
  expect(reader.read(press('s'))).toBe('view:search');
  reader.read(press('g'));
  expect(reader.read(press('d'))).toBeNull();
});

test('Ctrl Z undoes, but in a text field it is the field’s own', () => {
  const reader = new KeyReader();
  expect(reader.read(press('z', { ctrl: true }))).toBe('undo');
  expect(reader.read(press('z', { ctrl: true, inField: true }))).toBeNull();
  expect(reader.read(press('s', { ctrl: true, inField: true }))).toBe('save');
});

test('Enter goes through the hits where nothing has the focus, and presses buttons elsewhere', () => {
  const reader = new KeyReader();
  expect(reader.read(press('Enter', { onPage: true }))).toBe('nextHit');
  expect(reader.read(press('Enter', { onPage: true, shift: true }))).toBe('previousHit');
  expect(reader.read(press('Enter'))).toBeNull();
  expect(reader.read(press('Enter', { inField: true }))).toBeNull();
});
