/** Datasets, imports and reports of the fake archive. */
import type {
  DatasetReport,
  DatasetRow,
  FileReport,
  ImportReport,
  Inspection,
  PostRow,
  RejectedRow,
} from '../bindings';
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

const REASONS = ['The row has 29 columns where the header has 31.', 'The file ends inside this record.'];

function rejectedRows(): RejectedRow[] {
  return Array.from({ length: 214 }, (_, n) => ({
    file: '~/Downloads/iran_201906_1_tweets_csv_hashed.zip!iran_201906_1_tweets_csv_hashed.csv',
    record: 1_204 + n * 311,
    line: 1_207 + n * 318,
    byte: 812_002 + n * 190_221,
    reason: REASONS[n === 213 ? 1 : 0] ?? '',
    raw: '"1012345678901234567","4f2a9c7be01d55c38aa0d1e2","متن","2018-06-30 11:04"',
  }));
}

function fileReport(): FileReport {
  return {
    path: '~/Downloads/iran_201906_1_tweets_csv_hashed.zip!iran_201906_1_tweets_csv_hashed.csv',
    sha256: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
    outerSha256: '9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab',
    bytes: 184_220_116,
    format: 'twitter-io',
    read: 296_110,
    kept: 291_402,
    duplicates: 4_494,
    rejected: 214,
    repaired: 1_310,
    skipped: 3,
    state: 'complete',
    importedAt: '2026-11-23T10:12:00Z',
    notes: [
      {
        code: 'repeatedHeader',
        count: 3,
        message: 'The header is repeated inside the file; it was left out.',
        firstRecord: 81_204,
      },
      {
        code: 'idRepaired',
        count: 1_310,
        message: 'Ids destroyed by a spreadsheet were mended from the address of the post.',
        firstRecord: 44,
      },
    ],
  };
}

export function importReport(): ImportReport {
  const rejected = rejectedRows();
  return {
    datasets: [
      {
        id: 'iran_201906_1',
        name: 'Iran, June 2019 (1)',
        platform: 'twitter',
        format: 'twitter-io',
        files: [fileReport()],
        posts: 291_402,
        accounts: 1_666,
        indicators: 0,
        summaries: 0,
      },
    ],
    rejected,
    rejectedTotal: rejected.length,
    unrecognised: [],
    cancelled: false,
    elapsedMs: 6120,
  };
}

export function datasetReport(from: number, limit: number | null): DatasetReport {
  const report = importReport();
  const [dataset] = report.datasets;
  if (!dataset) throw new Error('the fake report has one dataset');
  const rejected = report.rejected.slice(from, limit === null ? undefined : from + limit);
  return { dataset, rejected, rejectedTotal: report.rejectedTotal };
}
