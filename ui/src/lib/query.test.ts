import { expect, test } from 'vitest';
import { exclude, hasTerm, include, readRange, setRange, without } from './query';

test('a term is added at the end, once', () => {
  expect(include('', 'lang:fa')).toBe('lang:fa');
  expect(include('water ', 'lang:fa')).toBe('water lang:fa');
  expect(include('water lang:fa', 'lang:fa')).toBe('water lang:fa');
});

test('including what was excluded turns it round, and the other way', () => {
  expect(include('water -lang:fa', 'lang:fa')).toBe('water lang:fa');
  expect(exclude('lang:fa water', 'lang:fa')).toBe('water -lang:fa');
  expect(exclude('water -lang:fa', 'lang:fa')).toBe('water -lang:fa');
});

test('an OR is put in parentheses, since it binds weaker than standing side by side', () => {
  expect(include('water OR bread', 'lang:fa')).toBe('(water OR bread) lang:fa');
  expect(include('(water OR bread) "a OR b"', 'lang:fa')).toBe('(water OR bread) "a OR b" lang:fa');
});

test('a term beside an OR is not there by itself', () => {
  expect(hasTerm('lang:fa OR water', 'lang:fa')).toBe(false);
  expect(include('lang:fa OR water', 'lang:fa')).toBe('(lang:fa OR water) lang:fa');
  expect(hasTerm('(lang:fa OR water)', 'lang:fa')).toBe(false);
});

test('half-typed quotes and parentheses are closed before a term is added', () => {
  expect(include('"half a phra', 'lang:fa')).toBe('"half a phra" lang:fa');
  expect(include('(water OR', 'lang:fa')).toBe('(water OR) lang:fa');
  expect(include('“half', '#news')).toBe('“half” #news');
});

test('a value in quotes is one term', () => {
  const client = 'client:"Twitter Web Client"';
  expect(hasTerm(`water ${client}`, client)).toBe(true);
  expect(without(`water ${client} bread`, client)).toBe('water bread');
  expect(without('water', client)).toBe('water');
});

test('the range is read and replaced, wherever it stands', () => {
  expect(readRange('since:2017-01-01 water')).toEqual({ since: '2017-01-01', until: null });
  expect(setRange('since:2016-01-01 water until:2016-02-01', '2017-01-01', '2017-02-01')).toBe(
    'water since:2017-01-01 until:2017-02-01',
  );
  expect(setRange('since:2016-01-01 water', null, null)).toBe('water');
  expect(setRange('a OR b', '2017-01-01', null)).toBe('(a OR b) since:2017-01-01');
});

test('letters of any script pass through untouched', () => {
  expect(include('متن «واژهٔ یافته»', '#فلسطین')).toBe('متن «واژهٔ یافته» #فلسطین');
});
