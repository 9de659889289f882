import { timelineOf, type BucketWidth, type Call, type SplitBy, type TimelineAnswer } from '../backend';
import type { TimeData } from '../components/charts/series';
import { SvelteSet } from 'svelte/reactivity';
import { Latest } from '../lib/latest.svelte';
import { toSharedData, toTimeData, unionQuery } from './timeline-data';

/** What the timeline is asked for. */
export interface TimelineQuestion {
  query: string;
  /** Other queries, drawn beside the first as lines. */
  beside: readonly string[];
  zone: string;
  /** None lets Rust choose a readable number of buckets. */
  by: BucketWidth | null;
  split: SplitBy | null;
}

/** What is on the screen. */
export interface ShownTimeline {
  /** Figures and words: of the one query, or of all of them together. */
  answer: TimelineAnswer;
  data: TimeData;
  /** Several queries may count a post more than once, so they are lines and not stacked. */
  overlapping: boolean;
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

  async ask(question: TimelineQuestion): Promise<void> {
    this.hidden.clear();
    await this.shown.ask((task) =>
      question.beside.length > 0 ? this.#askSeveral(question, task) : this.#askOne(question, task),
    );
  }

  /** Counts the query in the box by hour or by day, whatever the width of the chart. */
  async askRhythm(name: 'hours' | 'days', query: string, zone: string): Promise<void> {
    const by = name === 'hours' ? 'hour' : 'day';
    await this[name].ask((task) => this.#count(query, zone, by, null, task, `${SLOT}-${name}`));
  }

  async #askOne({ query, zone, by, split }: TimelineQuestion, task: string): Promise<ShownTimeline> {
    const answer = await this.#count(query, zone, by, split, task, SLOT);
    return { answer, data: toTimeData(answer, split), overlapping: false };
  }

  /** All together first: that gives the axis, and the width that the others then have to share. */
  async #askSeveral({ query, beside, zone, by }: TimelineQuestion, task: string): Promise<ShownTimeline> {
    const queries = [query, ...beside];
    const union = await this.#count(unionQuery(queries), zone, by, null, task, SLOT);
    const answers = await Promise.all(
      queries.map(async (one, idx) => ({
        query: one,
        answer: await this.#count(one, zone, union.by, null, `${task}-${idx}`, `${SLOT}-${idx}`),
      })),
    );
    return { answer: union, data: toSharedData(union, answers), overlapping: true };
  }

  #count(
    query: string,
    zone: string,
    by: BucketWidth | null,
    split: SplitBy | null,
    task: string,
    slot: string,
  ): Promise<TimelineAnswer> {
    return this.#call(
      'count_timeline',
      { ...timelineOf(query, zone), by, split, seriesLimit: SERIES_LIMIT },
      { task, slot },
    );
  }
}

const SLOT = 'timeline';
