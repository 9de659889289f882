/** What the window says about a post besides its text. */
import type { AdRow, PostRow, Target } from '../backend';
import { formatCount, formatTime, languageName, shortId } from '../lib/format';

/** The name under which commands find a post. */
export function addressOf(post: Pick<PostRow, 'dataset' | 'postId'>): string {
  return `${post.dataset}/${post.postId}`;
}

/** The dataset and the id in it that an address stands for. An id may hold a slash, a dataset's does not. */
export function splitAddress(address: string): { dataset: string; postId: string } {
  const at = address.indexOf('/');
  return { dataset: address.slice(0, at), postId: address.slice(at + 1) };
}

/** `11 Feb 2017, 14:03 UTC`, or that there is none. `≈` only where the id the time was taken from is inexact. */
export function timeWords(post: PostRow, zone: string): string {
  if (post.postedAt === null) return 'no date';
  const about = post.idInexact && post.timeSource === 'id' ? '≈ ' : '';
  return about + formatTime(post.postedAt, post.precision, zone);
}

/** Where the time comes from and how exactly it is known. */
export function timeHint(post: PostRow): string {
  if (post.postedAt === null) return 'This record has no date that could be read.';
  if (post.timeSource === 'id')
    return 'Published to the minute; the seconds are taken from the id of the post.';
  if (post.precision === 'day') return 'Known to the day.';
  if (post.precision === 'minute') return 'Known to the minute.';
  return 'As published.';
}

/** `repost of 4f2a9c7b…`: what the post does to another; null for an original. */
export function kindWords(post: PostRow): string | null {
  const [word, target] = relation(post);
  if (word === null) return post.kind === 'original' ? null : post.kind;
  const whom = target && nameTarget(target);
  return whom ? `${word} ${whom}` : word;
}

function relation(post: PostRow): [string | null, Target | null] {
  if (post.kind === 'repost') return ['repost of', post.repostOf];
  if (post.kind === 'quote') return ['quotes', post.quoteOf];
  if (post.kind === 'reply') return ['answers', post.replyTo];
  return [null, null];
}

/** A target by its account where the release names it, else by its post. */
export function nameTarget(target: Target): string | null {
  if (target.account !== null) return shortId(target.account);
  if (target.postId !== null) return `post ${target.postId}${target.inexact ? ' (inexact)' : ''}`;
  return null;
}

/** `Iran 2018 · fa`. */
export function sourceWords(post: PostRow): string {
  const language = post.language ? `${post.language}${post.languageGuessed ? ' (guess)' : ''}` : null;
  return [post.datasetName, language].filter(Boolean).join(' · ');
}

/** `row 81,204`: where it is found again, so this is never cut. */
export function rowWords(post: PostRow): string {
  return `row ${formatCount(post.source.record)}`;
}

/** `Persian, as published`. */
export function languageWords(post: PostRow): string {
  if (post.language === null) return 'Not in this release';
  return `${languageName(post.language)}, ${post.languageGuessed ? 'our guess' : 'as published'}`;
}

/** `3,714.15 RUB`, as published; null where no price is. */
export function paidWords(ad: AdRow): string | null {
  if (ad.spend === null) return null;
  const [whole = '', decimals] = ad.spend.split('.');
  const amount = formatCount(Number(whole)) + (decimals === undefined ? '' : `.${decimals}`);
  return ad.currency === null ? amount : `${amount} ${ad.currency}`;
}

/** `shown 29,786 times`; null where that is not published. */
export function shownWords(ad: AdRow): string | null {
  if (ad.impressions === null) return null;
  return ad.impressions === 1 ? 'shown once' : `shown ${formatCount(ad.impressions)} times`;
}
