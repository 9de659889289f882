import { expect, test } from 'vitest';
import { otherLetters } from './letters';

test('ways of writing that look the same are told apart by their letters', () => {
  expect(otherLetters('كشاورزان', 'کشاورزان')).toBe('ك U+0643');
  expect(otherLetters('می‌خواهم', 'میخواهم')).toBe('U+200C');
  expect(otherLetters('Water', 'water')).toBe('');
  expect(otherLetters('آب', 'آب')).toBe('');
});
