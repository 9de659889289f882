import { describe, expect, it } from 'vitest';
import type { Call, TimelineAnswer, TimelineRequest } from '../backend';
import { timeNumbers, toCsv } from '../components/charts/numbers';
import { marksOutside, toSharedData, toTimeData, unionQuery } from './timeline-data';
import { zoneWords } from '../components/charts/zone-words';
import { countedWords, leftOutWords } from './timeline-words';
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
    const data = toTimeData(answer([1, 0, 5]));
    expect(data.series.map((one) => [one.label, one.values])).toEqual([['Posts', [1, 0, 5]]]);
  });

  it('keeps the order of the series and gives "other" the quiet colour', () => {
    const series = ['fa', 'other'].map((key, idx) => ({
      key,
      label: key,
      count: idx,
      buckets: [{ start: MONTHS[0] ?? '', count: idx }],
    }));
    const data = toTimeData(answer([1], { series }));
    expect(data.series.map((one) => [one.key, one.token])).toEqual([
      ['fa', 'series-1'],
      ['other', 'series-other'],
    ]);
  });

  it('names languages, and shortens hashes', () => {
    const hash = 'GOiFDrEC6q7CMREtnLg+ndvQoA4OJeUJjnmJKdgVeA4=';
    const series = ['fa', hash].map((key) => ({ key, label: key, count: 1, buckets: [] }));
    const labels = (split: 'language' | 'account') =>
      toTimeData(answer([1], { series }), split).series.map((one) => one.label);
    expect(labels('language')[0]).toBe('Persian (fa)');
    expect(labels('account')).toEqual(['fa', 'GOiFDrEC…']);
  });

  it('plants a mark in its bucket, and leaves one beyond the axis to words', () => {
    const marks = [
      { day: '2017-02-28', at: null, label: 'inside', kind: 'takedown' as const, event: null },
      { day: '2020-10-08', at: null, label: 'after', kind: 'takedown' as const, event: null },
    ];
    const one = answer([1, 1, 1], { marks });
    expect(toTimeData(one).marks).toEqual([{ idx: 1, label: 'inside' }]);
    expect(marksOutside(one)).toEqual([marks[1]]);
  });
});

describe('a bucket that no dataset covers', () => {
  const gap = answer([3, 0, 1], { coverage: ['part', 'gap', 'part'] });

  it('is hatched, not a bar of zero', () => {
    expect(toTimeData(gap).uncovered).toEqual([false, true, false]);
  });

  it('has no number in the table and an empty cell in CSV', () => {
    const numbers = timeNumbers(toTimeData(gap), false);
    expect(numbers.rows.map((row) => row.values)).toEqual([[3], [null], [1]]);
    expect(toCsv(numbers)).toBe('Month,Posts\r\nJan 2017,3\r\nFeb 2017,\r\nMar 2017,1\r\n');
  });
});

describe('several queries', () => {
  it('are asked for together as alternatives, or as everything where one is empty', () => {
    expect(unionQuery(['a b', '#c'])).toBe('(a b) OR (#c)');
    expect(unionQuery(['a', ' '])).toBe('');
  });

  it('stand on the axis of their union, with nothing where they have no bucket', () => {
    const late = answer([4]);
    late.buckets = [{ start: '2017-03-01T00:00:00+00:00', count: 4 }];
    const data = toSharedData(answer([1, 0, 5]), [
      { query: '', answer: answer([1]) },
      { query: ' #c ', answer: late },
    ]);
    expect(data.series.map((one) => [one.label, one.values])).toEqual([
      ['all posts', [1, 0, 0]],
      ['#c', [0, 0, 4]],
    ]);
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
  const question = { query: 'a', beside: [], zone: 'UTC', by: null, split: null };

  it('asks once for one query, with the split', async () => {
    const { controller, requests } = asked(() => answer([1, 2]));
    await controller.ask({ ...question, split: 'language' });
    expect(requests).toMatchObject([
      { query: 'a', zone: 'UTC', by: null, split: 'language', seriesLimit: 7 },
    ]);
    expect(controller.shown.value?.overlapping).toBe(false);
  });

  it('asks several queries with the width that suits them together', async () => {
    const { controller, requests } = asked((request) => answer([1], { by: request.by ?? 'week' }));
    await controller.ask({ ...question, beside: ['b'] });
    expect(requests.map((one) => [one.query, one.by])).toEqual([
      ['(a) OR (b)', null],
      ['a', 'week'],
      ['b', 'week'],
    ]);
    expect(controller.shown.value?.overlapping).toBe(true);
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
