/** Accounts and pairs of the fake archive. */
import type {
  AccountFacts,
  AccountPage,
  ComparedAccount,
  ComparedPair,
  ComparedSpacing,
  Comparison,
  FacetColumn,
  Overlap,
  PostRow,
  SharedValue,
} from '../bindings';
import { buckets, facet, figuresOf } from './figures';
import { DATASETS, PEOPLE, type Person } from './people';
import { refOf } from './posts';
import { find, readQuery } from './query';

const MISSING = [
  'Times are to the minute in this release.',
  'The programs that posts were sent with are not in this release.',
];

export function findPerson(address: string): Person | undefined {
  const name = address.replace('@', '').toLowerCase();
  return PEOPLE.find((one) =>
    [one.handle, one.id, `${one.dataset}/${one.id}`, `${one.dataset}/${one.handle}`].some(
      (own) => own?.toLowerCase() === name,
    ),
  );
}

function postsOf(posts: readonly PostRow[], person: Person): PostRow[] {
  return posts.filter((post) => post.account.address === `${person.dataset}/${person.id}`);
}

function factsOf(person: Person): AccountFacts {
  const dataset = DATASETS[person.dataset as keyof typeof DATASETS];
  const member = `${person.dataset}_users.csv`;
  return {
    account: refOf(person),
    idInexact: false,
    idPublished: null,
    platform: 'twitter',
    kind: null,
    datasetName: dataset.name,
    publisher: dataset.publisher,
    place: person.place,
    description: person.bio,
    descriptionShown: null,
    descriptionDirection: person.language === 'fa' || person.language === 'ar' ? 'rtl' : 'ltr',
    url: null,
    followers: person.followers,
    following: Math.round(person.followers / 3),
    created: person.dataset === 'russia_ira' ? null : person.created,
    language: person.language,
    listed: true,
    profiles: 1,
    extra: [{ name: 'account_category', value: 'NewsFeed' }],
    source: { file: `~/Downloads/${member}`, record: 12, line: 13, byte: 2210 },
  };
}

export function accountPage(posts: readonly PostRow[], person: Person): AccountPage {
  const own = postsOf(posts, person);
  const top = (column: FacetColumn) => facet(own, column).slice(0, 10);
  return {
    facts: factsOf(person),
    figures: figuresOf(own),
    hashtags: top('hashtag'),
    domains: top('domain'),
    mentions: top('mention'),
    reposted: facet(
      own.filter((post) => post.kind === 'repost'),
      'mention',
    ),
    repliedTo: [],
    timeline: buckets(own, 'week'),
    timelineBy: 'week',
    missing: person.dataset === 'russia_ira' ? MISSING : [],
    elapsedMs: 2.1,
  };
}

/** A side by its name: an account, or `group:` and a query. */
export interface Side {
  name: string;
  query: string;
  person: Person | null;
  posts: PostRow[];
}

export function findSide(posts: readonly PostRow[], name: string): Side | undefined {
  if (name.startsWith('group:')) {
    const query = name.slice(6);
    return { name, query, person: null, posts: find(posts, query) };
  }
  const person = findPerson(name);
  if (person === undefined) return undefined;
  const address = `${person.dataset}/${person.id}`;
  return { name: address, query: `from:${address}`, person, posts: postsOf(posts, person) };
}

export function comparison(sides: readonly Side[], zone: string): Comparison {
  const all = sides.flatMap((side) => side.posts);
  const whole = buckets(all, 'week');
  const range: [string, string] = [whole[0]?.start ?? '', whole.at(-1)?.start ?? ''];
  return {
    // One unit for all, so that their steps are the same.
    accounts: sides.map((side) => comparedSide(side, all.some(isToTheMinute) ? 60 : 1)),
    pairs: sides.flatMap((a, i) => sides.slice(i + 1).map((b, j) => pair([a, i], [b, i + 1 + j]))),
    timeline: {
      by: 'week',
      starts: whole.map((bucket) => bucket.start),
      counts: sides.map((side) => buckets(side.posts, 'week', range).map((bucket) => bucket.count)),
    },
    zone,
    elapsedMs: 4.5,
  };
}

function isToTheMinute(post: PostRow): boolean {
  return post.dataset === 'russia_ira';
}

function comparedSide({ name, query, person, posts }: Side, unitSeconds: number): ComparedAccount {
  return {
    facts: person === null ? null : factsOf(person),
    account: name,
    query,
    problems: readQuery(query).problems,
    nAccounts: new Set(posts.map((post) => post.account.address)).size,
    ...figuresOf(posts),
    spacing: spacingOf(posts, unitSeconds),
    missing: posts.some(isToTheMinute) ? MISSING : [],
  };
}

/** Times between one post and the next, in steps that double, without a hole. */
function spacingOf(posts: readonly PostRow[], unitSeconds: number): ComparedSpacing {
  const times = posts.flatMap((post) => (post.postedAt === null ? [] : [Date.parse(post.postedAt) / 1000]));
  times.sort((a, b) => a - b);
  const gaps = times.slice(1).map((at, idx) => at - (times[idx] ?? at));
  gaps.sort((a, b) => a - b);
  const step = (gap: number) => (gap < unitSeconds ? 0 : 1 + Math.floor(Math.log2(gap / unitSeconds)));
  const steps = gaps.length === 0 ? 0 : step(gaps.at(-1) ?? 0) + 1;
  const counts = Array.from({ length: steps }, () => 0);
  for (const gap of gaps) counts[step(gap)] = (counts[step(gap)] ?? 0) + 1;
  return {
    gaps: gaps.length,
    unitSeconds,
    medianSeconds: gaps[Math.floor(gaps.length / 2)] ?? null,
    buckets: counts.map((count, n) => ({ fromSeconds: n === 0 ? 0 : unitSeconds * 2 ** (n - 1), count })),
  };
}

function pair([a, idxA]: [Side, number], [b, idxB]: [Side, number]): ComparedPair {
  const [ofA, ofB] = [a.posts, b.posts];
  const shared = (column: FacetColumn) => overlap(ofA, ofB, column);
  const one = ofA[3];
  const other = ofB[4];
  const examples =
    one && other
      ? [
          {
            item: one.postId,
            aCount: 1,
            bCount: 3,
            a: `${one.dataset}/${one.postId}`,
            b: `${other.dataset}/${other.postId}`,
            text: one.text,
            direction: one.direction,
            aAt: one.postedAt,
            bAt: one.postedAt,
            lagSeconds: 16,
            precision: 'second',
          },
        ]
      : [];
  return {
    a: idxA,
    b: idxB,
    both: ofA.filter((post) => ofB.includes(post)).length,
    hashtags: shared('hashtag'),
    domains: shared('domain'),
    links: shared('domain'),
    mentions: shared('mention'),
    reposted: shared('mention'),
    sameText: {
      count: examples.length,
      aDistinct: 40,
      bDistinct: 31,
      jaccard: examples.length / 70,
      examples,
      medianLagSeconds: 16,
    },
    first: { a: 14, b: 3, undecided: 2, medianLagSeconds: 41 },
    interactions: { aMentionsB: 4, bMentionsA: 0, aRepostsB: 2, bRepostsA: 11, aRepliesB: 0, bRepliesA: 1 },
  };
}

function overlap(ofA: PostRow[], ofB: PostRow[], column: FacetColumn): Overlap {
  const [a, b] = [facet(ofA, column), facet(ofB, column)];
  const top = a.flatMap((value): SharedValue[] => {
    const same = b.find((one) => one.value === value.value);
    if (!same) return [];
    const { value: name, label, term, count } = value;
    const aFirst = ofA.at(-1)?.postedAt ?? null;
    return [
      {
        value: name,
        label,
        term,
        item: name,
        a: count,
        b: same.count,
        aFirst,
        bFirst: aFirst,
        lagSeconds: 41,
        precision: 'minute',
      },
    ];
  });
  const jaccard = a.length + b.length === 0 ? 0 : top.length / (a.length + b.length - top.length);
  return { shared: top.length, aDistinct: a.length, bDistinct: b.length, jaccard, top };
}
