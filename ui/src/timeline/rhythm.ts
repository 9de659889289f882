import type { Bucket } from '../backend';
import type { CalendarYear } from '../components/charts/calendar';
import type { Numbers } from '../components/charts/numbers';
import { formatDay } from '../lib/format';

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

/** Days with posts by year, oldest first, from buckets of one day; every year between is there. */
export function foldDays(buckets: readonly Bucket[]): CalendarYear[] {
  const counts = new Map<string, number>();
  for (const { start, count } of buckets) {
    const day = start.slice(0, 10);
    if (count > 0) counts.set(day, (counts.get(day) ?? 0) + count);
  }
  const days = [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => (a.day < b.day ? -1 : 1));
  const [first, last] = [days[0], days.at(-1)].map((one) => Number(one?.day.slice(0, 4)));
  if (first === undefined || last === undefined || Number.isNaN(first)) return [];
  return Array.from({ length: last - first + 1 }, (_, idx) => {
    return { year: first + idx, days: days.filter(({ day }) => Number(day.slice(0, 4)) === first + idx) };
  });
}

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
