import type { BucketWidth, SplitBy } from '../backend';
import { setRange, readRange } from '../lib/query';
import { SPLITS, TOGETHER, WIDTHS, type Together } from './timeline-words';

/** How many queries may stand beside the one in the box. */
export const MOST_BESIDE = 5;

/** How a timeline is drawn, as it is kept in the place. */
export interface TimelineOptions {
  by: BucketWidth | null;
  split: SplitBy | null;
  unit: 'count' | 'share';
  /** Which buckets a value is made from. */
  together: Together;
  beside: string[];
}

/** Reads what a place keeps; what it does not know is left at its beginning. */
export function readOptions(options: Readonly<Record<string, string>>): TimelineOptions {
  return {
    by: WIDTHS.find((width) => width === options['by']) ?? null,
    split: SPLITS.find((split) => split === options['split']) ?? null,
    unit: options['unit'] === 'share' ? 'share' : 'count',
    together: TOGETHER.find((one) => one === options['together']) ?? 'each',
    beside: readQueries(options['beside']),
  };
}

/** Several queries as the text of one option. */
export function writeQueries(queries: readonly string[]): string {
  return queries.length === 0 ? '' : JSON.stringify(queries);
}

/**
 * The query kept to a stretch of days: what it already says of days is narrowed, never widened.
 *
 * A bucket may begin before the query's own `since:`; its posts are those on both sides.
 */
export function narrow(query: string, range: { since: string; until: string }): string {
  const there = readRange(query);
  const later = (a: string, b: string | null) => (isDay(a) && isDay(b) && b > a ? b : a);
  const earlier = (a: string, b: string | null) => (isDay(a) && isDay(b) && b < a ? b : a);
  return setRange(query, later(range.since, there.since), earlier(range.until, there.until));
}

function isDay(text: string | null): text is string {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/u.test(text);
}

function readQueries(text: string | undefined): string[] {
  if (text === undefined || text === '') return [];
  try {
    const read: unknown = JSON.parse(text);
    if (!Array.isArray(read)) return [];
    return read.filter((one): one is string => typeof one === 'string').slice(0, MOST_BESIDE);
  } catch {
    return [];
  }
}
