/** The names of sides, as they stand in the location and in requests: an account's address, or `group:` and a query. */
import { both, parts } from '../../lib/query';

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
