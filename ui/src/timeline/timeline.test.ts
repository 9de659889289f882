import { describe, expect, it } from 'vitest';
import type { Call, TimelineAnswer, TimelineRequest } from '../backend';
import { timeNumbers, toCsv } from '../components/charts/numbers';
import { isLines, marksOutside, toTimeData } from './timeline-data';
import { zoneWords } from '../components/charts/zone-words';
import { countedWords, derivedWords, gapWords, leftOutWords } from './timeline-words';
import { TimelineController } from './timeline.svelte';

const MONTHS = ['2017-01-01T00:00:00Z', '2017-02-01T00:00:00Z', '2017-03-01T00:00:00Z'];

function answer(counts: number[], more: Partial<TimelineAnswer> = {}): TimelineAnswer {
  const buckets = counts.map((count, idx) => ({ start: MONTHS[idx] ?? '', count }));
  return {
    total: counts.reduce((sum, n) => sum + n, 0),
    by: 'month',
    zone: 'UTC',
    buckets,
    coverage: buckets.map(() => 'whole' as const),
    series: [],
    derived: null,
    tooCoarse: 0,
    undated: 0,
    marks: [],
    covered: [],
    problems: [],
    elapsedMs: 1,
    ...more,
  };
}

describe('toTimeData', () => {
  it('is one series for all posts where nothing splits them', () => {
    const data = toTimeData(answer([1, 0, 5]), null, false);
    expect(data.series.map((one) => [one.label, one.values])).toEqual([['Posts', [1, 0, 5]]]);
  });

  it('keeps the order of the series and gives "other" the quiet colour', () => {
    const series = ['fa', 'other'].map((key, idx) => ({
      key,
      label: key,
      count: idx,
      buckets: [{ start: MONTHS[0] ?? '', count: idx }],
    }));
    const data = toTimeData(answer([1], { series }), null, false);
    expect(data.series.map((one) => [one.key, one.token])).toEqual([
      ['fa', 'series-1'],
      ['other', 'series-other'],
    ]);
  });

  it('names languages, and shortens hashes', () => {
    const hash = 'GOiFDrEC6q7CMREtnLg+ndvQoA4OJeUJjnmJKdgVeA4=';
    const series = ['fa', hash].map((key) => ({ key, label: key, count: 1, buckets: [] }));
    const labels = (split: 'language' | 'account') =>
      toTimeData(answer([1], { series }), split, false).series.map((one) => one.label);
    expect(labels('language')[0]).toBe('Persian (fa)');
    expect(labels('account')).toEqual(['fa', 'GOiFDrEC…']);
  });

  it('plants a mark in its bucket, and leaves one beyond the axis to words', () => {
    const marks = [
      { day: '2017-02-28', at: null, label: 'inside', kind: 'takedown' as const, event: null },
      { day: '2020-10-08', at: null, label: 'after', kind: 'takedown' as const, event: null },
    ];
    const one = answer([1, 1, 1], { marks });
    expect(toTimeData(one, null, false).marks).toEqual([{ idx: 1, label: 'inside', kind: 'takedown' }]);
    expect(marksOutside(one)).toEqual([marks[1]]);
  });
});

describe('a bucket that no dataset covers', () => {
  const gap = answer([3, 0, 1], { coverage: ['part', 'gap', 'part'] });

  it('is hatched, not a bar of zero', () => {
    expect(toTimeData(gap, null, false).uncovered).toEqual([false, true, false]);
  });

  it('has no number in the table and an empty cell in CSV', () => {
    const numbers = timeNumbers(toTimeData(gap, null, false), false);
    expect(numbers.rows.map((row) => row.values)).toEqual([[3], [null], [1]]);
    expect(toCsv(numbers)).toBe('Month,Posts\r\nJan 2017,3\r\nFeb 2017,\r\nMar 2017,1\r\n');
  });
});

describe('several queries', () => {
  const series = ['', '#c'].map((label, nth) => ({
    key: String(nth),
    label,
    count: nth,
    buckets: [{ start: MONTHS[0] ?? '', count: nth }],
  }));

  it('are lines, told apart by shape and stroke, an empty one by its name', () => {
    const data = toTimeData(answer([1], { series }), null, true);
    expect(data.series.map((one) => [one.label, one.values, one.shape, one.dash])).toEqual([
      ['all posts', [0], 'circle', 'solid'],
      ['#c', [1], 'rect', 'dashed'],
    ]);
    expect(isLines(answer([1], { series }), true)).toBe(true);
  });

  it('never have shape and stroke both alike, as many as there may be', () => {
    const many = Array.from({ length: 12 }, (_, nth) => ({
      key: `${nth}`,
      label: `${nth}`,
      count: 0,
      buckets: [],
    }));
    const signs = toTimeData(answer([1], { series: many }), null, true).series;
    expect(new Set(signs.map((one) => `${one.shape} ${String(one.dash)}`)).size).toBe(12);
  });
});

describe('what is made of the counts', () => {
  const made = {
    label: 'share of all posts of the archive in each month, in per cent',
    shareOf: 'archive' as const,
    cumulative: false,
    rolling: null,
    wholes: [4, 0, 8],
    series: [{ key: 'all', label: 'posts', values: [25, null, 12.5] }],
  };

  it('is drawn and stands in the table, with nothing where there is no figure', () => {
    const data = toTimeData(answer([1, 0, 1], { derived: made }), null, false);
    expect(data.unit).toBe('share');
    expect(timeNumbers(data, false).rows.map((row) => row.values)).toEqual([[25], [null], [12.5]]);
  });

  it('is said in words', () => {
    expect(derivedWords(made)).toEqual([
      'Values: share of all posts of the archive in each month, in per cent.',
      'Where there is no post at all, there is no share.',
    ]);
    expect(derivedWords(null)).toEqual([]);
  });

  it('is lines where a value is of several buckets', () => {
    expect(isLines(answer([1], { derived: made }), false)).toBe(false);
    expect(isLines(answer([1], { derived: { ...made, rolling: 7 } }), false)).toBe(true);
    expect(isLines(answer([1], { derived: { ...made, cumulative: true } }), false)).toBe(true);
  });
});

describe('words under the chart', () => {
  it('say what is counted, over which range and in which zone', () => {
    expect(countedWords(answer([1, 0, 1203]))).toBe('1,204 posts by month, Jan 2017 – Mar 2017, in UTC.');
  });

  it('count only what has a place on the axis, and say what has none', () => {
    const one = answer([3], { total: 10, by: 'hour', tooCoarse: 6, undated: 1 });
    expect(countedWords(one)).toMatch(/^3 posts by hour/);
    expect(leftOutWords(one)).toEqual([
      '6 posts known only to the day are left out of hours.',
      '1 post without a readable date is left out.',
    ]);
  });

  it('say so where nothing can be placed', () => {
    expect(countedWords(answer([], { total: 4, undated: 4 }))).toBe(
      'No post has a date that can be placed here.',
    );
  });

  it('say how much of the axis is not covered before anything else can be read from it', () => {
    expect(gapWords(answer([3, 0, 1], { coverage: ['part', 'gap', 'part'] }))).toMatch(
      /^Hatched: 1 of 3 months lies outside/,
    );
    expect(gapWords(answer([3, 0, 1]))).toBeNull();
  });

  it('name the zone in full', () => {
    expect(zoneWords('Asia/Tehran')).toBe('Tehran time (Asia/Tehran)');
  });
});

describe('TimelineController', () => {
  function asked(answers: (request: TimelineRequest) => TimelineAnswer) {
    const requests: TimelineRequest[] = [];
    const call = ((_: string, request: TimelineRequest) => {
      requests.push(request);
      return Promise.resolve(answers(request));
    }) as Call;
    return { controller: new TimelineController(call), requests };
  }
  const question = {
    query: 'a',
    beside: [],
    zone: 'UTC',
    by: null,
    split: null,
    unit: 'count' as const,
    together: 'each' as const,
  };

  it('asks once for one query, with the split', async () => {
    const { controller, requests } = asked(() => answer([1, 2]));
    await controller.ask({ ...question, split: 'language' });
    expect(requests).toMatchObject([
      { query: 'a', zone: 'UTC', by: null, split: 'language', seriesLimit: 7 },
    ]);
    expect(controller.shown.value?.overlapping).toBe(false);
  });

  it('asks for several queries at once, without the split that they cannot have', async () => {
    const { controller, requests } = asked(() => answer([1]));
    await controller.ask({ ...question, beside: ['b'], split: 'kind', unit: 'share', together: '7' });
    expect(requests).toMatchObject([
      { query: 'a', queries: ['b'], split: null, share: true, cumulative: false, rolling: 7 },
    ]);
    expect(controller.shown.value).toMatchObject({ overlapping: true, lines: true });
  });

  it('counts by hour and by day for the maps, whatever the chart shows', async () => {
    const { controller, requests } = asked((request) => answer([1], { by: request.by ?? 'month' }));
    await controller.askRhythm('hours', 'a', 'Asia/Tehran');
    await controller.askRhythm('days', 'a', 'Asia/Tehran');
    expect(requests.map((one) => [one.query, one.zone, one.by, one.split])).toEqual([
      ['a', 'Asia/Tehran', 'hour', null],
      ['a', 'Asia/Tehran', 'day', null],
    ]);
    expect([controller.hours.value?.by, controller.days.value?.by]).toEqual(['hour', 'day']);
  });

  it('leaves out a series that is switched off until the next question', async () => {
    const { controller } = asked(() => answer([1, 2]));
    await controller.ask(question);
    controller.toggle('all');
    expect(controller.visible?.series).toEqual([]);
    controller.toggle('all');
    expect(controller.visible?.series).toHaveLength(1);
  });
});
