import type { PictureWords } from '../components/charts/picture';
import { formatDay, isolate } from '../lib/format';
import { marksOutside, queryName } from './timeline-data';
import { countedWords, derivedWords, gapWords, leftOutWords, markWords, SPLIT_NAMES } from './timeline-words';
import { markSign } from '../components/charts/frame';
import type { ShownTimeline } from './timeline.svelte';

/** In which form a timeline is taken away. */
export type TimelineForm = 'csv' | 'svg' | 'png';

/** `posts-over-time-by-month.svg` */
export function timelineName({ answer }: ShownTimeline, form: TimelineForm): string {
  return `posts-over-time-by-${answer.by}.${form}`;
}

/** What a picture of a timeline says, so that somebody who has nothing but the picture knows what it shows. */
export function pictureWords(
  { answer, request }: ShownTimeline,
  program: string,
  made = new Date(),
): PictureWords {
  const queries = [request.query, ...request.queries].map((query) => isolate(queryName(query)));
  const outside = marksOutside(answer);
  const marks = answer.marks.filter((mark) => !outside.includes(mark));
  const split = request.split === null ? [] : [`Split by ${SPLIT_NAMES[request.split]}.`];
  const gaps = gapWords(answer);
  const datasets = answer.covered.map((one) => isolate(one.dataset)).join(', ');
  return {
    title: `Posts over time, by ${answer.by}`,
    above: [
      `${queries.length === 1 ? 'Query' : 'Queries'}: ${queries.join('; ')}`,
      ...(gaps === null ? [] : [gaps]),
      [countedWords(answer), ...leftOutWords(answer), ...split, ...derivedWords(answer.derived)].join(' '),
    ],
    below: [
      ...marks.map((mark) => `${markSign(mark.kind)} ${markWords(mark)}`),
      `Datasets: ${datasets === '' ? 'none with a date' : datasets}.`,
      `Drawn by Shuttered ${program} on ${formatDay(made.toISOString(), 'UTC')}.`,
    ],
  };
}
