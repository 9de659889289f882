import { describe, expect, it } from 'vitest';
import { alignValues } from './aligned';
import { calendars, calendarsHeight, NOTHING_KNOWN } from './calendar';
import { bucketAt, bucketsSpan, bucketWords, furniture, verbatim } from './frame';
import { heatMap, largestCell } from './heat-map';
import { heatNumbers, timeNumbers, toCsv } from './numbers';
import type { TimeData } from './series';
import { THEME } from './testing';
import { timeBars } from './time-bars';
import { timeLines, timeRows } from './time-lines';

const DATA: TimeData = {
  starts: ['2017-01-01T00:00:00Z', '2017-02-01T00:00:00Z', '2017-03-01T00:00:00Z', '2017-04-01T00:00:00Z'],
  width: 'month',
  series: [
    { key: 'fa', label: 'Persian', values: [3, 0, 0, 1200], token: 'series-1', shape: 'circle' },
    { key: 'en', label: 'English', values: [1, 0, 2, 300], token: 'series-2', shape: 'rect' },
  ],
  marks: [{ idx: 3, label: 'Released' }],
  uncovered: [false, true, false, false],
};
const ONE: TimeData = { ...DATA, series: DATA.series.slice(0, 1) };

function seriesOf(option: { series?: unknown }): Record<string, unknown>[] {
  return option.series as Record<string, unknown>[];
}

describe('timeBars', () => {
  it('stacks its series in the order of the legend, in their colours, without a bar where nothing is known', () => {
    const bars = seriesOf(timeBars(DATA, 800, THEME)).slice(0, 2);
    expect(bars.map((one) => [one['name'], one['stack'], one['itemStyle'], one['data']])).toEqual([
      ['Persian', 'all', { color: 'series-1' }, [3, '-', 0, 1200]],
      ['English', 'all', { color: 'series-2' }, [1, '-', 2, 300]],
    ]);
  });

  it('ends the axis of shares at 100 for several series only', () => {
    const max = (data: TimeData) =>
      (timeBars({ ...data, unit: 'share' }, 800, THEME).yAxis as { max?: number }[])[0]?.max;
    expect(max(DATA)).toBe(100);
    expect(max(ONE)).toBeUndefined();
  });

  it('draws its tooltip on the canvas, never as HTML', () => {
    expect(timeBars(DATA, 800, THEME).tooltip).toMatchObject({ renderMode: 'richText' });
  });
});

describe('furniture', () => {
  it('hatches exactly the buckets that nothing covers and plants a flag on each mark', () => {
    const one = furniture(DATA, THEME, 1);
    expect(one.data).toEqual(['-', 1, '-', '-']);
    expect(one.markLine.data).toMatchObject([{ xAxis: 3, label: { formatter: '⚑' } }]);
    const own = furniture({ ...DATA, marks: [{ idx: 0, label: 'Strike', kind: 'event' }] }, THEME, 1);
    expect(own.markLine.data).toMatchObject([
      { xAxis: 0, label: { formatter: '◆' }, lineStyle: { type: 'dotted' } },
    ]);
  });
});

describe('timeLines and timeRows', () => {
  const of = (data: TimeData, type: string) =>
    seriesOf(timeLines(data, 800, THEME)).filter((one) => one['type'] === type);

  it('give every line its shape where it has something to show', () => {
    expect(of(DATA, 'scatter').map((one) => [one['symbol'], one['data']])).toEqual([
      [
        'circle',
        [
          [0, 3],
          [3, 1200],
        ],
      ],
      [
        'rect',
        [
          [0, 1],
          [2, 2],
          [3, 300],
        ],
      ],
    ]);
  });

  it('leave a gap where no dataset covers the bucket', () => {
    expect(of(DATA, 'line')[0]?.['data']).toEqual([3, '-', 0, 1200]);
  });

  it('set the shapes on the peaks where there are many buckets', () => {
    const values = Array.from({ length: 140 }, (_, idx) => (idx % 10 === 7 ? 5 : 1));
    const starts = values.map(() => '2017-01-01T00:00:00Z');
    const series = DATA.series.map((one) => ({ ...one, values }));
    const shapes = of({ ...DATA, starts, series, uncovered: [] }, 'scatter')[0]?.['data'];
    expect(shapes).toEqual(Array.from({ length: 14 }, (_, idx) => [idx * 10 + 7, 5]));
  });

  it('put every row on the same scale and label the last one only', () => {
    const option = timeRows(DATA, 800, THEME);
    expect((option.yAxis as { max: number }[]).map((axis) => axis.max)).toEqual([1200, 1200]);
    expect((option.xAxis as { axisLabel: { show: boolean } }[]).map((axis) => axis.axisLabel.show)).toEqual([
      false,
      true,
    ]);
  });
});

describe('bucketWords', () => {
  it('says the bucket, each series, its flags and whether anything is known about it', () => {
    expect(bucketWords(DATA, 3, String)).toBe(
      'Apr 2017\n1200   \u2068Persian\u2069\n300   \u2068English\u2069\n⚑ \u2068Released\u2069',
    );
    expect(bucketWords(DATA, 1, String)).toContain('outside what the datasets cover');
  });

  it('says nothing about a bucket that is not there', () => {
    expect(bucketWords(DATA, -1, String)).toBe('');
  });
});

it('text from a release cannot become markup of the chart library', () => {
  expect(verbatim('{a|big}')).not.toMatch(/\{[a-zA-Z0-9_]+\|/);
});

describe('places on the axis', () => {
  const space = { left: 50, right: 10, top: 0, bottom: 0 };

  it('turn into buckets, the nearest one outside the plot', () => {
    expect([0, 50, 149, 150, 459, 999].map((x) => bucketAt(x, 460, space, 4))).toEqual([0, 0, 0, 1, 3, 3]);
  });

  it('span whole buckets', () => {
    expect(bucketsSpan(1, 2, 460, space, 4)).toEqual({ left: 150, width: 200 });
  });
});

describe('heatMap', () => {
  const cells = Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (_, hour) => (day === 6 && hour === 23 ? 9 : 0)),
  );

  it('puts the hour on x and the weekday on y, Monday first', () => {
    const data = seriesOf(heatMap(cells, 9, THEME))[0]?.['data'] as {
      value: number[];
      visualMap?: boolean;
    }[];
    expect(data).toHaveLength(168);
    expect(data.filter((cell) => cell.visualMap !== false)).toEqual([{ value: [23, 6, 9] }]);
  });

  it('tells one post from none: no post has a colour of its own', () => {
    const option = heatMap(cells, 9, THEME);
    const [none] = seriesOf(option)[0]?.['data'] as unknown[];
    expect(none).toEqual({ value: [0, 0, 0], visualMap: false, itemStyle: { color: 'heat-0' } });
    expect(option.visualMap).toMatchObject({
      inRange: { color: ['heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5'] },
    });
  });

  it('is drawn on the scale it is given', () => {
    expect(heatMap(cells, 40, THEME).visualMap).toMatchObject({ min: 0, max: 40 });
    expect(largestCell([cells, [[12]]])).toBe(12);
  });

  it('has the same numbers as a table', () => {
    const table = heatNumbers(cells);
    expect(table.rows).toHaveLength(24);
    expect(table.rows[23]).toEqual({ label: '23:00', values: [0, 0, 0, 0, 0, 0, 9] });
  });
});

describe('calendars', () => {
  const years = [
    { year: 2017, days: [], gaps: ['2017-01-01'] },
    { year: 2018, days: [{ day: '2018-02-11', count: 4 }], gaps: [] },
  ];

  it('give every year a calendar of its own, with one scale', () => {
    const option = calendars(years, 4, THEME);
    expect((option.calendar as { range: string }[]).map((one) => one.range)).toEqual(['2017', '2018']);
    expect(
      seriesOf(option)
        .slice(0, 2)
        .map((one) => [one['calendarIndex'], one['data']]),
    ).toEqual([
      [0, []],
      [1, [['2018-02-11', 4]]],
    ]);
    expect(option.visualMap).toMatchObject({ max: 4, seriesIndex: [0, 1] });
  });

  it('hatch the days that no dataset covers, whatever the scale', () => {
    const hatched = seriesOf(calendars(years, 4, THEME)).slice(2);
    expect(hatched.map((one) => one['data'])).toEqual([[['2017-01-01', NOTHING_KNOWN]], []]);
    expect(hatched[0]?.['itemStyle']).toMatchObject({ color: 'transparent', decal: { color: 'hatch' } });
  });

  it('take room for each of them', () => {
    expect(calendarsHeight(2) - calendarsHeight(1)).toBe(calendarsHeight(3) - calendarsHeight(2));
  });
});

describe('numbers', () => {
  it('stand in a table with their sum', () => {
    expect(timeNumbers(DATA, true)).toEqual({
      head: 'Month',
      columns: ['Persian', 'English', 'All'],
      rows: [
        { label: 'Jan 2017', values: [3, 1, 4] },
        { label: 'Feb 2017', values: [null, null, null] },
        { label: 'Mar 2017', values: [0, 2, 2] },
        { label: 'Apr 2017', values: [1200, 300, 1500] },
      ],
    });
  });

  it('become CSV, with quotes where they are needed and no formula', () => {
    const csv = toCsv({
      head: 'Hour',
      columns: ['=1+1', 'a, "b"'],
      rows: [{ label: '11 Feb 2017, 14:00', values: [1, 2] }],
    });
    expect(csv).toBe('Hour,\'=1+1,"a, ""b"""\r\n"11 Feb 2017, 14:00",1,2\r\n');
  });
});

it('values of several columns come the largest count first, missing ones as nothing', () => {
  const rows = alignValues(
    [
      [
        { value: 'web', count: 5 },
        { value: 'app', count: 2 },
      ],
      [
        { value: 'app', count: 9 },
        { value: 'bridge', count: 5 },
      ],
    ],
    (value) => ({ label: value, term: null }),
  );
  expect(rows.map((row) => [row.key, row.counts])).toEqual([
    ['app', [2, 9]],
    ['bridge', [0, 5]],
    ['web', [5, 0]],
  ]);
});
