import type { BucketWidth, MarkKind } from '../../backend';
import { formatNumber } from '../../lib/format';
import type { PatternName } from './patterns';
import type { ChartTheme } from './theme';

/** Numbers along a time axis, ready to be drawn: every series has one value for each start. */
export interface TimeData {
  /** Where each bucket begins, RFC 3339 with the zone's offset. */
  starts: string[];
  width: BucketWidth;
  series: TimeSeries[];
  /** Days that matter, as flags. */
  marks: TimeMark[];
  /** For each bucket, whether it lies outside everything the datasets cover. */
  uncovered: boolean[];
  /** For each bucket, whether a dataset begins or ends inside it. */
  partly?: boolean[];
  /** What the values are: posts (or means of posts), or shares in per cent. Posts where nothing is said. */
  unit?: 'count' | 'share';
}

export interface TimeSeries {
  key: string;
  label: string;
  /** None where there is no figure: outside what is covered, a share of nothing, too few buckets for a mean. */
  values: (number | null)[];
  /** The token of its colour: `account-a`, `series-1`. */
  token: string;
  /** An ECharts symbol, so that colour is not the only sign. */
  shape?: string;
  /** How its line is broken, likewise. */
  dash?: Dash;
  /** What is drawn over its bars, where several are stacked. */
  pattern?: PatternName;
}

export type Dash = 'solid' | 'dashed' | 'dotted' | number[];

export interface TimeMark {
  /** The bucket in which the day lies. */
  idx: number;
  label: string;
  /** Where it comes from; a mark of the archive where nothing is said. */
  kind?: MarkKind;
}

/** The colour of a series. */
export function colourOf(series: TimeSeries, theme: ChartTheme): string {
  return theme.series[series.token] ?? theme.accent;
}

/** The sum of all series in each bucket. */
export function totals(data: TimeData): number[] {
  return data.starts.map((_, idx) => data.series.reduce((sum, one) => sum + (one.values[idx] ?? 0), 0));
}

/** A value as it is said: a count, a mean, or a share in per cent. */
export function valueWords(data: TimeData): (value: number | null) => string {
  const known = data.unit === 'share' ? (value: number) => `${value.toFixed(1)} %` : formatNumber;
  return (value) => (value === null ? 'no figure' : known(value));
}

/** The largest of some numbers, 0 of none. A spread into `Math.max` would overflow the stack: an axis may have 150,000 buckets. */
export function largest(values: Iterable<number | null>): number {
  let most = 0;
  for (const value of values) if (value !== null && value > most) most = value;
  return most;
}
