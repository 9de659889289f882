import { expect, test } from 'vitest';
import { keyRows, sortRows, type Column } from './data-table';

interface Row {
  name: string;
  count: number | null;
}

const COLUMNS: Column<Row>[] = [
  { key: 'name', title: 'Name', text: (row) => row.name, order: (row) => row.name },
  { key: 'count', title: 'Posts', text: (row) => String(row.count), order: (row) => row.count, number: true },
  { key: 'note', title: 'Note', text: () => '' },
];
const ROWS: Row[] = [
  { name: 'b', count: 2 },
  { name: 'a', count: 10 },
  { name: 'c', count: null },
];
const names = (rows: readonly Row[]) => rows.map((row) => row.name).join('');

test('numbers sort as numbers, and what has no value comes last either way', () => {
  expect(names(sortRows(ROWS, COLUMNS, { key: 'count', descending: false }))).toBe('bac');
  expect(names(sortRows(ROWS, COLUMNS, { key: 'count', descending: true }))).toBe('abc');
});

test('words sort as words', () => {
  expect(names(sortRows(ROWS, COLUMNS, { key: 'name', descending: true }))).toBe('cba');
});

test('a column without an order leaves the rows as they are', () => {
  expect(sortRows(ROWS, COLUMNS, { key: 'note', descending: true })).toBe(ROWS);
  expect(sortRows(ROWS, COLUMNS, null)).toBe(ROWS);
});

test('rows that are called the same have keys of their own', () => {
  const keyed = keyRows(['a', 'b', 'a'], (row) => row);
  expect(keyed.map((one) => one.row)).toEqual(['a', 'b', 'a']);
  expect(new Set(keyed.map((one) => one.key)).size).toBe(3);
});
