/** What the fake host answers to each command. */
import type { ApiError, ArchiveState, Commands, Info, PostDetail, PostRow, SearchRequest } from '../bindings';
import { batchAnswers } from './batch';
import { takedown } from './catalogue';
import { LISTED } from './listed';
import { PROPOSAL } from './mapping';
import { accountPage, comparison, findPerson, findSide } from './compare';
import { comparedAnswers } from './compared';
import { eventAnswers } from './events';
import { accountConnections, accountHistory, evidenceCard } from './evidence';
import { facet } from './figures';
import { datasetRows, inspection } from './library';
import { noteAnswers } from './notes';
import { PEOPLE } from './people';
import { makePosts, refOf } from './posts';
import { find, readQuery } from './query';
import { datasetReport, importReport } from './reports';
import { timelineAnswer } from './timeline';
import { versionsDiff, versionsFindings } from './versions';
import { wordAnswers } from './words';

export type Answers = { [K in keyof Commands]: (request: Commands[K]['request']) => Commands[K]['answer'] };

export function makeAnswers(): Answers {
  const posts = makePosts();
  const empty = new URLSearchParams(globalThis.location.search).has('empty');
  let open = !new URLSearchParams(globalThis.location.search).has('closed');
  const state = (): ArchiveState => ({
    open: open ? archive(empty ? 0 : posts.length) : null,
    recent: ['~/Documents/Iran 2018', '~/Documents/Thailand'],
  });
  const opened = (): ArchiveState => {
    open = true;
    return state();
  };
  const own = eventAnswers();
  const datasets = () => (empty ? [] : datasetRows(posts));
  // `?place={"view":"search","query":"water"}` opens there.
  const saved = new Map([['location', new URLSearchParams(globalThis.location.search).get('place') ?? '{}']]);

  return {
    archive_state: state,
    open_archive: opened,
    create_archive: opened,
    open_sample: opened,
    close_archive: () => ({ ...state(), open: null }),
    list_datasets: () => ({
      datasets: datasets(),
      interrupted: empty ? [] : [INTERRUPTED],
    }),
    inspect_files: ({ paths }) => inspection(paths, posts),
    propose_mapping: () => PROPOSAL,
    list_mappings: () => ({ mappings: [] }),
    match_indicators: () => LISTED,
    save_mapping: () => ({}),
    forget_mapping: () => ({}),
    import_files: importReport,
    dataset_report: ({ rejectedFrom, rejectedLimit }) => datasetReport(rejectedFrom, rejectedLimit),
    save_report: ({ path }) => ({ path, bytes: 48_112 }),
    rename_dataset: () => ({ datasets: datasets(), interrupted: [] }),
    remove_dataset: ({ dataset }) => ({ dataset, posts: 0, accounts: 0 }),
    diff_datasets: (request) => versionsDiff(posts, request),
    diff_findings: versionsFindings,
    set_release: () => ({ datasets: datasets(), interrupted: [] }),
    search_catalogue: () => ({
      version: '2026-11-25',
      total: 1,
      takedowns: [takedown],
      platforms: ['facebook'],
      years: [2018],
    }),
    show_takedown: () => takedown,
    search_posts: (request) => search(posts, request),
    count_facets: ({ query, of, top }) => {
      const hits = find(posts, query);
      const counted = of.map((column) => [column, facet(hits, column)] as const);
      return {
        total: hits.length,
        facets: Object.fromEntries(counted.map(([column, values]) => [column, values.slice(0, top)])),
        distinct: Object.fromEntries(counted.map(([column, values]) => [column, values.length])),
        problems: [],
        elapsedMs: 1.2,
      };
    },
    show_post: ({ post, query }) => showPost(posts, post, query),
    save_timeline: ({ path }) => ({ path, bytes: 1_204 }),
    save_picture: ({ path, content }) => ({ path, bytes: content.length }),
    count_timeline: (request) => timelineAnswer(posts, request, own.marks()),
    ...own.answers,
    list_accounts: ({ prefix, dataset, from, limit }) => {
      const start = prefix.replace('@', '').toLowerCase();
      const found = PEOPLE.filter(
        (person) =>
          (dataset === null || person.dataset === dataset) &&
          [person.handle, person.id, person.name].some((name) => name?.toLowerCase().startsWith(start)),
      );
      const accounts = found.slice(from, from + limit).map((person) => {
        const { facts, figures } = accountPage(posts, person);
        const { first, last } = figures;
        const { datasetName, kind, followers, created } = facts;
        const account = refOf(person);
        return { account, datasetName, kind, posts: figures.posts, first, last, followers, created };
      });
      return { total: found.length, accounts };
    },
    show_account: ({ account }) => accountPage(posts, findPerson(account) ?? notFound(account)),
    account_evidence: ({ account, zone, group }) =>
      evidenceCard(posts, findPerson(account) ?? notFound(account), zone, group),
    account_history: ({ account }) => accountHistory(posts, findPerson(account) ?? notFound(account)),
    account_connections: ({ account }) => accountConnections(findPerson(account) ?? notFound(account)),
    compare_accounts: ({ accounts, zone }) =>
      comparison(
        accounts.map((account) => findSide(posts, account) ?? notFound(account)),
        zone,
      ),
    ...comparedAnswers((account) => findSide(posts, account) ?? notFound(account)),
    list_indicators: () => ({ total: 0, kinds: [], indicators: [] }),
    list_summaries: () => ({ total: 0, summaries: [] }),
    export_posts: ({ output, query }) => ({
      output,
      posts: find(posts, query).length,
      guarded: 3,
      elapsedMs: 88,
    }),
    verify_archive: () => ({
      ok: true,
      files: [],
      storePosts: posts.length,
      indexPosts: posts.length,
      problems: [],
      elapsedMs: 12,
    }),
    rebuild_index: () => info(posts.length),
    save_state: ({ key, value }) => {
      saved.set(key, value);
      return {};
    },
    load_state: ({ key }) => ({ value: saved.get(key) ?? null }),
    ...noteAnswers(posts),
    ...batchAnswers(posts),
    ...wordAnswers(posts),
    about: () => info(posts.length),
  };
}

const INTERRUPTED = {
  dataset: 'thailand_092020',
  path: '~/Downloads/thailand_092020_tweets_csv_hashed_2.zip',
  kept: 12_000,
  bytesDone: 8_400_000,
  bytes: 14_020_118,
};

function search(
  posts: readonly PostRow[],
  { query, sort, rank, limit }: SearchRequest,
): Commands['search_posts']['answer'] {
  const hits = find(posts, query);
  if (sort === 'oldest') hits.reverse();
  if (sort === 'engagement') hits.sort((a, b) => (b.likes ?? 0) - (a.likes ?? 0));
  const from = rank ?? 0;
  // `?many=5000000` makes a list that long of the same posts, to see how it scrolls.
  const many = Number(new URLSearchParams(globalThis.location.search).get('many'));
  const total = many || hits.length;
  const { filters, problems } = readQuery(query);
  const ranks = Array.from({ length: Math.max(0, Math.min(limit, total - from)) }, (_, n) => from + n);
  const rows = ranks.flatMap((at) => hits[at % hits.length] ?? []);
  return {
    total,
    rows,
    next: null,
    problems,
    filters,
    elapsedMs: 3.2,
  };
}

function showPost(posts: readonly PostRow[], name: string, query: string): PostDetail {
  const post =
    find(posts, query).find((one) => `${one.dataset}/${one.postId}` === name) ??
    posts.find((one) => `${one.dataset}/${one.postId}` === name);
  if (!post) return notFound(name);
  const sha256 = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';
  return {
    post,
    columns: [
      { name: 'tweetid', value: post.postId },
      { name: 'userid', value: post.account.id },
      { name: 'tweet_language', value: post.language ?? '' },
      { name: 'tweet_text', value: post.text },
      { name: 'tweet_time', value: (post.postedAt ?? '').slice(0, 16).replace('T', ' ') },
      { name: 'tweet_client_name', value: post.client ?? '' },
      { name: 'in_reply_to_userid', value: '' },
      { name: 'latitude', value: 'absent' },
      { name: 'hashtags', value: `[${post.hashtags.join(', ')}]` },
    ],
    sha256,
    outerSha256: sha256,
    publisher: 'Twitter',
    refersTo: [],
    referredBy: posts.slice(4, 6),
    referredByTotal: 2,
    citation: `Twitter, “${post.datasetName}”, post ${post.postId}, record ${post.source.record} of ${post.source.file} (SHA-256 ${sha256}).`,
  };
}

function archive(n: number): ArchiveState['open'] {
  const datasets = n === 0 ? 0 : 3;
  const notices: string[] = [];
  return {
    path: '~/Documents/Iran 2018',
    name: 'Iran 2018',
    readOnly: false,
    sample: false,
    datasets,
    posts: n,
    accounts: PEOPLE.length,
    notices,
  };
}

function info(n: number): Info {
  return {
    program: '0.1.0',
    sqlite: '3.50.4',
    tantivy: '0.27.0',
    folding: 1,
    catalogue: '2026-11-25',
    archive: '~/Documents/Iran 2018',
    datasets: 3,
    posts: n,
    accounts: PEOPLE.length,
    databaseBytes: 8_210_000,
    indexBytes: 2_410_000,
    indexFields: { body: 1_510_000, tag: 320_000 },
    elapsedMs: 1,
  };
}

function notFound(name: string): never {
  const error: ApiError = {
    code: 'notFound',
    message: `Nothing in this archive is called ${name}.`,
    hint: null,
    details: null,
  };
  throw error;
}
