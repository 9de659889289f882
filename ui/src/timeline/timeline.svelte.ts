import {
  timelineOf,
  type BucketWidth,
  type Call,
  type SplitBy,
  type TimelineAnswer,
  type TimelineRequest,
} from '../backend';
import type { TimeData } from '../components/charts/series';
import { SvelteSet } from 'svelte/reactivity';
import { Latest } from '../lib/latest.svelte';
import { isLines, toTimeData } from './timeline-data';
import { madeOf, type Together } from './timeline-words';

/** What the timeline is asked for. */
export interface TimelineQuestion {
  query: string;
  /** Other queries, drawn beside the first as lines. */
  beside: readonly string[];
  zone: string;
  /** None lets Rust choose a readable number of buckets. */
  by: BucketWidth | null;
  /** Not together with other queries: it is then left out. */
  split: SplitBy | null;
  unit: 'count' | 'share';
  together: Together;
}

/** What is on the screen. */
export interface ShownTimeline {
  request: TimelineRequest;
  /** Figures and words: of the one query, or of what at least one of several finds. */
  answer: TimelineAnswer;
  data: TimeData;
  /** Several queries may count a post more than once. */
  overlapping: boolean;
  lines: boolean;
}

const SERIES_LIMIT = 7;

/** Asks for the timeline of the query in the box, and of those put beside it. */
export class TimelineController {
  readonly shown: Latest<ShownTimeline>;
  /** The query in the box by hour, for the map by hour and weekday. */
  readonly hours: Latest<TimelineAnswer>;
  /** And by day, for the calendars. */
  readonly days: Latest<TimelineAnswer>;
  /** Keys of the series that the reader has switched off. */
  readonly hidden = new SvelteSet<string>();
  readonly #call: Call;

  constructor(call: Call, cancel?: (task: string) => void) {
    this.#call = call;
    this.shown = new Latest(cancel);
    this.hours = new Latest(cancel);
    this.days = new Latest(cancel);
  }

  /** The chart's data without the series switched off. */
  get visible(): TimeData | null {
    const data = this.shown.value?.data;
    if (data === undefined) return null;
    return { ...data, series: data.series.filter((one) => !this.hidden.has(one.key)) };
  }

  toggle(key: string): void {
    if (!this.hidden.delete(key)) this.hidden.add(key);
  }

  async ask({ query, beside, zone, by, split, unit, together }: TimelineQuestion): Promise<void> {
    this.hidden.clear();
    const overlapping = beside.length > 0;
    const parts = overlapping ? null : split;
    const request: TimelineRequest = {
      ...timelineOf(query, zone),
      by,
      queries: [...beside],
      split: parts,
      seriesLimit: SERIES_LIMIT,
      share: unit === 'share',
      ...madeOf(together),
    };
    await this.shown.ask(async (task) => {
      const answer = await this.#call('count_timeline', request, { task, slot: SLOT });
      const data = toTimeData(answer, parts, overlapping);
      return { request, answer, data, overlapping, lines: isLines(answer, overlapping) };
    });
  }

  /** Counts the query in the box by hour or by day, whatever the width of the chart. */
  async askRhythm(name: 'hours' | 'days', query: string, zone: string): Promise<void> {
    const by = name === 'hours' ? 'hour' : 'day';
    await this[name].ask((task) =>
      this.#call('count_timeline', { ...timelineOf(query, zone), by }, { task, slot: `${SLOT}-${name}` }),
    );
  }
}

const SLOT = 'timeline';
