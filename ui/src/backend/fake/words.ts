/** Words of the fake archive: completion, other forms, likeness, ways of writing. Rust has the real analysis. */
import type { Commands, Completion, CompletionKind, CountedWord, ExplainedWord, PostRow } from '../bindings';
import { countValues, facet } from './figures';
import { find, readQuery } from './query';

type WordCommand = 'explain_query' | 'list_spellings' | 'complete_query' | 'similar_posts';
type Answers = { [K in WordCommand]: (request: Commands[K]['request']) => Commands[K]['answer'] };

const FILTERS = ['from', 'to', 'lang', 'since', 'until', 'domain', 'client', 'is', 'has', 'exact', 'forms'];

export function wordAnswers(posts: readonly PostRow[]): Answers {
  const words = countValues(posts.flatMap((post) => [...new Set(wordsOf(post.text))]));
  return {
    explain_query: ({ query }) => explain(words, posts, query),
    list_spellings: ({ query }) => spell(posts, query),
    complete_query: (request) => complete(words, posts, request),
    similar_posts: ({ post }) => {
      const found = posts.find((one) => `${one.dataset}/${one.postId}` === post);
      const shared = [...new Set(wordsOf(found?.text ?? ''))].filter((word) => word.length > 4).slice(0, 8);
      return { query: shared.length === 0 ? null : shared.join(' OR ') };
    },
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? [];
}

/** The plain words of a query, with their places. */
function plainWords(query: string): { at: [number, number]; word: string }[] {
  return readQuery(query)
    .parts.filter((part) => part.name === '' && !part.excluded && !['OR', 'AND', 'NOT'].includes(part.value))
    .map(({ at, value }) => ({ at, word: value }));
}

function explain(
  words: readonly [string, number][],
  posts: readonly PostRow[],
  query: string,
): Commands['explain_query']['answer'] {
  const forms = /(^|\s)forms:(on|[a-z]{2})/u.test(query);
  const omitted = [...query.matchAll(/omit:(\S+)/gu)].map((found) => found[1]);
  const explained = plainWords(query).map(({ at, word }): ExplainedWord => {
    const low = word.toLowerCase();
    const n = find(posts, word).length;
    const stem = low.slice(0, Math.max(3, low.length - 2));
    const others = forms ? words.filter(([other]) => other !== low && other.startsWith(stem)) : [];
    const instead = (other: string) => `${query.slice(0, at[0])}${other}${query.slice(at[1])}`;
    const alike = n > 0 ? [] : words.filter(([other]) => isAlike(other, low)).slice(0, 3);
    return {
      at,
      word,
      posts: n,
      forms: others
        .filter(([other]) => !omitted.includes(other))
        .map(([other, count]) => counted(other, count, `${query} omit:${other}`)),
      formsInAll: others.length,
      alike: alike.map(([other, count]) => counted(other, count, instead(other))),
    };
  });
  const joined = explained.slice(1).flatMap(({ word }, idx) => {
    const both = `${explained[idx]?.word ?? ''}${word}`.toLowerCase();
    const found = words.find(([other]) => other === both);
    return found ? [counted(both, found[1], both)] : [];
  });
  return {
    run: query.trim().replaceAll(/\s+/gu, ' '),
    words: explained,
    joined,
    forms,
    languages: forms ? ['en', 'fa', 'ru'] : [],
  };
}

function counted(word: string, posts: number, query: string): CountedWord {
  return { word, posts, query };
}

/** Whether two words differ in one letter, or in two that have changed places. */
function isAlike(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const sorted = (word: string) => [...word].sort().join('');
  if (sorted(a) === sorted(b)) return true;
  const same = (from: string, to: string) =>
    [...from].some((_, idx) => from.slice(0, idx) + from.slice(idx + 1) === to);
  if (a.length > b.length) return same(a, b);
  if (b.length > a.length) return same(b, a);
  return [...a].filter((letter, idx) => letter !== b.charAt(idx)).length === 1;
}

function spell(posts: readonly PostRow[], query: string): Commands['list_spellings']['answer'] {
  const hits = find(posts, query);
  const words = plainWords(query).map(({ at, word }) => {
    const pattern = new RegExp(word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`), 'giu');
    const ways = countValues(hits.flatMap((post) => [...new Set(post.text.match(pattern) ?? [])]));
    const instead = (way: string) =>
      `${query.slice(0, at[0])}=${/\s/u.test(way) ? `"${way}"` : way}${query.slice(at[1])}`;
    const spellings = ways.map(([written, n]) => ({ written, posts: n, query: instead(written) }));
    return { at, word, spellings, distinct: ways.length };
  });
  return { total: hits.length, read: Math.min(hits.length, 100_000), words };
}

function complete(
  words: readonly [string, number][],
  posts: readonly PostRow[],
  { query, caret, limit }: Commands['complete_query']['request'],
): Commands['complete_query']['answer'] {
  const before = query.slice(0, caret);
  const inQuotes = (before.match(/"/gu)?.length ?? 0) % 2 === 1;
  const start = caret - (/[^\s()"]*$/u.exec(before)?.[0].replace(/^[-=]+/u, '').length ?? 0);
  const end = caret + (/^[^\s()"]*/u.exec(query.slice(caret))?.[0].length ?? 0);
  const piece = inQuotes ? '' : query.slice(start, end).toLowerCase();
  const some = (
    kind: CompletionKind,
    all: readonly [string, number][],
    typed: string,
    sign = '',
    shown = '',
  ) =>
    all
      .filter(([value]) => value.toLowerCase().startsWith(typed))
      .slice(0, limit)
      .map(([value, n]): Completion => ({
        kind,
        label: `${shown}${value}`,
        insert: `${sign}${value}`,
        posts: n,
      }));
  const of = (column: 'hashtag' | 'mention' | 'domain') =>
    facet(posts, column).map(({ value, count }): [string, number] => [value, count]);
  const accounts = countValues(posts.map((post) => post.account.handle ?? post.account.id));
  const completions = (): Completion[] => {
    if (piece.startsWith('#')) return some('hashtag', of('hashtag'), piece.slice(1), '#', '#');
    if (piece.startsWith('@')) return some('mention', of('mention'), piece.slice(1), '@', '@');
    const [name, value] = piece.split(':');
    if (value !== undefined) {
      if (name === 'from' || name === 'to') return some('account', accounts, value, `${name}:`);
      return name === 'domain' ? some('domain', of('domain'), value, 'domain:') : [];
    }
    if (piece.length < 2 && /^[a-z]?$/u.test(piece)) return [];
    return [
      ...some('word', words, piece),
      ...some('hashtag', of('hashtag'), piece, '#', '#'),
      ...some('account', accounts, piece, 'from:'),
      ...some('domain', of('domain'), piece, 'domain:'),
      ...FILTERS.filter((filter) => filter.startsWith(piece)).map((filter): Completion => ({
        kind: 'filter',
        label: `${filter}:`,
        insert: `${filter}:`,
        posts: null,
      })),
    ];
  };
  return { at: inQuotes ? [caret, caret] : [start, end], completions: completions() };
}
