import { describe, expect, it } from 'vitest';
import { dayNumbers, foldDays, foldHours, weekdayOf } from './rhythm';

describe('foldHours', () => {
  it('puts a bucket under its local weekday and hour', () => {
    // 17 October 2018 was a Wednesday; at 22:00 UTC it was already Thursday in Tehran.
    const cells = foldHours([
      { start: '2018-10-18T01:30:00+03:30', count: 4 },
      { start: '2018-10-25T01:30:00+03:30', count: 2 },
      { start: '2018-10-22T23:30:00+03:30', count: 1 },
    ]);
    expect(cells[3]?.[1]).toBe(6);
    expect(cells[0]?.[23]).toBe(1);
    expect(cells.flat().reduce((sum, n) => sum + n, 0)).toBe(7);
  });
});

describe('weekdayOf', () => {
  it.each([
    ['2018-10-15', 0],
    ['2018-10-21', 6],
    ['2000-02-29', 1],
  ])('%s is day %i', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });
});

describe('foldDays', () => {
  const NOTHING = { buckets: [], covered: [], zone: 'UTC' };

  it('tells a day without a post from a day that no dataset covers, in the zone of the days', () => {
    const covered = [
      { dataset: 'a', first: '2017-01-02T00:00:00Z', last: '2017-01-03T00:00:00Z' },
      // 20:30 in UTC is the next day in Tehran.
      { dataset: 'b', first: '2017-12-30T20:30:00Z', last: '2018-03-01T00:00:00Z' },
    ];
    const buckets = [{ start: '2017-01-02T00:00:00+03:30', count: 1 }];
    const gaps = foldDays({ buckets, covered, zone: 'Asia/Tehran' })[0]?.gaps;
    // 365 days without 2 and 3 January and 31 December.
    expect(gaps).toHaveLength(362);
    expect(gaps?.[0]).toBe('2017-01-01');
    expect(gaps?.[1]).toBe('2017-01-04');
    expect(gaps?.at(-1)).toBe('2017-12-30');
  });

  it('adds up the hours of a day and leaves no year out', () => {
    const years = foldDays({
      ...NOTHING,
      buckets: [
        { start: '2016-12-31T23:00:00Z', count: 1 },
        { start: '2016-12-31T22:00:00Z', count: 2 },
        { start: '2018-01-01T00:00:00Z', count: 5 },
        { start: '2018-01-02T00:00:00Z', count: 0 },
      ],
    });
    expect(years.map(({ year, days }) => ({ year, days }))).toEqual([
      { year: 2016, days: [{ day: '2016-12-31', count: 3 }] },
      { year: 2017, days: [] },
      { year: 2018, days: [{ day: '2018-01-01', count: 5 }] },
    ]);
  });

  it('is empty where nothing is counted', () => {
    expect(foldDays(NOTHING)).toEqual([]);
    expect(dayNumbers([]).rows).toEqual([]);
  });

  it('has the same numbers as a table', () => {
    const years = foldDays({ ...NOTHING, buckets: [{ start: '2018-01-01T00:00:00+03:30', count: 5 }] });
    expect(dayNumbers(years).rows).toEqual([{ label: '1 Jan 2018', values: [5] }]);
  });
});
