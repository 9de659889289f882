import type { BucketWidth, Covered, Mark, SplitBy, TimelineAnswer } from '../backend';
import { bucketLabel } from '../components/charts/buckets';
import { zoneWords } from '../components/charts/zone-words';
import { formatDay, formatPlural, formatSpan } from '../lib/format';

/** The widths a reader may choose, from fine to coarse. */
export const WIDTHS: readonly BucketWidth[] = ['hour', 'day', 'week', 'month', 'year'];

export const SPLITS: readonly SplitBy[] = ['dataset', 'account', 'language', 'kind'];

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
