import type { FacetColumn, FacetValue, Filter } from '../backend';
import { languageName, platformName, shortId } from '../lib/format';

export const FACET_TITLES: Record<FacetColumn, string> = {
  account: 'Accounts',
  hashtag: 'Hashtags',
  domain: 'Domains',
  language: 'Languages',
  kind: 'Kinds',
  client: 'Clients',
  mention: 'Mentions',
  dataset: 'Datasets',
  platform: 'Platforms',
};

const KINDS: Record<string, string> = {
  repost: 'Reposts',
  quote: 'Quotes',
  reply: 'Replies',
  original: 'Originals',
  comment: 'Comments',
  ad: 'Ads',
  video: 'Videos',
};

/** A facet's value as the pane shows it. */
export function facetLabel(column: FacetColumn, { value, label }: FacetValue): string {
  switch (column) {
    case 'language':
      return languageName(value);
    case 'kind':
      return KINDS[value] ?? value;
    case 'platform':
      return platformName(value);
    case 'account':
      return shortId(label);
    case 'client':
      return label === '' ? 'not in this release' : label;
    default:
      return label;
  }
}

/** The filter that asks for a value of each facet. */
const FILTERS: Record<FacetColumn, string> = {
  account: 'from',
  hashtag: '#',
  domain: 'domain',
  language: 'lang',
  kind: 'is',
  client: 'client',
  mention: '@',
  dataset: 'dataset',
  platform: 'platform',
};

const SIGNS: Record<string, string> = { hashtag: '#', mention: '@' };

/** The values of a facet that the query leaves out: no post found has them, so that they are in no count. */
export function leftOut(column: FacetColumn, filters: readonly Filter[]): Filter[] {
  return filters.filter(({ name, excluded }) => excluded && (SIGNS[name] ?? name) === FILTERS[column]);
}

/** The term that asks for a value as it was typed; null if nothing was. */
export function termFor(column: FacetColumn, typed: string): string | null {
  const value = typed
    .trim()
    .replace(/^[#＃@＠]/u, '')
    .replaceAll('"', '');
  if (value === '') return null;
  const name = FILTERS[column];
  if (name === '#' || name === '@') return /\s/u.test(value) ? null : `${name}${value}`;
  return `${name}:${/[\s()]/u.test(value) ? `"${value}"` : value}`;
}

/** A text as names are compared when one looks for them: without capitals, accents and the kinds of one letter. */
export function loosely(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replaceAll(/\p{M}|\u200c|\u200d|\u0640/gu, '')
    .toLowerCase();
  return bare.replaceAll(/[يى]/gu, 'ی').replaceAll('ك', 'ک').trim();
}
