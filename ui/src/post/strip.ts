/** The strip over the list: what is drawn, and which days a drag over it means. */
import type { Bucket, BucketWidth, Covered } from '../backend';
import { formatDay, formatMonth } from '../lib/format';

/** The local day of a bucket; its start carries the offset of the zone it was counted in. */
export function dayOf(start: string): string {
  return start.slice(0, 10);
}

/**
 * What `since:` and `until:` have to say for the buckets from `first` to `last`, both included.
 *
 * Hours are named in full, anything wider by days of the zone.
 */
export function rangeOf(
  buckets: readonly Bucket[],
  by: BucketWidth,
  first: number,
  last: number,
): { since: string; until: string } | null {
  const [from, to] = [buckets[Math.min(first, last)], buckets[Math.max(first, last)]];
  if (!from || !to) return null;
  if (by === 'hour') return { since: from.start, until: addHour(to.start) };
  return { since: dayOf(from.start), until: nextDay(dayOf(to.start), by) };
}

/** The first day of the bucket after the one that begins on `day`. */
function nextDay(day: string, by: BucketWidth): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const next = {
    hour: [year, month - 1, date],
    day: [year, month - 1, date + 1],
    week: [year, month - 1, date + 7],
    month: [year, month, 1],
    year: [year + 1, 0, 1],
  }[by] as [number, number, number];
  return new Date(Date.UTC(...next)).toISOString().slice(0, 10);
}

/** An hour later, written with the same offset. */
function addHour(start: string): string {
  const offset = start.slice(19).replace(/^\.\d+/u, '') || 'Z';
  const sign = offset.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0] = offset === 'Z' ? [] : offset.slice(1).split(':').map(Number);
  const local = new Date(Date.parse(start) + 3_600_000 + sign * (hours * 60 + minutes) * 60_000);
  return local.toISOString().slice(0, 19) + offset;
}

/** `12 Feb 2017`, `week of 12 Feb 2017`, `Feb 2017`, `2017`, `12 Feb 2017, 14:00`. */
export function bucketWords(start: string, by: BucketWidth): string {
  const day = dayOf(start);
  if (by === 'year') return day.slice(0, 4);
  if (by === 'month') return formatMonth(day, 'UTC');
  if (by === 'week') return `week of ${formatDay(day, 'UTC')}`;
  return by === 'hour' ? `${formatDay(day, 'UTC')}, ${start.slice(11, 16)}` : formatDay(day, 'UTC');
}

/** Buckets without a post in which no dataset among the hits has any data: pairs of first and last. */
export function uncovered(buckets: readonly Bucket[], covered: readonly Covered[]): [number, number][] {
  if (covered.length === 0) return [];
  const stretches: [number, number][] = [];
  buckets.forEach((bucket, idx) => {
    const next = buckets[idx + 1];
    const [from, until] = [Date.parse(bucket.start), next ? Date.parse(next.start) : Infinity];
    const known = covered.some(({ first, last }) => Date.parse(last) >= from && Date.parse(first) < until);
    if (known || bucket.count > 0) return;
    const open = stretches.at(-1);
    if (open && open[1] === idx - 1) open[1] = idx;
    else stretches.push([idx, idx]);
  });
  return stretches;
}

/** One path for all bars, so that a year of days is one element. */
export function barsPath(counts: readonly number[], width: number, height: number): string {
  const max = Math.max(1, ...counts);
  const step = width / Math.max(1, counts.length);
  const gap = step > 4 ? 1 : 0;
  return counts
    .map((count, idx) => {
      if (count === 0) return '';
      const tall = Math.max(1.5, (count / max) * height);
      return `M${round(idx * step)} ${height}v${round(-tall)}h${round(Math.max(0.5, step - gap))}v${round(tall)}z`;
    })
    .join('');
}

/** Buckets to write a date under: evenly spread, as many as fit. */
export function ticks(count: number, width: number, each = 96): number[] {
  const n = Math.min(count, Math.max(1, Math.floor(width / each)));
  return Array.from({ length: n }, (_, k) => Math.floor((k * count) / n));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
