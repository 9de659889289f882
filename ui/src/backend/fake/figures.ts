/** Facets and timelines over the fake posts. */
import type {
  AccountFigures,
  Bucket,
  BucketWidth,
  FacetColumn,
  FacetValue,
  PostRow,
  Series,
  SplitBy,
  ValueCount,
} from '../bindings';
import { DATASETS } from './people';

export function countValues(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

export function facet(posts: readonly PostRow[], column: FacetColumn): FacetValue[] {
  return countValues(posts.flatMap((post) => valuesOf(post, column))).map(([value, count]) => {
    const post = posts.find((one) => one.account.address === value);
    const dataset = DATASETS[value as keyof typeof DATASETS] as { name: string } | undefined;
    const handle = post?.account.handle;
    const labels: Partial<Record<FacetColumn, string>> = {
      account: handle ? `@${handle}` : (post?.account.id ?? value),
      hashtag: `#${value}`,
      mention: `@${value}`,
    };
    const label = labels[column] ?? dataset?.name ?? value;
    return { value, label, count, term: termOf(column, value) };
  });
}

function valuesOf(post: PostRow, column: FacetColumn): string[] {
  const of: Record<FacetColumn, (string | null)[]> = {
    account: [post.account.address],
    hashtag: post.hashtags,
    domain: post.links.map((link) => link.domain),
    language: [post.language],
    client: [post.client],
    kind: [post.kind],
    platform: [post.platform],
    dataset: [post.dataset],
    mention: post.mentions,
  };
  return [...new Set(of[column].filter((value) => value !== null))];
}

function termOf(column: FacetColumn, value: string): string {
  const quoted = /\s/u.test(value) ? `"${value}"` : value;
  const names: Partial<Record<FacetColumn, string>> = { account: 'from', language: 'lang', kind: 'is' };
  if (column === 'hashtag') return `#${value}`;
  if (column === 'mention') return `@${value}`;
  return `${names[column] ?? column}:${quoted}`;
}

export function toValueCounts(values: Iterable<string>): ValueCount[] {
  return countValues(values).map(([value, count]) => ({ value, count }));
}

export function buckets(posts: readonly PostRow[], by: BucketWidth, range?: [string, string]): Bucket[] {
  const times = posts.flatMap((post) => (post.postedAt === null ? [] : [post.postedAt])).sort();
  const [first, last] = range ?? [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return [];
  const counts = new Map(countValues(times.map((time) => floor(new Date(time), by).toISOString())));
  const all: Bucket[] = [];
  for (let at = floor(new Date(first), by); at <= new Date(last); at = step(at, by)) {
    all.push({
      start: at.toISOString().replace('.000Z', '+00:00'),
      count: counts.get(at.toISOString()) ?? 0,
    });
  }
  return all;
}

export function widthFor(posts: readonly PostRow[]): BucketWidth {
  const times = posts.flatMap((post) => (post.postedAt === null ? [] : [Date.parse(post.postedAt)]));
  const days = (Math.max(...times) - Math.min(...times)) / 86_400_000;
  return days > 700 ? 'week' : days > 4 ? 'day' : 'hour';
}

export function seriesOf(posts: readonly PostRow[], split: SplitBy | null, by: BucketWidth): Series[] {
  if (split === null) return [];
  const times = posts.flatMap((post) => (post.postedAt === null ? [] : [post.postedAt])).sort();
  const range: [string, string] = [times[0] ?? '', times.at(-1) ?? ''];
  return facet(posts, split).map(({ value, label, count }) => {
    const own = posts.filter((post) => valuesOf(post, split).includes(value));
    return { key: value, label, count, buckets: buckets(own, by, range) };
  });
}

export function figuresOf(posts: readonly PostRow[]): AccountFigures {
  const times = posts.flatMap((post) => (post.postedAt === null ? [] : [post.postedAt])).sort();
  const grid = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const time of times) {
    const at = new Date(time);
    const row = grid[(at.getUTCDay() + 6) % 7];
    if (row) row[at.getUTCHours()] = (row[at.getUTCHours()] ?? 0) + 1;
  }
  return {
    posts: posts.length,
    first: times[0] ?? null,
    last: times.at(-1) ?? null,
    undated: posts.length - times.length,
    activeDays: new Set(times.map((time) => time.slice(0, 10))).size,
    byHour: Array.from({ length: 24 }, (_, hour) => grid.reduce((sum, row) => sum + (row[hour] ?? 0), 0)),
    byWeekday: grid.map((row) => row.reduce((sum, count) => sum + count, 0)),
    hourByWeekday: grid,
    languages: toValueCounts(posts.map((post) => post.language ?? '')),
    clients: toValueCounts(posts.map((post) => post.client ?? '')),
    kinds: toValueCounts(posts.map((post) => post.kind)),
  };
}

function floor(at: Date, by: BucketWidth): Date {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  if (by === 'year') return new Date(Date.UTC(year, 0));
  if (by === 'month') return new Date(Date.UTC(year, month));
  if (by === 'week') return new Date(Date.UTC(year, month, day - ((at.getUTCDay() + 6) % 7)));
  return new Date(Date.UTC(year, month, day, by === 'hour' ? at.getUTCHours() : 0));
}

function step(at: Date, by: BucketWidth): Date {
  if (by === 'hour') return new Date(at.getTime() + 3_600_000);
  if (by === 'day' || by === 'week') return new Date(at.getTime() + (by === 'day' ? 1 : 7) * 86_400_000);
  return new Date(
    Date.UTC(at.getUTCFullYear() + (by === 'year' ? 1 : 0), by === 'year' ? 0 : at.getUTCMonth() + 1),
  );
}
