import {
  call,
  cancel,
  type Call,
  type IndicatorMatch,
  type IndicatorMatches,
  type SummaryList,
} from '../backend';
import { Latest } from '../lib/latest.svelte';

/** What a list names, looked for in the posts. */
export class ListedIndicators {
  readonly matches: Latest<IndicatorMatches>;
  /** What the list states only as figures. */
  readonly summaries: Latest<SummaryList>;
  /** Only indicators of this kind; empty for all. */
  kind = $state('');
  /** Only indicators with this in them. */
  text = $state('');
  /** Only indicators that occur. */
  onlyFound = $state(false);
  readonly #call: Call;

  constructor(ask: Call, stop: (task: string) => void) {
    this.#call = ask;
    this.matches = new Latest(stop);
    this.summaries = new Latest(stop);
  }

  /** Looks for the indicators of a dataset, in all posts or in those that a query finds. */
  async look(dataset: string, query: string, zone: string): Promise<void> {
    const request = { dataset, query, zone };
    await Promise.all([
      this.matches.ask((task) => this.#call('match_indicators', request, { task, slot: 'indicators' })),
      this.summaries.ask(() => this.#call('list_summaries', { dataset, from: 0, limit: 1000 })),
    ]);
  }

  /** The rows that are asked for. */
  get rows(): IndicatorMatch[] {
    const wanted = this.text.trim().toLowerCase();
    return (this.matches.value?.rows ?? []).filter(
      ({ indicator, posts }) =>
        (this.kind === '' || indicator.kind === this.kind) &&
        (!this.onlyFound || (posts ?? 0) > 0) &&
        (wanted === '' ||
          [indicator.value, indicator.published, indicator.comment ?? '', indicator.technique ?? ''].some(
            (text) => text.toLowerCase().includes(wanted),
          )),
    );
  }
}

export function newListedIndicators(): ListedIndicators {
  return new ListedIndicators(call, cancel);
}
