import type { Mark, Series, SplitBy, TimelineAnswer } from '../backend';
import { bucketOfDay } from '../components/charts/buckets';
import { languageName, shortId } from '../lib/format';
import { OTHER, SERIES } from '../components/charts/theme';
import type { TimeData, TimeSeries } from '../components/charts/series';

/** The answer as a chart: one series for all posts, or those it was split into. */
export function toTimeData(answer: TimelineAnswer, split: SplitBy | null = null): TimeData {
  const whole = {
    key: 'all',
    label: 'Posts',
    values: answer.buckets.map((one) => one.count),
    token: tokenAt(0),
  };
  const parts: TimeSeries[] = answer.series.map((one, idx) => ({
    key: one.key,
    label: seriesLabel(split, one),
    values: one.buckets.map((bucket) => bucket.count),
    token: one.key === 'other' ? OTHER : tokenAt(idx),
  }));
  return frameOf(answer, parts.length > 0 ? parts : [whole]);
}

/** One named answer of several on one chart. */
export interface NamedAnswer {
  query: string;
  answer: TimelineAnswer;
}

/**
 * Several answers as series on the axis of `union`, which holds the posts of all of them and thereby has every bucket.
 *
 * They may count the same post more than once, so they are not to be stacked or added up.
 */
export function toSharedData(union: TimelineAnswer, answers: NamedAnswer[]): TimeData {
  const place = new Map(union.buckets.map((bucket, idx) => [Date.parse(bucket.start), idx]));
  const shapes = ['circle', 'rect', 'triangle', 'diamond'];
  const series = answers.map(({ query, answer }, nth): TimeSeries => {
    const values = union.buckets.map(() => 0);
    for (const { start, count } of answer.buckets) {
      const idx = place.get(Date.parse(start));
      if (idx !== undefined) values[idx] = count;
    }
    return {
      key: String(nth),
      label: queryName(query),
      values,
      token: tokenAt(nth),
      shape: shapes[nth % shapes.length] ?? 'circle',
    };
  });
  return frameOf(union, series);
}

/** What a query is called in a legend. */
export function queryName(query: string): string {
  return query.trim() === '' ? 'all posts' : query.trim();
}

/** Finds the posts of all the queries: their alternatives, or everything where one of them is empty. */
export function unionQuery(queries: readonly string[]): string {
  const asked = queries.map((query) => query.trim());
  return asked.includes('') ? '' : asked.map((query) => `(${query})`).join(' OR ');
}

/** Marks that the axis does not reach; they are said in words. */
export function marksOutside(answer: TimelineAnswer): Mark[] {
  const starts = answer.buckets.map((one) => one.start);
  return answer.marks.filter((mark) => bucketOfDay(mark.day, starts, answer.by) === null);
}

function frameOf(answer: TimelineAnswer, series: TimeSeries[]): TimeData {
  const starts = answer.buckets.map((one) => one.start);
  return {
    starts,
    width: answer.by,
    series,
    marks: answer.marks.flatMap((mark) => {
      const idx = bucketOfDay(mark.day, starts, answer.by);
      return idx === null ? [] : [{ idx, label: mark.label }];
    }),
    uncovered: answer.coverage.map((one) => one === 'gap'),
  };
}

function tokenAt(idx: number): string {
  return SERIES[idx % SERIES.length] ?? OTHER;
}

/** `Persian (fa)`, a short hash; what is added up under "other" keeps its label. */
function seriesLabel(split: SplitBy | null, { key, label }: Series): string {
  if (key === 'other') return label;
  if (split === 'account') return shortId(label);
  if (split !== 'language') return label;
  return key === '' ? 'none given' : `${languageName(key)} (${key})`;
}
