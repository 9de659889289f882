import type { Bucket, TimelineAnswer } from '../backend';
import type { CalendarYear } from '../components/charts/calendar';
import type { Numbers } from '../components/charts/numbers';
import { formatDay, isoDay } from '../lib/format';

/** Posts by weekday and hour: seven rows, Monday first, of 24 numbers, folded from buckets of one hour. */
export function foldHours(buckets: readonly Bucket[]): number[][] {
  const cells = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { start, count } of buckets) {
    const row = cells[weekdayOf(start.slice(0, 10))];
    const hour = Number(start.slice(11, 13));
    if (row !== undefined) row[hour] = (row[hour] ?? 0) + count;
  }
  return cells;
}

/**
 * Days with posts by year, oldest first, from buckets of one day; every year between is there.
 *
 * Of each year, the days that no dataset among the hits covers from its first post to its last stand beside them.
 */
export function foldDays({ buckets, covered, zone }: Days): CalendarYear[] {
  const counts = new Map<string, number>();
  for (const { start, count } of buckets) {
    const day = start.slice(0, 10);
    if (count > 0) counts.set(day, (counts.get(day) ?? 0) + count);
  }
  const days = [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => (a.day < b.day ? -1 : 1));
  const [first, last] = [days[0], days.at(-1)].map((one) => Number(one?.day.slice(0, 4)));
  if (first === undefined || last === undefined || Number.isNaN(first)) return [];
  const stretches = covered.map((one) => [one.first, one.last].map((at) => isoDay(new Date(at), zone)));
  const isCovered = (day: string) =>
    stretches.some(
      ([from, until]) => from !== undefined && until !== undefined && from <= day && day <= until,
    );
  return Array.from({ length: last - first + 1 }, (_, idx) => {
    const year = first + idx;
    const gaps = daysOf(year).filter((day) => !isCovered(day) && !counts.has(day));
    return { year, days: days.filter(({ day }) => Number(day.slice(0, 4)) === year), gaps };
  });
}

type Days = Pick<TimelineAnswer, 'buckets' | 'covered' | 'zone'>;

/** All days of a year. */
function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); new Date(at).getUTCFullYear() === year; at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

const DAY_MS = 86_400_000;

/** The days with posts as a table. */
export function dayNumbers(years: readonly CalendarYear[]): Numbers {
  const days = years.flatMap((year) => year.days);
  return {
    head: 'Day',
    columns: ['Posts'],
    rows: days.map(({ day, count }) => ({ label: formatDay(day, 'UTC'), values: [count] })),
  };
}

/** Monday is 0. A bare day has the same weekday in every zone. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
