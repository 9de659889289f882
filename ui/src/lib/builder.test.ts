import { expect, test } from 'vitest';
import { compose, NO_FIELDS, readFields, type Fields } from './builder';

function composed(fields: Partial<Fields>): string {
  return compose({ ...NO_FIELDS, ...fields });
}

test('every field becomes a term', () => {
  expect(
    composed({
      all: 'oil price',
      phrase: 'clean water',
      any: 'نفت گاز',
      none: 'sport weather',
      near: 'army border',
      distance: 3,
      hashtags: '#news تهران',
      from: '@tehran_now',
      language: 'fa',
      since: '2017-01-01',
      until: '2017-02-01',
      has: ['link', 'media'],
    }),
  ).toBe(
    'oil price "clean water" "army border"~3 (نفت OR گاز) -sport -weather #news #تهران from:tehran_now lang:fa since:2017-01-01 until:2017-02-01 has:link has:media',
  );
});

test('no field is no query, and one of any is just that word', () => {
  expect(compose(NO_FIELDS)).toBe('');
  expect(composed({ any: ' water ' })).toBe('water');
});

test('what would be read as a sign is put in quotation marks', () => {
  expect(composed({ all: 'OR -5 10:30 covid-19 protest*' })).toBe('"OR" "-5" "10:30" covid-19 protest*');
  expect(composed({ none: '-5' })).toBe('-"-5"');
  expect(composed({ phrase: 'say "no" now' })).toBe('"say no now"');
  expect(composed({ from: 'Some One' })).toBe('from:"Some One"');
});

test('the rest stands beside the fields, whole', () => {
  expect(composed({ all: 'water', rest: 'a OR b' })).toBe('water (a OR b)');
  expect(composed({ rest: 'a OR b' })).toBe('a OR b');
  expect(composed({ all: 'water', rest: '(half' })).toBe('water (half)');
});

test('a simple query fills the fields', () => {
  expect(readFields('oil "clean water" -sport #news from:tehran_now lang:fa has:link')).toEqual({
    ...NO_FIELDS,
    all: 'oil',
    phrase: 'clean water',
    none: 'sport',
    hashtags: '#news',
    from: 'tehran_now',
    language: 'fa',
    has: ['link'],
  });
  expect(readFields('oil OR gas')).toEqual({ ...NO_FIELDS, any: 'oil gas' });
  expect(readFields('"army border"~')).toEqual({ ...NO_FIELDS, near: 'army border', distance: 5 });
});

test('what is too much for the fields is kept', () => {
  expect(readFields('oil OR gas price')).toEqual({ ...NO_FIELDS, rest: 'oil OR gas price' });
  expect(readFields('oil NOT gas')).toEqual({ ...NO_FIELDS, rest: 'oil NOT gas' });
  expect(readFields('from:a from:b client:"Tweet Deck" /kurd(s|ish)?/ =Polish exact:on')).toEqual({
    ...NO_FIELDS,
    from: 'a',
    rest: 'from:b client:"Tweet Deck" /kurd(s|ish)?/ =Polish exact:on',
  });
});

test.each([
  'oil price',
  '(نفت OR گاز) lang:fa',
  '"a b" "c d" -"e f"',
  'a OR b OR c',
  'a OR (b c)',
  '"army border"~3 water~ *test*',
  '"OR" "-5" -x (a OR "b:c")',
  'since:2017-01-31T18:00:00+03:30 water',
  'likes:>100 -lang:en since:2017 until:2018-01-01',
  '-(a OR b) c',
])('what is read and composed again asks the same: %s', (query) => {
  const again = compose(readFields(query));
  expect(readFields(again)).toEqual(readFields(query));
  expect(
    again
      .split(/[\s()]+/u)
      .filter(Boolean)
      .sort(),
  ).toEqual(
    query
      .split(/[\s()]+/u)
      .filter(Boolean)
      .sort(),
  );
});
