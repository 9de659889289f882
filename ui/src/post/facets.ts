import type { FacetColumn, FacetValue } from '../backend';
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
