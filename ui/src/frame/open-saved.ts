import type { SavedSearch } from '../backend';
import { location } from '../location.svelte';

/** Shows what a saved search finds, in its zone and order. */
export function openSaved({ query, zone, sort }: SavedSearch): void {
  location.go({ view: 'search', query, zone, sort, options: { ...location.current.options, review: '' } });
}

/** Shows what a query finds, whatever the marks. */
export function openQuery(query: string): void {
  location.go({ view: 'search', query, options: { ...location.current.options, review: '' } });
}
