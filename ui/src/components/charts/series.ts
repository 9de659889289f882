import type { BucketWidth } from '../../backend';
import { formatNumber } from '../../lib/format';
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
  /** What the values are: posts (or means of posts), or shares in per cent. Posts where nothing is said. */
  unit?: 'count' | 'share';
}

export interface TimeSeries {
  key: string;
  label: string;
  values: number[];
  /** The token of its colour: `account-a`, `series-1`. */
  token: string;
  /** An ECharts symbol, so that colour is not the only sign. */
  shape?: string;
  /** How its line is broken, likewise. */
  dash?: Dash;
}

export type Dash = 'solid' | 'dashed' | 'dotted' | number[];

export interface TimeMark {
  /** The bucket in which the day lies. */
  idx: number;
  label: string;
}

/** The colour of a series. */
export function colourOf(series: TimeSeries, theme: ChartTheme): string {
  return theme.series[series.token] ?? theme.accent;
}

/** The sum of all series in each bucket. */
export function totals(data: TimeData): number[] {
  return data.starts.map((_, idx) => data.series.reduce((sum, one) => sum + (one.values[idx] ?? 0), 0));
}

/**
 * Turns counts into shares of a hundred.
 *
 * With several series a share is of the bucket: the stack always reaches 100. With one it is of all
 * its buckets together, since one series alone would be 100 everywhere.
 */
export function asShares(data: TimeData): TimeData {
  const wholes = totals(data);
  const all = wholes.reduce((sum, n) => sum + n, 0);
  const share = (value: number, idx: number) => {
    const whole = data.series.length > 1 ? (wholes[idx] ?? 0) : all;
    return whole === 0 ? 0 : (100 * value) / whole;
  };
  return { ...data, series: data.series.map((one) => ({ ...one, values: one.values.map(share) })) };
}

/** A value as it is said: a count, a mean, or a share in per cent. */
export function valueWords(data: TimeData): (value: number) => string {
  return data.unit === 'share' ? (value) => `${value.toFixed(1)} %` : formatNumber;
}

/** The largest of some numbers, 0 of none. A spread into `Math.max` would overflow the stack: an axis may have 150,000 buckets. */
export function largest(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}
