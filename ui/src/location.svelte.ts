/**
 * Which view is open, with what, and the way back.
 *
 * A view is a value. Going back, restoring at the next start, bookmarking and "copy link for my notes" are all this
 * one value.
 */
import type { SortOrder } from './backend/bindings';
import { include } from './lib/query';

export const VIEWS = ['library', 'search', 'timeline', 'account', 'compare'] as const;
export type View = (typeof VIEWS)[number];

export interface Location {
  readonly view: View;
  /** The text in the box, every filter included. */
  readonly query: string;
  /** IANA name of the zone that days, hours and times are shown in. */
  readonly zone: string;
  readonly sort: SortOrder;
  /** What is chosen in the view: a post as `dataset/id`, a dataset. */
  readonly selection: string | null;
  /** Addresses of accounts: the one shown, or those compared. */
  readonly accounts: readonly string[];
  /** What else a view wants to find again: `{ by: 'week', split: 'dataset' }`. Keys are the view's own. */
  readonly options: Readonly<Record<string, string>>;
}

export const START: Location = {
  view: 'library',
  query: '',
  zone: 'UTC',
  sort: 'newest',
  selection: null,
  accounts: [],
  options: {},
};

const MAX_STEPS = 200;

export class Places {
  #steps: Location[] = $state.raw([START]);
  #at = $state(0);
  /** Whether the newest step was made by typing, so that more typing goes on in it. */
  #typing = false;

  readonly current: Location = $derived(this.#steps[this.#at] ?? START);
  // Each by itself, so that what reads the query is not woken by a selection.
  readonly view: View = $derived(this.current.view);
  readonly query: string = $derived(this.current.query);
  readonly zone: string = $derived(this.current.zone);

  get canGoBack(): boolean {
    return this.#at > 0;
  }

  get canGoForward(): boolean {
    return this.#at < this.#steps.length - 1;
  }

  /** Goes somewhere; what is not named stays. Another view or query starts with nothing chosen. */
  go(to: Partial<Location>): void {
    const next = this.#step(to);
    this.#typing = false;
    if (sameLocation(next, this.current)) return;
    this.#steps = [...this.#steps.slice(0, this.#at + 1), next].slice(-MAX_STEPS);
    this.#at = this.#steps.length - 1;
  }

  /** Changes the present place without a way back: a selection, an option. */
  replace(to: Partial<Location>): void {
    const next = this.#step(to);
    this.#steps = this.#steps.map((step, idx) => (idx === this.#at ? next : step));
  }

  /** A query as it is typed: the first change can be gone back from, the rest replace it. */
  type(query: string): void {
    if (query === this.current.query) return;
    if (this.#typing) {
      this.replace({ query });
    } else {
      this.go({ query });
      this.#typing = true;
    }
  }

  /** Shows the posts behind a value: narrows the query in the search view, begins a new one from any other. */
  narrow(term: string): void {
    this.go({ view: 'search', query: this.view === 'search' ? include(this.query, term) : term });
  }

  back(): void {
    this.#typing = false;
    if (this.canGoBack) this.#at--;
  }

  forward(): void {
    this.#typing = false;
    if (this.canGoForward) this.#at++;
  }

  /** Puts a place there from which there is no way back: at the start, or with another archive. */
  restore(to: Location): void {
    this.#typing = false;
    this.#steps = [to];
    this.#at = 0;
  }

  #step(to: Partial<Location>): Location {
    const now = this.current;
    const moved = (to.view ?? now.view) !== now.view || (to.query ?? now.query) !== now.query;
    return { ...now, selection: moved ? null : now.selection, ...to };
  }
}

/** The one place of this window. */
export const location = new Places();

export function sameLocation(a: Location, b: Location): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

/** The place as text, for `save_state`. */
export function locationToText(place: Location): string {
  return JSON.stringify(normal(place));
}

/** The place that a text stands for; the start where the text is damaged or from another version. */
export function locationFromText(text: string | null): Location {
  if (text === null) return START;
  try {
    const read = JSON.parse(text) as Partial<Record<keyof Location, unknown>>;
    return {
      view: VIEWS.find((view) => view === read.view) ?? START.view,
      query: typeof read.query === 'string' ? read.query : START.query,
      zone: typeof read.zone === 'string' && isZone(read.zone) ? read.zone : START.zone,
      sort: SORTS.find((sort) => sort === read.sort) ?? START.sort,
      selection: typeof read.selection === 'string' ? read.selection : null,
      accounts: Array.isArray(read.accounts) ? read.accounts.filter((one) => typeof one === 'string') : [],
      options: readOptions(read.options),
    };
  } catch {
    return START;
  }
}

export const SORTS: readonly SortOrder[] = ['newest', 'oldest', 'relevance', 'engagement'];

function readOptions(options: unknown): Record<string, string> {
  if (typeof options !== 'object' || options === null) return {};
  return Object.fromEntries(
    Object.entries(options).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The same place, its keys always in the same order. */
function normal(place: Location): Location {
  const { view, query, zone, sort, selection, accounts } = place;
  const options = Object.fromEntries(Object.entries(place.options).sort(([a], [b]) => a.localeCompare(b)));
  return { view, query, zone, sort, selection, accounts, options };
}
