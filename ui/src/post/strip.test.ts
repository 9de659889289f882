import { expect, test } from 'vitest';
import type { Bucket } from '../backend';
import { barsPath, bucketWords, rangeOf, ticks, uncovered } from './strip';

function buckets(...starts: string[]): Bucket[] {
  return starts.map((start) => ({ start, count: 0 }));
}

test('a drag over days includes the first and the last, whichever way it goes', () => {
  const days = buckets('2017-01-01T00:00:00+03:30', '2017-01-02T00:00:00+03:30', '2017-01-03T00:00:00+03:30');
  const range = { since: '2017-01-01', until: '2017-01-03' };
  expect(rangeOf(days, 'day', 0, 1)).toEqual(range);
  expect(rangeOf(days, 'day', 1, 0)).toEqual(range);
});

test('the end of a week, a month and a year is where the next begins', () => {
  expect(rangeOf(buckets('2016-12-26T00:00:00+00:00'), 'week', 0, 0)?.until).toBe('2017-01-02');
  expect(rangeOf(buckets('2016-12-01T00:00:00+00:00'), 'month', 0, 0)?.until).toBe('2017-01-01');
  expect(rangeOf(buckets('2016-01-01T00:00:00+00:00'), 'year', 0, 0)?.until).toBe('2017-01-01');
  expect(rangeOf(buckets('2016-02-28T00:00:00+00:00'), 'day', 0, 0)?.until).toBe('2016-02-29');
});

test('hours are named in full, with the offset of the zone', () => {
  const range = rangeOf(buckets('2017-01-01T23:00:00+03:30'), 'hour', 0, 0);
  expect(range).toEqual({ since: '2017-01-01T23:00:00+03:30', until: '2017-01-02T00:00:00+03:30' });
  expect(rangeOf(buckets('2017-01-01T23:00:00-05:00'), 'hour', 0, 0)?.until).toBe(
    '2017-01-02T00:00:00-05:00',
  );
  expect(rangeOf(buckets('2017-01-01T23:00:00Z'), 'hour', 0, 0)?.until).toBe('2017-01-02T00:00:00Z');
});

test('a drag over nothing means nothing', () => {
  expect(rangeOf([], 'day', 0, 0)).toBeNull();
});

test('a bucket is named by its local day', () => {
  expect(bucketWords('2017-02-12T00:00:00+03:30', 'day')).toBe('12 Feb 2017');
  expect(bucketWords('2017-02-13T00:00:00+00:00', 'week')).toBe('week of 13 Feb 2017');
  expect(bucketWords('2017-02-01T00:00:00+00:00', 'month')).toBe('Feb 2017');
  expect(bucketWords('2017-02-12T14:00:00+00:00', 'hour')).toBe('12 Feb 2017, 14:00');
});

test('only what no dataset covers is hatched', () => {
  const days = buckets(
    '2017-01-01T00:00:00Z',
    '2017-01-02T00:00:00Z',
    '2017-01-03T00:00:00Z',
    '2017-01-04T00:00:00Z',
  );
  const covered = [
    { dataset: 'a', first: '2017-01-01T05:00:00Z', last: '2017-01-01T06:00:00Z' },
    { dataset: 'b', first: '2017-01-04T05:00:00Z', last: '2017-01-09T06:00:00Z' },
  ];
  expect(uncovered(days, covered)).toEqual([[1, 2]]);
  expect(uncovered(days, [])).toEqual([]);
});

test('bars are as tall as their share of the largest, and an empty bucket has none', () => {
  expect(barsPath([0, 4, 2], 6, 40)).toBe('M2 40v-40h2v40zM4 40v-20h2v20z');
});

test('ticks are spread over the width', () => {
  expect(ticks(100, 400, 100)).toEqual([0, 25, 50, 75]);
  expect(ticks(2, 400, 100)).toEqual([0, 1]);
  expect(ticks(0, 400)).toEqual([]);
});
