import type { Bucket, Mark, Series, SplitBy, TimelineAnswer } from '../backend';
import { bucketOfDay } from '../components/charts/buckets';
import { languageName, shortId } from '../lib/format';
import { OTHER, SERIES } from '../components/charts/theme';
import { PATTERNS } from '../components/charts/patterns';
import type { Dash, TimeData, TimeSeries } from '../components/charts/series';

/** The shapes and strokes of lines, in the order they are given out, so that colour is not the only sign. */
const SHAPES = ['circle', 'rect', 'triangle', 'diamond'];
const DASHES: Dash[] = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]];

/**
 * The answer as a chart: one series for all posts, those it was split into, or one for each query.
 *
 * The values are the counts, or what was made of them.
 */
export function toTimeData(answer: TimelineAnswer, split: SplitBy | null, several: boolean): TimeData {
  const made = answer.derived;
  const counts: Drawn[] = answer.series.map((one) => ({ ...one, values: countsOf(one.buckets) }));
  const whole = { key: 'all', label: 'Posts', values: countsOf(answer.buckets) };
  const drawn: Drawn[] = made?.series ?? (counts.length > 0 ? counts : [whole]);
  const series = drawn.map(({ key, label, values }, nth): TimeSeries => {
    const alone = drawn.length === 1 && !several;
    return {
      key,
      label: alone ? 'Posts' : several ? queryName(label) : seriesLabel(split, { key, label }),
      values,
      token: key === 'other' || key === '' ? OTHER : tokenAt(nth),
      ...(alone ? {} : signsOf(nth, isLines(answer, several))),
    };
  });
  return frameOf(answer, series, made !== null && made.shareOf !== null ? 'share' : 'count');
}

/**
 * Whether the answer is drawn as lines: several queries may count a post more than once, so they are not stacked; sums
 * and means are of several buckets, so none of them is a bar's.
 */
export function isLines({ derived }: TimelineAnswer, several: boolean): boolean {
  return several || (derived !== null && (derived.cumulative || derived.rolling !== null));
}

/** A series on its way to the chart. */
interface Drawn {
  key: string;
  label: string;
  values: (number | null)[];
}

function signsOf(nth: number, lines: boolean): Pick<TimeSeries, 'shape' | 'dash' | 'pattern'> {
  if (!lines) return { pattern: PATTERNS[nth % PATTERNS.length] ?? 'plain' };
  return {
    shape: SHAPES[nth % SHAPES.length] ?? 'circle',
    // The strokes change more slowly than the shapes, so that no two of sixteen lines have both alike.
    dash: DASHES[(nth + Math.floor(nth / SHAPES.length)) % DASHES.length] ?? 'solid',
  };
}

function countsOf(buckets: readonly Bucket[]): number[] {
  return buckets.map((one) => one.count);
}

/** What a query is called in a legend. */
export function queryName(query: string): string {
  return query.trim() === '' ? 'all posts' : query.trim();
}

/** Marks that the axis does not reach; they are said in words. */
export function marksOutside(answer: TimelineAnswer): Mark[] {
  const starts = answer.buckets.map((one) => one.start);
  return answer.marks.filter((mark) => bucketOfDay(mark.day, starts, answer.by) === null);
}

function frameOf(answer: TimelineAnswer, series: TimeSeries[], unit: 'count' | 'share'): TimeData {
  const starts = answer.buckets.map((one) => one.start);
  return {
    starts,
    width: answer.by,
    series,
    marks: answer.marks.flatMap((mark) => {
      const idx = bucketOfDay(mark.day, starts, answer.by);
      return idx === null ? [] : [{ idx, label: mark.label, kind: mark.kind }];
    }),
    uncovered: answer.coverage.map((one) => one === 'gap'),
    partly: answer.coverage.map((one) => one === 'part'),
    unit,
  };
}

function tokenAt(idx: number): string {
  return SERIES[idx % SERIES.length] ?? OTHER;
}

/** `Persian (fa)`, a short hash; the others added up, and the posts without a value, keep their label. */
function seriesLabel(split: SplitBy | null, { key, label }: Pick<Series, 'key' | 'label'>): string {
  if (key === 'other' || key === '') return label;
  if (split === 'account') return shortId(label);
  if (split !== 'language') return label;
  return `${languageName(key)} (${key})`;
}
