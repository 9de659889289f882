import { describe, expect, it } from 'vitest';
import { axisLabels, bucketDay, bucketLabel, bucketOfDay, dayAfter, rangeOf } from './buckets';

/** Buckets of one day each from the first of a month, in UTC. */
function days(year: number, month: number, n: number): string[] {
  return Array.from({ length: n }, (_, idx) => new Date(Date.UTC(year, month - 1, idx + 1)).toISOString());
}

function months(year: number, n: number): string[] {
  return Array.from({ length: n }, (_, idx) => new Date(Date.UTC(year, idx, 1)).toISOString());
}

describe('bucketLabel', () => {
  it.each([
    ['hour', '2017-02-11T14:00:00+03:30', '11 Feb 2017, 14:00'],
    ['day', '2017-02-11T00:00:00+03:30', '11 Feb 2017'],
    ['week', '2017-02-06T00:00:00Z', 'week of 6 Feb 2017'],
    ['month', '2017-02-01T00:00:00-05:00', 'Feb 2017'],
    ['year', '2017-01-01T00:00:00Z', '2017'],
  ] as const)('names a bucket of one %s', (width, start, label) => {
    expect(bucketLabel(start, width)).toBe(label);
  });

  it('keeps the half hour that an hour has after a half-hour change of clocks', () => {
    expect(bucketLabel('2017-02-11T14:30:00+10:30', 'hour')).toBe('11 Feb 2017, 14:30');
  });
});

describe('bucketDay', () => {
  it('gives the local day, not the day in UTC', () => {
    expect(bucketDay('2017-02-11T00:00:00+03:30')).toBe('2017-02-11');
  });
});

describe('axisLabels', () => {
  it('labels every bucket where there is room', () => {
    expect([...axisLabels(months(2017, 3), 'month', 10).entries()]).toEqual([
      [0, 'Jan\n2017'],
      [1, 'Feb'],
      [2, 'Mar'],
    ]);
  });

  it('names the year again where it changes', () => {
    expect(axisLabels(months(2017, 14), 'month', 20).get(12)).toBe('Jan\n2018');
  });

  it('falls back to quarters, half years and years as room gets short', () => {
    const starts = months(2017, 24);
    expect([...axisLabels(starts, 'month', 8).keys()]).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
    expect([...axisLabels(starts, 'month', 5).keys()]).toEqual([0, 6, 12, 18]);
    expect([...axisLabels(starts, 'month', 3).values()]).toEqual(['2017', '2018']);
  });

  it('starts a step of days anew with each month', () => {
    const labels = axisLabels(days(2017, 1, 45), 'day', 6);
    expect([...labels.values()]).toEqual(['1 Jan\n2017', '11 Jan', '21 Jan', '1 Feb', '11 Feb']);
  });

  it('leaves out the first bucket where it would crowd the next label', () => {
    const starts = ['2016-12-01T00:00:00Z', ...months(2017, 24)];
    expect([...axisLabels(starts, 'month', 3).keys()]).toEqual([1, 13]);
  });

  it('puts the day under the hours', () => {
    const starts = Array.from(
      { length: 24 },
      (_, hour) => `2017-02-11T${String(hour).padStart(2, '0')}:00:00Z`,
    );
    expect([...axisLabels(starts, 'hour', 4).values()]).toEqual([
      '00:00\n11 Feb 2017',
      '06:00',
      '12:00',
      '18:00',
    ]);
  });

  it('never gives more labels than there is room for', () => {
    for (const most of [2, 3, 7, 15]) {
      expect(axisLabels(days(2010, 1, 4000), 'day', most).size).toBeLessThanOrEqual(most);
    }
  });

  it('gives nothing for an empty axis', () => {
    expect(axisLabels([], 'day', 10).size).toBe(0);
  });
});

describe('dayAfter', () => {
  it.each([
    ['hour', '2017-02-28T23:00:00+03:30', '2017-03-01'],
    ['day', '2016-02-28T00:00:00Z', '2016-02-29'],
    ['week', '2016-12-26T00:00:00Z', '2017-01-02'],
    ['month', '2016-12-01T00:00:00Z', '2017-01-01'],
    ['year', '2016-01-01T00:00:00Z', '2017-01-01'],
  ] as const)('ends a bucket of one %s on the calendar', (width, start, day) => {
    expect(dayAfter(start, width)).toBe(day);
  });
});

describe('bucketOfDay', () => {
  const starts = months(2020, 3);

  it('finds the bucket a day lies in, up to its last day', () => {
    expect(bucketOfDay('2020-02-29', starts, 'month')).toBe(1);
    expect(bucketOfDay('2020-03-31', starts, 'month')).toBe(2);
  });

  it('finds none before the first bucket or after the last', () => {
    expect(bucketOfDay('2019-12-31', starts, 'month')).toBeNull();
    expect(bucketOfDay('2020-04-01', starts, 'month')).toBeNull();
    expect(bucketOfDay('2020-04-01', [], 'month')).toBeNull();
  });

  it('finds the first hour of a day', () => {
    const hours = ['2020-01-01T23:00:00Z', '2020-01-02T00:00:00Z', '2020-01-02T01:00:00Z'];
    expect(bucketOfDay('2020-01-02', hours, 'hour')).toBe(1);
  });
});

describe('rangeOf', () => {
  const months3 = months(2017, 3);

  it('includes the whole last bucket', () => {
    expect(rangeOf(months3, 'month', 1, 2)).toEqual({ since: '2017-02-01', until: '2017-04-01' });
  });

  it('is exact under hours, the last one reckoned', () => {
    const hours = ['2017-02-11T14:00:00+03:30', '2017-02-11T15:00:00+03:30'];
    expect(rangeOf(hours, 'hour', 0, 0)).toEqual({ since: hours[0], until: hours[1] });
    expect(rangeOf(hours, 'hour', 1, 1)).toEqual({ since: hours[1], until: '2017-02-11T12:30:00Z' });
  });

  it('is nothing where there is no bucket', () => {
    expect(rangeOf([], 'month', 0, 0)).toBeNull();
  });
});
