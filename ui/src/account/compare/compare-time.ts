import { bucketLabel } from '../../components/charts/buckets';
import type { TimeData } from '../../components/charts/series';

/** What stands in each bucket of a side: its posts, these with all before, or either as a share of its own posts. */
export const COUNTED = ['posts', 'sum', 'share', 'sumShare'] as const;
export type Counted = (typeof COUNTED)[number];

export const COUNTED_NAMES: Record<Counted, string> = {
  posts: 'posts',
  sum: 'posts so far',
  share: 'share of its own posts',
  sumShare: 'share of its own so far',
};

/** Reads what a place keeps; posts where it says nothing known. */
export function readCounted(text: string | undefined): Counted {
  return COUNTED.find((one) => one === text) ?? 'posts';
}

/**
 * The counts made into sums or shares, side by side for side, so that a side with few posts can be held against one
 * with many.
 *
 * A share is of the posts of that side that stand on the axis. A side without any has shares of 0. A bucket outside what
 * the datasets cover adds nothing to a sum and stays uncovered.
 */
export function countedAs(data: TimeData, counted: Counted): TimeData {
  if (counted === 'posts') return data;
  const isSum = counted !== 'share';
  const series = data.series.map((one) => {
    const counts = one.values.map((value) => value ?? 0);
    const all = counts.reduce((sum, n) => sum + n, 0);
    const made = isSum ? sums(counts) : counts;
    const values = counted === 'sum' ? made : made.map((n) => (all === 0 ? 0 : (100 * n) / all));
    return { ...one, values };
  });
  return { ...data, series, unit: counted === 'sum' ? 'count' : 'share' };
}

function sums(counts: readonly number[]): number[] {
  let sum = 0;
  return counts.map((n) => (sum += n));
}

/** What a point of the chart is, in a sentence. */
export function countedNote(counted: Counted, width: string): string {
  switch (counted) {
    case 'posts':
      return `A value is what a side posted in one ${width}.`;
    case 'sum':
      return `A value is what a side had posted by the end of a ${width}; the lines never fall.`;
    case 'share':
      return `A value is what a side posted in one ${width}, as a share of all posts of that side on this axis.`;
    case 'sumShare':
      return `A value is what a side had posted by the end of a ${width}, as a share of all posts of that side on this axis; every line ends at 100 %.`;
  }
}

/** From the first bucket to the last, in words. */
export function spanWords({ starts, width }: TimeData): string {
  return [starts[0], starts.at(-1)].map((start) => (start ? bucketLabel(start, width) : '')).join(' – ');
}
