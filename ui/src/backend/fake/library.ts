/** Datasets, imports and reports of the fake archive. */
import type { DatasetRow, Inspection, PostRow } from '../bindings';
import { toValueCounts } from './figures';
import { DATASETS, PEOPLE } from './people';

export function datasetRows(posts: readonly PostRow[]): DatasetRow[] {
  return Object.entries(DATASETS).map(([id, known]) => {
    const own = posts.filter((post) => post.dataset === id);
    const people = PEOPLE.filter((person) => person.dataset === id);
    const times = own.flatMap((post) => (post.postedAt === null ? [] : [post.postedAt]));
    const clemson = id === 'russia_ira';
    return {
      id,
      name: known.name,
      platform: 'twitter',
      publisher: known.publisher,
      attribution:
        known.attribution === null ? null : { words: known.attribution, by: known.publisher, quoted: false },
      format: clemson ? 'clemson' : 'twitter-io',
      released: known.released,
      release: null,
      takedown: null,
      posts: own.length,
      accounts: people.length,
      indicators: 0,
      summaries: 0,
      ads: [],
      accountsWithPosts: people.length,
      hashedAccounts: people.filter((person) => person.handle === null).length,
      undated: own.length - times.length,
      first: times.at(-1) ?? null,
      last: times[0] ?? null,
      languages: toValueCounts(own.map((post) => post.language ?? '')),
      stated: clemson
        ? []
        : [
            { what: 'accounts', count: people.length, by: 'Twitter' },
            { what: 'posts', count: own.length + (id === 'iran_201810' ? 12 : 0), by: 'Twitter' },
          ],
      completeness: [],
      gaps: clemson
        ? ['Times are to the minute.', 'The programs that posts were sent with are not in this release.']
        : ['Times are published to the minute; seconds are taken from the ids of the posts.'],
    };
  });
}

export function inspection(paths: readonly string[], posts: readonly PostRow[]): Inspection {
  const path = paths[0] ?? '';
  return {
    files: [
      {
        path: `${path}!iran_201906_1_tweets_csv_hashed.csv`,
        format: 'twitter-io',
        why: 'It has the 31 columns of a tweets file of the Twitter archive, in the order of 2018 to 2021.',
        bytes: 184_220_116,
        dataset: 'iran_201906_1',
        datasetName: 'Iran, June 2019 (1)',
        datasetExists: false,
        posts: posts.slice(0, 10),
        accounts: [],
        indicators: [],
        summaries: [],
        notes: [
          {
            code: 'secondsFromIds',
            count: 10,
            message: 'Seconds are taken from the ids of the posts.',
            firstRecord: 1,
          },
        ],
        rejected: [],
      },
    ],
    unrecognised: [{ path: `${path}!README.txt`, reason: 'It is plain text, not a table.', mappable: false }],
    freeBytes: 48_100_000_000,
    neededBytes: 512_000_000,
    diskWarning: null,
  };
}
