import type { AccountRef } from '../backend';

/** The filter that keeps one account's posts: `from:thailand_092020/4f2a…`. */
export function fromTerm(address: string): string {
  return `from:${quoted(address)}`;
}

/** The filter that keeps one dataset's posts: `dataset:thailand_092020`. */
export function datasetTerm(id: string): string {
  return `dataset:${quoted(id)}`;
}

/** Posts of any of these accounts that also match `term`: `(from:a OR from:b) #tag`. */
export function fromAny(addresses: readonly string[], term: string): string {
  const from = addresses.map(fromTerm);
  const accounts = from.length > 1 ? `(${from.join(' OR ')})` : from.join('');
  return `${accounts} ${term}`.trim();
}

/** `client:"Twitter for Android"`, `lang:fa`, `is:repost`; null for a value that the release does not give. */
export function valueTerm(filter: 'client' | 'lang' | 'is', value: string): string | null {
  return value === '' ? null : `${filter}:${quoted(value)}`;
}

/** How other posts name an account: by its handle, or by its id where the handle is withheld. */
export function mentionTerm(account: AccountRef): string {
  return `@${account.handle ?? account.id}`;
}

/** A filter's value runs to white space or stands in straight quotes; a quote inside cannot be written and is dropped. */
function quoted(value: string): string {
  return /[\s()"]/u.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
