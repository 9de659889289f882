/** Reports of the fake archive: an import's own, and a dataset's. */
import type {
  DatasetGaps,
  DatasetReport,
  FieldCount,
  FileFindings,
  FileReport,
  ImportReport,
  RejectedRow,
} from '../bindings';

const PATH = '~/Downloads/iran_201906_1_tweets_csv_hashed.zip!iran_201906_1_tweets_csv_hashed.csv';
const REASONS = ['has 29 columns where the header has 31', 'the file ends inside record 67,447'];

function rejectedRows(): RejectedRow[] {
  return Array.from({ length: 214 }, (_, n) => ({
    file: PATH,
    record: 1_204 + n * 311,
    line: 1_207 + n * 318,
    byte: 812_002 + n * 190_221,
    reason: REASONS[n === 213 ? 1 : 0] ?? '',
    raw: '"1012345678901234567","4f2a9c7be01d55c38aa0d1e2","متن","2018-06-30 11:04"',
  }));
}

function fileReport(): FileReport {
  return {
    path: PATH,
    sha256: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
    outerSha256: '9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab',
    bytes: 184_220_116,
    format: 'twitter-posts',
    why: 'It has the 31 columns of a published release, in their order.',
    encoding: 'UTF-8',
    delimiter: ',',
    mapping: null,
    damage: null,
    read: 296_110,
    kept: 291_402,
    duplicates: 4_494,
    rejected: 214,
    repaired: 1_310,
    skipped: 3,
    state: 'complete',
    importedAt: '2026-11-23T10:12:00Z',
    importedBy: '0.1.0',
    first: '2015-10-12T13:03:00Z',
    last: '2018-07-20T16:45:00Z',
    undated: 2,
    languages: [
      { value: 'fa', count: 201_118 },
      { value: 'en', count: 80_412 },
      { value: 'ar', count: 9_872 },
    ],
    notes: [
      {
        code: 'repeatedHeader',
        count: 3,
        message: 'The header stands again inside the file; it was skipped.',
        firstRecord: 81_204,
      },
      {
        code: 'idRepaired',
        count: 1_310,
        message:
          'Ids written as decimal numbers (921557173.0) were repaired, since no digit of them is lost.',
        firstRecord: 44,
      },
    ],
    found: null,
  };
}

const DAYS = {
  zone: 'UTC',
  first: '2015-10-12',
  last: '2018-07-20',
  days: 1_013,
  without: 61,
  stretches: 14,
  longest: [
    { first: '2016-02-28', last: '2016-03-20', days: 22 },
    { first: '2017-01-06', last: '2017-01-12', days: 7 },
  ],
};

const REPAIRED = [
  { record: 44, column: 'in_reply_to_userid', published: '921557173.0', kept: '921557173' },
  { record: 71, column: 'in_reply_to_userid', published: '77812.0', kept: '77812' },
];

const FOUND: FileFindings = {
  reasons: [
    {
      fate: 'rejected',
      code: null,
      message: REASONS[0] ?? '',
      count: 213,
      firstRecords: [1_204, 1_515, 1_826],
      examples: [],
    },
    {
      fate: 'rejected',
      code: null,
      message: REASONS[1] ?? '',
      count: 1,
      firstRecords: [67_447],
      examples: [],
    },
    {
      fate: 'duplicate',
      code: 'duplicate',
      message: 'Records that were there already under the same id; the first one read was kept.',
      count: 4_494,
      firstRecords: [],
      examples: [],
    },
    {
      fate: 'repaired',
      code: 'idRepaired',
      message: 'Ids written as decimal numbers (921557173.0) were repaired, since no digit of them is lost.',
      count: 1_310,
      firstRecords: [44],
      examples: REPAIRED,
    },
    {
      fate: 'kept',
      code: 'ambiguousDate',
      message: 'Dates such as 7/3/2018 could be read in two ways; the records are kept without a date.',
      count: 2,
      firstRecords: [9_004],
      examples: [{ record: 9_004, column: 'tweet_time', published: '7/3/2018 10:15', kept: null }],
    },
    {
      fate: 'skipped',
      code: 'repeatedHeader',
      message: 'The header stands again inside the file; it was skipped.',
      count: 3,
      firstRecords: [81_204],
      examples: [],
    },
  ],
  unknownColumns: [
    { name: 'حالت', records: 12, examples: [{ record: 3, text: 'آرام' }] },
    { name: 'column 32', records: 0, examples: [] },
  ],
  otherCells: 0,
  mendedColumns: [{ name: 'in_reply_to_userid', records: 1_310, examples: REPAIRED }],
  noColumn: ['counts of views', 'images and videos'],
  days: DAYS,
};

function field(name: string, label: string, filled: number, state: FieldCount['state']): FieldCount {
  const column = state !== 'absent';
  return { field: name, label, of: 'posts', filled, total: 291_402, column, state };
}

const GAPS: DatasetGaps = {
  sentences: [
    'There is no readable date for 2 of 291,402 posts.',
    'The names of 1,604 of 1,666 accounts are replaced by a hash.',
    'On 61 days of the 1,013 from 2015-10-12 to 2018-07-20 (UTC) there is no post; the longest stretch is 22 days, from 2016-02-28 to 2016-03-20.',
    'Not in this release: counts of views, images and videos.',
    'There is a column, but nothing in it, for: places of posts.',
  ],
  days: DAYS,
  fields: [
    field('text', 'texts', 291_402, 'always'),
    field('client', 'the programs that posts were sent with', 288_011, 'partly'),
    field('views', 'counts of views', 0, 'absent'),
    field('place', 'places of posts', 0, 'empty'),
  ],
  posts: 291_402,
  precisions: [{ value: 'millisecond', count: 291_400 }],
  undated: 2,
  accounts: 1_666,
  hashedAccounts: 1_604,
  accountsWithoutPosts: 0,
  destroyedPostIds: 0,
  missingPostIds: 0,
  destroyedAccountIds: 0,
  missingAccountIds: 0,
  destroyedReferences: 0,
};

export function importReport(): ImportReport {
  const rejected = rejectedRows();
  return {
    datasets: [dataset(fileReport())],
    rejected,
    rejectedTotal: rejected.length,
    unrecognised: [],
    cancelled: false,
    elapsedMs: 6120,
  };
}

export function datasetReport(from: number, limit: number | null): DatasetReport {
  const file: FileReport = { ...fileReport(), found: FOUND };
  const { read, kept, duplicates, rejected, repaired, skipped } = file;
  return {
    dataset: dataset(file),
    gaps: GAPS,
    sum: { read, kept, duplicates, rejected, repaired, skipped },
    rejected: rejectedRows().slice(from, limit === null ? undefined : from + limit),
    rejectedTotal: rejected,
    publisher: 'Twitter',
    released: '2019-06-13',
    made: { program: '0.1.0', folding: 1, catalogue: '2021-12-02', at: '2026-11-25T12:00:00Z' },
  };
}

function dataset(file: FileReport): DatasetReport['dataset'] {
  return {
    id: 'iran_201906_1',
    name: 'Iran, June 2019 (1)',
    platform: 'twitter',
    format: 'twitter-archive',
    files: [file],
    posts: 291_402,
    accounts: 1_666,
    indicators: 0,
    summaries: 0,
  };
}
