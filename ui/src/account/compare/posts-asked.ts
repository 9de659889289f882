import type { ComparedBy, ComparedPosts, PostRow } from '../../backend';
import { addressOf } from '../../post/words';
import type { Column } from './columns';
import type { OverlapKind } from './compare-data';
import { lagLength } from './lag';
import { anyOf } from './sides';

/** One number of a comparison whose posts are wanted. */
export interface PostsAsked {
  of: ComparedBy;
  /** What a request calls the shared value; null for what one side did to another. */
  item: string | null;
  /** The sides that have a column. */
  sides: readonly Column[];
  /** To whom they did it. */
  toward?: Column;
  title: string;
  /** What finds the posts among those of the sides; null where the query language has no word for it. */
  term: string | null;
}

/** Posts of each side that are asked for first, and at most. */
export const FIRST_POSTS = 100;
export const MOST_POSTS = 500;

export const ITEM_OF: Record<OverlapKind, ComparedBy> = {
  hashtags: 'hashtag',
  domains: 'domain',
  links: 'link',
  mentions: 'mention',
  reposted: 'reposted',
};

/** The sides that a request for these posts names. */
export function requestedSides({ sides, toward }: PostsAsked): string[] {
  const all = toward === undefined ? sides : [...sides, toward];
  return all.map((side) => side.address);
}

/** The search that finds the same posts, if there is one. */
export function searchFor({ sides, term }: PostsAsked): string | null {
  const queries = sides.map((side) => side.query);
  return term === null ? null : anyOf(queries, term);
}

/** One post in its side's column. */
export interface TimedPost {
  key: string;
  /** The side, from 0. */
  side: number;
  post: PostRow;
  /** How long after the first one shown: `41 s later`. */
  later: string;
}

/** The posts of all sides in one order of time; those without a date stand last. */
export function inOrder(answer: ComparedPosts, sides: number): TimedPost[] {
  const all = answer.sides
    .slice(0, sides)
    .flatMap(({ posts }, side) => posts.map((post) => ({ key: `${side} ${addressOf(post)}`, side, post })));
  const sorted = all.toSorted((one, other) => timeOf(one.post) - timeOf(other.post));
  const first = sorted[0]?.post ?? null;
  return sorted.map((one, idx) => ({ ...one, later: idx === 0 ? 'first' : laterWords(one.post, first) }));
}

function timeOf(post: PostRow): number {
  return post.postedAt === null ? Infinity : Date.parse(post.postedAt);
}

/** How long after another post this one was posted, no finer than the coarser of the two times. */
export function laterWords(post: PostRow, first: PostRow | null): string {
  if (post.postedAt === null || first === null || first.postedAt === null) return 'no date';
  const seconds = (Date.parse(post.postedAt) - Date.parse(first.postedAt)) / 1000;
  const lag = lagLength(seconds, coarser(post.precision, first.precision));
  return lag.isSame ? lag.words : `${lag.words} later`;
}

const COARSE_FIRST = ['day', 'minute', 'second', 'millisecond'];

function coarser(a: string | null, b: string | null): string | null {
  return COARSE_FIRST.find((precision) => precision === a || precision === b) ?? null;
}
