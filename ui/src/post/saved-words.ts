/** Names of saved searches, and which of them is at hand. */
import type { SavedSearch } from '../backend';

const LONGEST = 60;

/** A name to begin with: the query itself, cut at a word, with a number where that name is taken. */
export function suggestName(query: string, taken: readonly string[]): string {
  const name = shorten(query.replace(/\s+/gu, ' ').trim()) || 'Every post';
  if (!taken.includes(name)) return name;
  for (let n = 2; ; n++) {
    const other = `${name} (${n})`;
    if (!taken.includes(other)) return other;
  }
}

function shorten(text: string): string {
  if ([...text].length <= LONGEST) return text;
  const cut = [...text].slice(0, LONGEST).join('');
  const end = cut.lastIndexOf(' ');
  return `${end > LONGEST / 2 ? cut.slice(0, end) : cut}…`;
}

/**
 * The saved search that the box holds, or that was narrowed to what it holds: facets and the strip put their terms
 * behind the query. Of several the longest, and of equals the first by name.
 */
export function searchAtHand(searches: readonly SavedSearch[], query: string): SavedSearch | null {
  const text = query.trim();
  const fits = (saved: string) => saved === text || (saved !== '' && text.startsWith(`${saved} `));
  return searches
    .filter((one) => fits(one.query.trim()))
    .reduce<SavedSearch | null>(
      (best, one) => (best === null || one.query.trim().length > best.query.trim().length ? one : best),
      null,
    );
}
