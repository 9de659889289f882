/** The names of sides, as they stand in the location and in requests: an account's address, or `group:` and a query. */
import { both, parts } from '../../lib/query';
import { fromTerm } from '../terms';

const GROUP = 'group:';

/** The side that holds every post a query finds. */
export function groupOf(query: string): string {
  return `${GROUP}${query.trim()}`;
}

/** The query of a group; null for an account. */
export function queryOfGroup(side: string): string | null {
  const name = side.trim();
  return name.startsWith(GROUP) ? name.slice(GROUP.length).trim() : null;
}

/** What a group is called. */
export function groupName(query: string): string {
  return query.trim() === '' ? 'Every post' : query.trim();
}

/** Posts that any of these searches finds and that also match `term`: `(from:a OR dataset:b) #tag`. */
export function anyOf(queries: readonly string[], term: string): string {
  const closed = queries.map((query) => parts(query).join(' '));
  // A search for nothing finds every post.
  const any = closed.includes('') ? '' : closed.join(' OR ');
  return both(any, term);
}

/**
 * The handles of a pasted list, each once, as they are written there.
 *
 * They stand apart by white space, commas or semicolons, with or without the at sign; of an address the part that
 * names the account is taken: `https://twitter.com/some_one/status/1` is some_one.
 */
export function readHandles(text: string): string[] {
  const seen = new Set<string>();
  return text.split(/[\s,;]+/u).flatMap((piece) => {
    const handle = piece
      .replace(/^["'“«(<]+|["'”»)>.]+$/gu, '')
      .replace(/^(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}\/@?([^/?#]+).*$/iu, '$1')
      .replace(/^[@＠]/u, '');
    const key = handle.toLowerCase();
    if (handle === '' || seen.has(key)) return [];
    seen.add(key);
    return [handle];
  });
}

/** The search that finds the posts of these accounts: `from:a OR from:b`. */
export function ofHandles(handles: readonly string[]): string {
  return handles.map(fromTerm).join(' OR ');
}
