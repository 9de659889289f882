/** A list of indicators in the fake archive. */
import type { IndicatorMatch, IndicatorMatches } from '../bindings';

function listed(record: number, kind: string, shown: string, query: string, posts: number): IndicatorMatch {
  const value = shown.replaceAll('[.]', '.');
  return {
    indicator: {
      no: record,
      dataset: 'harbour_list',
      datasetName: 'Harbour network, indicators',
      kind,
      published: shown,
      shown,
      value,
      typePublished: null,
      platform: null,
      listedOn: '2023-05-03',
      tactic: '0. Acquiring assets',
      technique: 'Acquiring domains',
      procedure: null,
      comment: record === 2 ? 'صفحه‌ای با این نام' : null,
      source: { file: '~/lists/harbour.csv', record, line: record + 1, byte: record * 60 },
    },
    query,
    posts,
  };
}

export const LISTED: IndicatorMatches = {
  dataset: 'harbour_list',
  datasetName: 'Harbour network, indicators',
  listed: 3,
  isCut: false,
  kinds: [
    { kind: 'domain', listed: 2, lookedFor: 2, found: 1 },
    { kind: 'hashtag', listed: 1, lookedFor: 1, found: 1 },
  ],
  words: [
    "1 of this list's 2 domains is linked from these posts.",
    "1 of this list's 1 hashtag is used in these posts.",
  ],
  rows: [
    listed(1, 'domain', 'press[.]example', 'domain:press.example', 12),
    listed(2, 'hashtag', 'آب', '#آب', 3),
    listed(3, 'domain', 'quay[.]example', 'domain:quay.example', 0),
  ],
  elapsedMs: 3,
};
