import { describe, expect, it } from 'vitest';
import type { TimeData } from '../../components/charts/series';
import { THEME } from '../../components/charts/testing';
import { timeLines, timeRows } from '../../components/charts/time-lines';
import { countedAs, countedNote, readCounted, spanWords } from './compare-time';

const side = (key: string, values: number[]) => ({ key, label: key, values, token: 'account-a' });
const DATA: TimeData = {
  starts: ['2017-01-01T00:00:00Z', '2017-02-01T00:00:00Z', '2017-03-01T00:00:00Z', '2017-04-01T00:00:00Z'],
  width: 'month',
  series: [side('many', [300, 0, 100, 400]), side('few', [1, 0, 3, 0]), side('none', [0, 0, 0, 0])],
  marks: [],
  uncovered: [false, true, false, false],
};
const values = (data: TimeData) => data.series.map((one) => one.values);

describe('the timelines of all sides', () => {
  it('are posts as they were counted', () => {
    expect(countedAs(DATA, 'posts')).toBe(DATA);
  });

  it('become sums that never fall, a gap adding nothing', () => {
    const data = countedAs(DATA, 'sum');
    expect(values(data)).toEqual([
      [300, 300, 400, 800],
      [1, 1, 4, 4],
      [0, 0, 0, 0],
    ]);
    expect([data.unit, data.uncovered]).toEqual(['count', DATA.uncovered]);
  });

  it('become shares of each side by itself, not of all sides', () => {
    const data = countedAs(DATA, 'share');
    expect(values(data)).toEqual([
      [37.5, 0, 12.5, 50],
      [25, 0, 75, 0],
      [0, 0, 0, 0],
    ]);
    expect(data.unit).toBe('share');
  });

  it('become shares so far, which end at 100 where there is a post', () => {
    expect(values(countedAs(DATA, 'sumShare'))).toEqual([
      [37.5, 37.5, 50, 100],
      [25, 25, 100, 100],
      [0, 0, 0, 0],
    ]);
  });

  it('are drawn in per cent where they are shares, on an axis that ends at a whole one', () => {
    interface Axis {
      max?: number;
      axisLabel: { formatter: (value: number) => string };
    }
    const axisOf = (option: { yAxis?: unknown }) => (option.yAxis as Axis[])[0];
    const shares = { ...countedAs(DATA, 'share'), series: countedAs(DATA, 'share').series.slice(0, 1) };
    expect(axisOf(timeLines(shares, 800, THEME))?.axisLabel.formatter(30)).toBe('30 %');
    expect(axisOf(timeLines(shares, 800, THEME))?.max).toBeUndefined();
    expect(axisOf(timeLines(countedAs(DATA, 'sumShare'), 800, THEME))?.max).toBe(100);
    const odd = { ...shares, series: [side('odd', [2.9, 0, 1.4, 0])] };
    expect(axisOf(timeRows(odd, 800, THEME))?.max).toBe(3);
    expect(axisOf(timeLines(countedAs(DATA, 'sum'), 800, THEME))?.axisLabel.formatter(1200)).toBe('1,200');
  });

  it('say what a point is, and over which stretch', () => {
    expect(countedNote('sum', 'month')).toContain('by the end of a month');
    expect(spanWords(DATA)).toBe('Jan 2017 – Apr 2017');
    expect(spanWords({ ...DATA, starts: [] })).toBe(' – ');
  });

  it('are counted as a place says, and as posts where it says nothing known', () => {
    expect(['sumShare', 'mean', undefined].map(readCounted)).toEqual(['sumShare', 'posts', 'posts']);
  });
});
