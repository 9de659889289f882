import { expect, test } from 'vitest';
import { KeyReader } from './keys';

function press(key: string, more: { ctrl?: boolean; inField?: boolean } = {}) {
  return { key, ctrl: false, alt: false, inField: false, ...more };
}

test('G and a letter go to a view', () => {
  const reader = new KeyReader();
  expect(reader.read(press('g'))).toBeNull();
  expect(reader.read(press('t'))).toBe('view:timeline');
  expect(reader.read(press('t'))).toBeNull();
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
  expect(reader.read(press('s'))).toBeNull();
});
