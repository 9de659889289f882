import { expect, test } from 'vitest';
import type { Filter } from '../backend';
import { leftOut, loosely, termFor } from './facets';

function filter(name: string, value: string, excluded: boolean): Filter {
  return { at: [0, 1], name, value, excluded, without: '' };
}

test('what a query leaves out is told facet by facet', () => {
  const filters = [filter('lang', 'en', true), filter('#', 'news', true), filter('from', 'a', false)];
  expect(leftOut('language', filters).map((one) => one.value)).toEqual(['en']);
  expect(leftOut('hashtag', filters).map((one) => one.value)).toEqual(['news']);
  expect(leftOut('account', filters)).toEqual([]);
});

test('a value that is too rare to be listed can still be asked for', () => {
  expect(termFor('hashtag', '#فلسطین')).toBe('#فلسطین');
  expect(termFor('hashtag', 'two words')).toBeNull();
  expect(termFor('client', 'Twitter Web Client')).toBe('client:"Twitter Web Client"');
  expect(termFor('account', '@tehran_now')).toBe('from:tehran_now');
  expect(termFor('domain', ' ')).toBeNull();
});

test('names are found whatever the keyboard they are typed on', () => {
  expect(loosely('فلسطين')).toBe(loosely('فلسطین'));
  expect(loosely('Café')).toBe(loosely('CAFE'));
  expect(loosely('Королёв')).toBe(loosely('Королев'));
});
