import { expect, test } from 'vitest';
import type { DatasetRow, FileReport, ImportedDataset } from '../backend';
import {
  axisYears,
  commonAxis,
  completeness,
  contents,
  groupByTakedown,
  importWords,
  sumFates,
} from './words';

function row(change: Partial<DatasetRow>): DatasetRow {
  return {
    id: 'a',
    posts: 21_385,
    accounts: 926,
    indicators: 0,
    summaries: 0,
    stated: [],
    ...change,
  } as DatasetRow;
}

function files(...fates: Partial<FileReport>[]): FileReport[] {
  const none = { read: 0, kept: 0, duplicates: 0, rejected: 0, repaired: 0, skipped: 0 };
  return fates.map((fate) => ({ ...none, ...fate }) as FileReport);
}

test("our figures stand beside the publisher's, with who states them", () => {
  const stated = [
    { what: 'accounts', count: 926, by: 'Twitter' },
    { what: 'posts', count: 21_386, by: 'Twitter' },
  ];
  expect(completeness(row({ stated }))).toBe('926 of 926 accounts, 21,385 of 21,386 posts, by Twitter');
  const two = [...stated, { what: 'posts', count: 21_385, by: 'Stanford' }];
  expect(completeness(row({ stated: two }))).toContain('by Twitter and Stanford');
  expect(completeness(row({}))).toBeNull();
});

test('what a dataset has none of is not mentioned', () => {
  expect(contents(row({}))).toBe('21,385 posts, 926 accounts');
  expect(contents(row({ posts: 0, accounts: 0, summaries: 1 }))).toBe('1 summary');
  expect(contents(row({ posts: 0, accounts: 0 }))).toBe('0 posts');
  expect(contents(row({ posts: 0 }))).toBe('926 accounts');
});

test('datasets of one day and publisher stand together, and those without a day too', () => {
  const rows = [
    row({ id: 'a', released: '2018-10-17', publisher: 'Twitter' }),
    row({ id: 'b', released: '2018-10-17', publisher: 'Twitter' }),
    row({ id: 'c', released: '2018-10-17', publisher: 'Clemson University' }),
    row({ id: 'd', released: null, publisher: 'Twitter' }),
  ];
  expect(groupByTakedown(rows).map((group) => group.datasets.map((one) => one.id).join(''))).toEqual([
    'ab',
    'c',
    'd',
  ]);
});

test('all spans lie on one axis, with its years named', () => {
  const axis = commonAxis([
    row({ first: '2015-01-01T00:00:00Z', last: '2016-01-01T00:00:00Z' }),
    row({ first: null, last: null }),
    row({ first: '2016-06-01T00:00:00Z', last: '2019-01-01T00:00:00Z' }),
  ]);
  expect(axis).toEqual([Date.UTC(2015, 0), Date.UTC(2019, 0)]);
  expect(commonAxis([row({ first: null, last: null })])).toBeNull();
  const years = axisYears([Date.UTC(2015, 0), Date.UTC(2019, 0)]);
  expect(years.map((one) => one.year)).toEqual([2016, 2017, 2018, 2019]);
  expect(years[0]?.at).toBeCloseTo(365 / 1461, 6);
});

test('a long axis names fewer years', () => {
  expect(axisYears([Date.UTC(2006, 0), Date.UTC(2021, 5)]).map((one) => one.year)).toEqual([
    2007, 2010, 2013, 2016, 2019,
  ]);
});

test('fates are added up over files', () => {
  const fates = sumFates(
    files({ read: 10, kept: 7, duplicates: 2, rejected: 1, repaired: 3 }, { read: 5, kept: 5 }),
  );
  expect(fates).toEqual({ read: 15, kept: 12, duplicates: 2, rejected: 1, repaired: 3, skipped: 0 });
});

test('the same content again is said to be nothing new', () => {
  const again = [{ files: files({ read: 10, duplicates: 10 }) }] as ImportedDataset[];
  expect(importWords(again)).toBe('Nothing new: every record was there already.');
  const fresh = [{ files: files({ read: 1_204, kept: 1_200, rejected: 4 }) }] as ImportedDataset[];
  expect(importWords(fresh)).toBe('1,200 records kept of 1,204 read.');
});
