/** The width of one bucket of a time axis. */
export type BucketWidth = 'hour' | 'day' | 'week' | 'month' | 'year';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** Names a bucket in full: `11 Feb 2017, 14:00`, `11 Feb 2017`, `week of 6 Feb 2017`, `Feb 2017`, `2017`. */
export function bucketLabel(start: string, width: BucketWidth): string {
  const at = localTime(start);
  const month = `${monthName(at)} ${at.year}`;
  switch (width) {
    case 'hour':
      return `${at.day} ${month}, ${clock(at)}`;
    case 'day':
      return `${at.day} ${month}`;
    case 'week':
      return `week of ${at.day} ${month}`;
    case 'month':
      return month;
    case 'year':
      return String(at.year);
  }
}

/** The local day on which a bucket starts, `2017-02-01`, as `since:` and `until:` take it. */
export function bucketDay(start: string): string {
  return start.slice(0, 10);
}

/**
 * Chooses which buckets carry a label on the axis, and how short it can be: position to label.
 *
 * Steps that people count in are tried from fine to coarse until no more than `most` labels are left.
 * The year (under hours: the day) stands on a second line, where it changes.
 */
export function axisLabels(starts: string[], width: BucketWidth, most: number): Map<number, string> {
  const times = starts.map(localTime);
  const steps = STEPS.filter((step) => RANK[width] <= step.coarsest);
  for (const step of steps) {
    const chosen = turns(times, step);
    if (chosen.length <= Math.max(2, most)) return labelled(times, chosen, step);
  }
  return labelled(times, [0], everyYears(1));
}

/**
 * Reads the local fields of a bucket's start, such as `2017-02-01T00:00:00+03:30`.
 *
 * The text already stands in the zone the buckets were counted in, so no zone is applied again:
 * the window's table of zones need not agree with the one that counted.
 */
function localTime(start: string): LocalTime {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = (start.match(/\d+/g) ?? []).map(Number);
  return { year, month, day, hour, minute };
}

/** One way to count along the axis: a label stands where `group` changes. */
interface Step {
  /** The coarsest width of bucket this step can be used with. */
  coarsest: number;
  group: (at: LocalTime) => number;
  short: (at: LocalTime) => string;
  /** What the second line says; shown where it differs from the label before. */
  under: (at: LocalTime) => string;
}

const RANK: Record<BucketWidth, number> = { hour: 0, day: 1, week: 2, month: 3, year: 4 };

const monthOf = (at: LocalTime) => at.year * 12 + at.month - 1;
const dayOf = (at: LocalTime) => monthOf(at) * 31 + at.day - 1;
const monthName = (at: LocalTime) => MONTHS[at.month - 1] ?? '?';
const clock = (at: LocalTime) => `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`;
const yearName = (at: LocalTime) => String(at.year);

function everyHours(n: number): Step {
  return {
    coarsest: RANK.hour,
    group: (at) => dayOf(at) * 24 + Math.floor(at.hour / n),
    short: clock,
    under: (at) => `${at.day} ${monthName(at)} ${at.year}`,
  };
}

/** Days of the month at which a new stretch begins. */
function onDays(days: number[]): Step {
  return {
    coarsest: RANK.week,
    group: (at) => monthOf(at) * 31 + days.filter((day) => day <= at.day).length,
    short: (at) => `${at.day} ${monthName(at)}`,
    under: yearName,
  };
}

function everyMonths(n: number): Step {
  return {
    coarsest: RANK.month,
    group: (at) => Math.floor(monthOf(at) / n),
    short: monthName,
    under: yearName,
  };
}

function everyYears(n: number): Step {
  return {
    coarsest: RANK.year,
    group: (at) => Math.floor(at.year / n),
    short: yearName,
    under: () => '',
  };
}

const EVERY_DAY = Array.from({ length: 31 }, (_, idx) => idx + 1);

const STEPS: Step[] = [
  ...[1, 3, 6, 12].map(everyHours),
  ...[EVERY_DAY, [1, 6, 11, 16, 21, 26], [1, 11, 21], [1, 16]].map(onDays),
  ...[1, 3, 6].map(everyMonths),
  ...[1, 2, 5, 10, 20, 50, 100].map(everyYears),
];

/** Positions at which a step begins anew; the very first bucket too, unless it would crowd the next label. */
function turns(times: LocalTime[], step: Step): number[] {
  const found = times.flatMap((at, idx) => {
    const before = times[idx - 1];
    return before !== undefined && step.group(before) !== step.group(at) ? [idx] : [];
  });
  const [first, second] = found;
  const crowded = first !== undefined && second !== undefined && first * 2 <= second - first;
  return crowded || times.length === 0 ? found : [0, ...found];
}

function labelled(times: LocalTime[], chosen: number[], step: Step): Map<number, string> {
  const labels = new Map<number, string>();
  let last = '';
  for (const idx of chosen) {
    const at = times[idx];
    if (at === undefined) continue;
    const under = step.under(at);
    labels.set(idx, under === '' || under === last ? step.short(at) : `${step.short(at)}\n${under}`);
    last = under;
  }
  return labels;
}

/**
 * The first local day after a bucket, `2017-03-01`, as `until:` takes it; for hours the day after that hour's.
 *
 * Reckoned on the calendar, since a bucket may be the last one and have no neighbour to ask.
 */
export function dayAfter(start: string, width: BucketWidth): string {
  const { year, month, day } = localTime(start);
  const next = {
    hour: [year, month - 1, day + 1],
    day: [year, month - 1, day + 1],
    week: [year, month - 1, day + 7],
    month: [year, month, 1],
    year: [year + 1, 0, 1],
  }[width];
  const [y = year, m = 0, d = 1] = next;
  const at = new Date(0);
  at.setUTCFullYear(y, m, d);
  return at.toISOString().slice(0, 10);
}

/** The bucket in which a day lies, under hours its first one; null if the axis does not reach it. */
export function bucketOfDay(day: string, starts: readonly string[], width: BucketWidth): number | null {
  if (width === 'hour') {
    const idx = starts.findIndex((start) => bucketDay(start) === day);
    return idx < 0 ? null : idx;
  }
  const idx = starts.findLastIndex((start) => bucketDay(start) <= day);
  const start = starts[idx];
  return start !== undefined && day < dayAfter(start, width) ? idx : null;
}

/** `since:` and `until:` of the buckets `from` to `until`, both included; under hours to the minute. */
export function rangeOf(
  starts: readonly string[],
  width: BucketWidth,
  from: number,
  until: number,
): { since: string; until: string } | null {
  const first = starts[from];
  const last = starts[until];
  if (first === undefined || last === undefined) return null;
  if (width !== 'hour') return { since: bucketDay(first), until: dayAfter(last, width) };
  const end = starts[until + 1] ?? new Date(Date.parse(last) + HOUR_MS).toISOString().replace('.000Z', 'Z');
  return { since: first, until: end };
}

const HOUR_MS = 3_600_000;
