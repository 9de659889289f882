/** Posts over time in the fake archive: in parts, several queries, shares, sums and means. */
import type { Bucket, Derived, Mark, PostRow, Series, TimelineAnswer, TimelineRequest } from '../bindings';
import { buckets, seriesOf, widthFor } from './figures';
import { datasetRows } from './library';
import { find, readQuery } from './query';

export function timelineAnswer(
  posts: readonly PostRow[],
  request: TimelineRequest,
  events: readonly Mark[],
): TimelineAnswer {
  const { query, queries, zone, by, split } = request;
  const each = [query, ...queries].map((one) => ({ query: one, hits: find(posts, one) }));
  // What is found are copies with their hits marked.
  const found = new Set(each.flatMap((one) => one.hits.map(keyOf)));
  const hits = posts.filter((post) => found.has(keyOf(post)));
  const width = by ?? widthFor(hits);
  const axis = buckets(hits, width);
  const range: [string, string] = [axis[0]?.start ?? '', axis.at(-1)?.start ?? ''];
  const series: Series[] =
    queries.length > 0
      ? each.map((one, nth) => ({
          key: String(nth),
          label: one.query.trim() === '' ? 'all posts' : one.query.trim(),
          count: one.hits.length,
          buckets: buckets(one.hits, width, range),
        }))
      : seriesOf(hits, split, width);
  const release = {
    day: '2018-10-17',
    at: null,
    label: 'Released by Twitter',
    kind: 'takedown' as const,
    event: null,
  };
  return {
    total: hits.length,
    by: width,
    zone,
    buckets: axis,
    coverage: axis.map((_, idx) => (idx === 0 || idx === axis.length - 1 ? 'part' : 'whole')),
    series,
    derived: derive(request, axis, series, buckets([...posts], width, range)),
    tooCoarse: 0,
    undated: hits.filter((post) => post.postedAt === null).length,
    marks: [...events, release].sort((a, b) => a.day.localeCompare(b.day)),
    covered: datasetRows(hits).flatMap((row) =>
      row.first && row.last ? [{ dataset: row.id, first: row.first, last: row.last }] : [],
    ),
    problems: readQuery(query).problems,
    elapsedMs: 1.7,
  };
}

function keyOf({ dataset, postId }: PostRow): string {
  return `${dataset}/${postId}`;
}

function derive(
  { share, cumulative, rolling, split }: TimelineRequest,
  axis: readonly Bucket[],
  series: readonly Series[],
  archive: readonly Bucket[],
): Derived | null {
  if (!share && !cumulative && rolling === null) return null;
  const n = rolling ?? 1;
  const together = (counts: readonly number[]) =>
    counts.map((_, idx) => {
      const from = cumulative ? 0 : idx - n + 1;
      return from < 0 ? null : counts.slice(from, idx + 1).reduce((sum, one) => sum + one, 0);
    });
  const countsOf = (all: readonly Bucket[]) => axis.map((_, idx) => all[idx]?.count ?? 0);
  const wholes = share ? countsOf(split === null ? archive : axis) : [];
  const parts = series.length > 0 ? series : [{ key: 'all', label: 'posts', buckets: [...axis] }];
  return {
    label: `${share ? 'share of all posts, in per cent' : 'posts'}${cumulative ? ' with all before' : ''}`,
    shareOf: share ? (split === null ? 'archive' : 'series') : null,
    cumulative,
    rolling,
    wholes,
    series: parts.map(({ key, label, buckets: own }) => {
      const whole = together(wholes);
      const values = together(countsOf(own)).map((sum, idx) => {
        const of = whole[idx] ?? 0;
        if (sum === null) return null;
        if (share) return of === 0 ? null : (100 * sum) / of;
        return cumulative ? sum : sum / n;
      });
      return { key, label, values };
    }),
  };
}
