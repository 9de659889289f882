import type { BucketWidth, Covered, Derived, Mark, SplitBy, TimelineAnswer } from '../backend';
import { bucketLabel } from '../components/charts/buckets';
import { zoneWords } from '../components/charts/zone-words';
import { formatCount, formatDay, formatPlural, formatSpan } from '../lib/format';

/** The widths a reader may choose, from fine to coarse. */
export const WIDTHS: readonly BucketWidth[] = ['hour', 'day', 'week', 'month', 'year'];

export const SPLITS: readonly SplitBy[] = ['dataset', 'account', 'language', 'kind', 'platform', 'client'];

/** What a split is called. */
export const SPLIT_NAMES: Record<SplitBy, string> = {
  dataset: 'dataset',
  account: 'account',
  language: 'language',
  kind: 'kind',
  platform: 'platform',
  client: 'program',
};

/** What a value is made from: its own bucket, this and all before, or the mean of so many. */
export const TOGETHER = ['each', 'all', '3', '7', '28'] as const;
export type Together = (typeof TOGETHER)[number];

/** `each week by itself`, `added up from the first`, `mean of 7 weeks` */
export function togetherName(together: Together, by: BucketWidth | null): string {
  const width = by ?? 'bar';
  if (together === 'each') return `each ${width} by itself`;
  return together === 'all' ? 'added up from the first' : `mean of ${together} ${width}s`;
}

/** What is made of the counts, for a request. */
export function madeOf(together: Together): { cumulative: boolean; rolling: number | null } {
  const rolling = together === 'each' || together === 'all' ? null : Number(together);
  return { cumulative: together === 'all', rolling };
}

/** What a value is where it is not a count: `Values: share of all posts of the archive, in per cent.` */
export function derivedWords(derived: Derived | null): string[] {
  if (derived === null) return [];
  const out = [`Values: ${derived.label}.`];
  if (derived.rolling !== null) out.push('The first values are missing: too little stands before them.');
  if (derived.shareOf !== null) out.push('Where there is no post at all, there is no share.');
  return out;
}

/** How much of the axis no dataset covers: `Hatched: 12 of 48 days lie outside what the datasets cover.` */
export function gapWords({ coverage, by }: TimelineAnswer): string | null {
  const gaps = coverage.filter((one) => one === 'gap').length;
  if (gaps === 0) return null;
  return (
    `Hatched: ${formatCount(gaps)} of ${formatPlural(coverage.length, by)} ${gaps === 1 ? 'lies' : 'lie'} outside what ` +
    `the datasets cover. No figure there is no zero.`
  );
}

/** What the bars count: `1,204 posts by month, Oct 2015 – Aug 2020, in UTC.` */
export function countedWords(answer: TimelineAnswer): string {
  const { total, by, zone, tooCoarse, undated, buckets } = answer;
  const shown = total - tooCoarse - undated;
  const first = buckets[0]?.start ?? null;
  const last = buckets.at(-1)?.start ?? null;
  if (shown === 0 || first === null || last === null) return 'No post has a date that can be placed here.';
  const [from, until] = [bucketLabel(first, by), bucketLabel(last, by)];
  const range = from === until ? from : `${from} – ${until}`;
  return `${formatPlural(shown, 'post')} by ${by}, ${range}, in ${zoneWords(zone)}.`;
}

/** What is left out, one sentence each; empty where nothing is. */
export function leftOutWords(answer: TimelineAnswer): string[] {
  const out: string[] = [];
  const { tooCoarse, undated, by } = answer;
  if (tooCoarse > 0) {
    out.push(
      `${formatPlural(tooCoarse, 'post')} known only to the day ${tooCoarse === 1 ? 'is' : 'are'} left out of ${by}s.`,
    );
  }
  if (undated > 0) {
    out.push(
      `${formatPlural(undated, 'post')} without a readable date ${undated === 1 ? 'is' : 'are'} left out.`,
    );
  }
  return out;
}

/** The stretch of each dataset, for the note under the chart. */
export function coveredWords(covered: readonly Covered[], zone: string): string[] {
  return covered.map((one) => `${one.dataset}: ${formatSpan(one.first, one.last, zone)}`);
}

/** `8 Oct 2020: released by Twitter` */
export function markWords(mark: Mark): string {
  return `${formatDay(mark.day, 'UTC')}: ${mark.label}`;
}
