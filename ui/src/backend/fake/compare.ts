/** Accounts and pairs of the fake archive. */
import type {
  AccountFacts,
  AccountPage,
  ComparedAccount,
  ComparedPair,
  Comparison,
  FacetColumn,
  Overlap,
  PostRow,
  SharedValue,
} from '../bindings';
import { buckets, facet, figuresOf } from './figures';
import { DATASETS, PEOPLE, type Person } from './people';
import { refOf } from './posts';

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

export function comparison(posts: readonly PostRow[], people: readonly Person[], zone: string): Comparison {
  const all = people.flatMap((person) => postsOf(posts, person));
  const whole = buckets(all, 'week');
  const range: [string, string] = [whole[0]?.start ?? '', whole.at(-1)?.start ?? ''];
  return {
    accounts: people.map((person) => comparedAccount(person, postsOf(posts, person))),
    pairs: people.flatMap((a, i) => people.slice(i + 1).map((b, j) => pair(posts, [a, i], [b, i + 1 + j]))),
    timeline: {
      by: 'week',
      starts: whole.map((bucket) => bucket.start),
      counts: people.map((person) =>
        buckets(postsOf(posts, person), 'week', range).map((bucket) => bucket.count),
      ),
    },
    zone,
    elapsedMs: 4.5,
  };
}

function comparedAccount(person: Person, own: PostRow[]): ComparedAccount {
  const { posts, first, last, byHour, byWeekday, hourByWeekday, languages, clients, kinds } = figuresOf(own);
  const figures = { posts, first, last, byHour, byWeekday, hourByWeekday, languages, clients, kinds };
  const missing = person.dataset === 'russia_ira' ? MISSING : [];
  return { facts: factsOf(person), account: `${person.dataset}/${person.id}`, ...figures, missing };
}

function pair(
  posts: readonly PostRow[],
  [a, idxA]: [Person, number],
  [b, idxB]: [Person, number],
): ComparedPair {
  const [ofA, ofB] = [postsOf(posts, a), postsOf(posts, b)];
  const shared = (column: FacetColumn) => overlap(ofA, ofB, column);
  const one = ofA[3];
  const other = ofB[4];
  const examples =
    one && other
      ? [
          {
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
    hashtags: shared('hashtag'),
    domains: shared('domain'),
    links: shared('domain'),
    mentions: shared('mention'),
    reposted: shared('mention'),
    sameText: { count: examples.length, examples, medianLagSeconds: 16 },
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
