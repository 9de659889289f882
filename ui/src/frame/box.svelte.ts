import { location, type Places } from '../location.svelte';

/** What stands in the box: what is being typed, until it becomes the query. */
export class Box {
  readonly #places: Places;
  /** What is typed, and the query that it was typed over; another query takes its place. */
  #typed: { readonly text: string; readonly over: string } | null = $state.raw(null);

  constructor(places: Places) {
    this.#places = places;
  }

  /** Follows the query, which facets, chips and going back change too, until something is typed. */
  get draft(): string {
    const { query } = this.#places;
    return this.#typed?.over === query ? this.#typed.text : query;
  }

  set draft(text: string) {
    this.#typed = { text, over: this.#places.query };
  }

  /** On these views the answer follows the typing; on the others Enter goes to the search. */
  get isLive(): boolean {
    return this.#places.view === 'search' || this.#places.view === 'timeline';
  }

  /** Puts another text into the box. Where answers follow the typing it is asked at once, with a way back. */
  change(text: string): void {
    if (this.isLive) this.#places.go({ query: text });
    this.draft = text;
  }

  /** Forgets what was typed: the query has changed. */
  settle(): void {
    this.#typed = null;
  }
}

/** The one box of this window. */
export const box = new Box(location);
