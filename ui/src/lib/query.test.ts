import { expect, test } from 'vitest';
import {
  both,
  exclude,
  hasTerm,
  include,
  parts,
  putBack,
  readOmitted,
  readRange,
  readSwitch,
  setRange,
  setSwitch,
  without,
} from './query';

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

test('a switch is read wherever it stands, and turned on once', () => {
  expect(readSwitch('water', 'exact')).toBeNull();
  expect(readSwitch('water exact:on', 'exact')).toBe('on');
  expect(readSwitch('water OR bread exact:on', 'exact')).toBe('on');
  expect(readSwitch('(water Exact:ON)', 'exact')).toBe('ON');
  expect(readSwitch('forms:fa,ar water', 'forms')).toBe('fa,ar');
  expect(readSwitch('forms:off water', 'forms')).toBeNull();
  expect(readSwitch('"exact:on"', 'exact')).toBeNull();
  expect(setSwitch('water', 'exact', true)).toBe('water exact:on');
  expect(setSwitch('water forms:off', 'forms', true)).toBe('water forms:on');
  expect(setSwitch('water OR bread', 'forms', true)).toBe('(water OR bread) forms:on');
});

test('a switch turned off leaves nothing behind', () => {
  expect(setSwitch('water exact:on bread', 'exact', false)).toBe('water bread');
  expect(setSwitch('forms:fa,ar آب', 'forms', false)).toBe('آب');
  expect(setSwitch('(water exact:on)', 'exact', false)).toBe('(water )');
  expect(setSwitch('water', 'exact', false)).toBe('water');
});

test('forms struck out are read and put back', () => {
  const query = 'sanction forms:on omit:sanctioned omit:санкции';
  expect(readOmitted(query)).toEqual(['sanctioned', 'санкции']);
  expect(putBack(query, 'sanctioned')).toBe('sanction forms:on omit:санкции');
});

test('parts stand side by side, with what their parentheses and quotes hold', () => {
  expect(parts('a (b OR (c d)) "e f"~5 -g')).toEqual(['a', '(b OR (c d))', '"e f"~5', '-g']);
  expect(parts('(half OR')).toEqual(['(half OR)']);
  expect(parts('')).toEqual([]);
});

test('what has to be there both keeps each OR together', () => {
  expect(both('a', 'b OR c')).toBe('a (b OR c)');
  expect(both('', 'b OR c')).toBe('b OR c');
  expect(both('b OR c', 'a')).toBe('(b OR c) a');
  expect(both('a', '  ')).toBe('a');
});
