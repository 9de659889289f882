import {
  call,
  cancel,
  timelineOf,
  type Call,
  type CallOptions,
  type FacetColumn,
  type FacetCounts,
  type PostRow,
  type SearchPage,
  type SortOrder,
  type TimelineAnswer,
} from '../backend';
import { Latest } from '../lib/latest.svelte';
import { Pages } from '../lib/pages.svelte';
import type { ReviewQuestion } from './review.svelte';

export const PAGE_SIZE = 50;

/** Values of a facet in the pane; "more" shows the rest. */
export const FACET_TOP = 8;

/** The facets of the pane, in its order. */
export const FACETS: readonly FacetColumn[] = [
  'account',
  'hashtag',
  'domain',
  'language',
  'kind',
  'client',
  'mention',
  'dataset',
  'platform',
];

/** What is asked: everything the answer depends on. */
export interface Question {
  readonly query: string;
  readonly zone: string;
  readonly sort: SortOrder;
  /** Only posts that have a mark, or none; absent for all posts. */
  readonly review?: ReviewQuestion | null;
}

/** The answer to a question, with its rows as far as they were read. */
export interface Hits {
  readonly question: Question;
  readonly page: SearchPage;
  readonly pages: Pages<PostRow>;
}

/** Asks for posts, facets and the timeline of one query, each replaced by the newest. */
export class SearchController {
  readonly hits: Latest<Hits>;
  readonly facets: Latest<FacetCounts>;
  readonly strip: Latest<TimelineAnswer>;
  readonly #call: Call;

  constructor(ask: Call, stop: (task: string) => void) {
    this.#call = ask;
    this.hits = new Latest(stop);
    this.facets = new Latest(stop);
    this.strip = new Latest(stop);
  }

  /** The first page, its total, filters and problems. */
  ask(question: Question): Promise<void> {
    return this.hits.ask(async (task) => {
      const page = await this.#readPage(question, 0, { task, slot: 'search' });
      const pages = new Pages<PostRow>(page.total, (rank) => this.#readRows(question, rank), PAGE_SIZE);
      pages.put(0, page.rows);
      return { question, page, pages };
    });
  }

  /** What stands around the list: facets and the timeline of the hits. */
  async askAround({ query, zone }: Question): Promise<void> {
    await Promise.all([
      this.strip.ask((task) =>
        this.#call('count_timeline', timelineOf(query, zone), { task, slot: 'strip' }),
      ),
      this.facets.ask((task) =>
        this.#call(
          'count_facets',
          { query, zone, of: [...FACETS], top: FACET_TOP },
          { task, slot: 'facets' },
        ),
      ),
    ]);
  }

  /** Forgets everything: another archive was opened. */
  clear(): void {
    this.hits.clear();
    this.facets.clear();
    this.strip.clear();
  }

  async #readRows(question: Question, rank: number): Promise<PostRow[]> {
    return (await this.#readPage(question, rank, {})).rows;
  }

  #readPage(
    { query, zone, sort, review }: Question,
    rank: number,
    options: CallOptions,
  ): Promise<SearchPage> {
    const page = { query, zone, sort, rank, limit: PAGE_SIZE };
    if (!review) return this.#call('search_posts', { ...page, cursor: null }, options);
    const { search, only, before } = review;
    return this.#call('review_posts', { ...page, search, only, before: before() }, options);
  }
}

/** The search of this window. */
export const search = new SearchController(call, cancel);
