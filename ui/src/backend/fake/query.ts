/** Enough of the query language for the fake host: words, filters, exclusion. Rust has the real one. */
import type { Filter, PostRow, Problem } from '../bindings';

interface Part {
  at: [number, number];
  excluded: boolean;
  name: string;
  value: string;
}

const FILTERS = [
  'from',
  'lang',
  'since',
  'until',
  'domain',
  'client',
  'is',
  'has',
  'platform',
  'dataset',
  'to',
  'exact',
  'forms',
  'omit',
];

export function readQuery(query: string): { parts: Part[]; filters: Filter[]; problems: Problem[] } {
  const parts = [...query.matchAll(/(-?)(?:([a-z]+):)?=?("[^"]*"?|\S+)/gu)].map(readPart);
  const filters = parts
    .filter((part) => part.name !== '')
    .map(({ at, name, value, excluded }) => ({ at, name, value, excluded, without: cut(query, at) }));
  const problems = parts
    .filter(
      (part) =>
        part.name !== '' &&
        part.name !== 'hashtag' &&
        part.name !== 'mention' &&
        !FILTERS.includes(part.name),
    )
    .map((part) => ({
      at: part.at,
      message: `There is no filter “${part.name}:”.`,
      hint: `Did you mean from:${part.value}?`,
    }));
  return { parts, filters, problems };
}

function readPart(found: RegExpExecArray): Part {
  const at: [number, number] = [found.index, found.index + found[0].length];
  const value = (found[3] ?? '').replaceAll('"', '');
  const excluded = found[1] === '-';
  if (value.startsWith('#')) return { at, excluded, name: 'hashtag', value: value.slice(1) };
  if (value.startsWith('@')) return { at, excluded, name: 'mention', value: value.slice(1) };
  return { at, excluded, name: found[2] ?? '', value };
}

function cut(query: string, [from, until]: [number, number]): string {
  return `${query.slice(0, from).trimEnd()} ${query.slice(until).trimStart()}`.trim();
}

/** The posts that match, with their hits marked. */
export function find(posts: readonly PostRow[], query: string): PostRow[] {
  const { parts } = readQuery(query);
  const words = parts
    .filter((part) => part.name === '' && !part.excluded)
    .map((part) => part.value.toLowerCase());
  return posts
    .filter((post) => parts.every((part) => matches(post, part) !== part.excluded))
    .map((post) => ({
      ...post,
      hits: hitsIn(post.text, words),
      shown: post.shown && { ...post.shown, hits: hitsIn(post.shown.text, words) },
    }));
}

function matches(post: PostRow, { name, value }: Part): boolean {
  const same = (other: string | null) => other?.toLowerCase() === value.toLowerCase();
  switch (name) {
    case '':
      return post.text.toLowerCase().includes(value.toLowerCase());
    case 'hashtag':
      return post.hashtags.some(same);
    case 'mention':
      return post.mentions.some(same);
    case 'from':
      return same(post.account.handle) || same(post.account.id) || same(post.account.address);
    case 'lang':
      return same(post.language);
    case 'since':
      return post.postedAt !== null && post.postedAt >= value;
    case 'until':
      return post.postedAt !== null && post.postedAt < value;
    case 'domain':
      return post.links.some((link) => same(link.domain));
    case 'client':
      return same(post.client);
    case 'is':
      return same(post.kind);
    case 'dataset':
      return same(post.dataset);
    case 'platform':
      return same(post.platform);
    default:
      return true;
  }
}

function hitsIn(text: string, words: readonly string[]): [number, number][] {
  const low = text.toLowerCase();
  return words.flatMap((word) => {
    const hits: [number, number][] = [];
    for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length))
      hits.push([at, at + word.length]);
    return hits;
  });
}
