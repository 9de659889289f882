/** What is said about an account of the fake archive: a few signals that say something, and some that do not. */
import type {
  AccountConnections,
  AccountHistory,
  ConnectedAccount,
  EvidenceCard,
  PostRow,
  Signal,
  SignalBar,
} from '../bindings';
import { PEOPLE, type Person } from './people';
import { refOf } from './posts';

const BARE: Signal = {
  key: '',
  title: '',
  state: 'notInRelease',
  lack: null,
  needed: null,
  has: null,
  figure: null,
  more: [],
  restsOn: null,
  n: null,
  place: null,
  noPlace: null,
  charts: [],
  weak: null,
  innocent: '',
  references: [],
  needs: [],
};

export function evidenceCard(
  posts: readonly PostRow[],
  person: Person,
  zone: string,
  group: string | null,
): EvidenceCard {
  const own = postsOf(posts, person);
  const query = group ?? `dataset:${person.dataset}`;
  const others = PEOPLE.filter((one) => one !== person).length;
  return {
    account: refOf(person),
    zone,
    posts: own.length,
    undated: 0,
    group: {
      query,
      problems: [],
      accounts: others,
      leastPosts: 50,
      eligible: others,
      taken: others,
      posts: posts.length - own.length,
      words: `All ${others} other accounts of which the search ${query} finds at least 50 posts, of ${others} that it finds.`,
    },
    signals: [hours(own), seconds(person), clients(person), created()],
    resamples: 1000,
    elapsedMs: 212,
  };
}

function hours(own: readonly PostRow[]): Signal {
  const counts = Array.from(
    { length: 24 },
    (_, hour) => own.filter((post) => Number(post.postedAt?.slice(11, 13)) === hour).length,
  );
  const held = (from: number) =>
    Array.from({ length: 8 }, (_, n) => counts[(from + n) % 24] ?? 0).reduce((sum, n) => sum + n, 0);
  const most = Math.max(...counts.map((_, from) => held(from)));
  const share = most / Math.max(1, own.length);
  const bars: SignalBar[] = counts.map((count, hour) => {
    const value = count / Math.max(1, own.length);
    return {
      label: String(hour).padStart(2, '0'),
      value,
      low: value * 0.8,
      high: value * 1.2,
      group: 1 / 24,
    };
  });
  return {
    ...BARE,
    key: 'hours',
    title: 'Hours of the day',
    state: 'said',
    figure: {
      label: 'share of posts in the busiest eight hours in a row',
      value: share,
      low: share * 0.95,
      high: Math.min(1, share * 1.05),
      words: `${(100 * share).toFixed(1)} % (range of 95 in 100: ${(95 * share).toFixed(1)} % to ${(105 * share).toFixed(1)} %)`,
    },
    restsOn: `${own.length} posts on 56 days`,
    n: own.length,
    place: {
      accounts: 8,
      median: 0.6,
      atOrBelow: 0.75,
      values: [0.41, 0.48, 0.55, 0.58, 0.62, 0.66, 0.95, 0.97],
      words:
        'Of 8 accounts of the comparison group with enough to say, 6 (75 %) are at this figure or below; their median is 60 %.',
    },
    charts: [{ title: 'Share of posts by hour', shares: true, bars }],
    innocent: 'Shift work, scheduled posts, a life in another zone, several people at one account.',
    references: ['Keller et al. 2020 (not checked by us)'],
    needs: ['the time of the day'],
  };
}

function seconds(person: Person): Signal {
  return {
    ...BARE,
    key: 'seconds',
    title: 'Second of the minute',
    state: 'notEnough',
    lack: `Not enough to say: ${Math.min(149, person.posts)} of 150 posts.`,
    needed: 150,
    has: Math.min(149, person.posts),
    innocent: 'Schedulers that newsrooms and shops use.',
    needs: ['the second, which Twitter’s releases have only in the post’s id'],
  };
}

function clients(person: Person): Signal {
  const words = { key: 'clients', title: 'Programs', innocent: 'A new telephone, an ordinary scheduler.' };
  const needs = ['the program a post was sent with'];
  if (person.client === '')
    return { ...BARE, ...words, needs, lack: 'Not in this release: the program a post was sent with.' };
  const share = { label: `share of the most used program, ${person.client}`, value: 1, low: 0.98, high: 1 };
  return {
    ...BARE,
    ...words,
    needs,
    state: 'said',
    figure: { ...share, words: '100 % (range of 95 in 100: 98 % to 100 %)' },
    restsOn: `${person.posts} posts`,
    n: person.posts,
    noPlace: 'No account of the comparison group has enough to say.',
    charts: [
      {
        title: 'Posts by program',
        shares: false,
        bars: [{ label: person.client, value: person.posts, low: null, high: null, group: null }],
      },
    ],
  };
}

function created(): Signal {
  return {
    ...BARE,
    key: 'created',
    title: 'Made at the same time',
    lack: 'Not in this release: the day this account was made.',
    weak: 'Its authors say that random groups may understate the effect; we have not repeated it.',
    innocent: 'News that brought many people to the platform.',
    needs: ['the day an account was made'],
  };
}

export function accountHistory(posts: readonly PostRow[], person: Person): AccountHistory {
  const dated = postsOf(posts, person)
    .flatMap((post) => post.postedAt ?? [])
    .sort();
  const names = (name: string | null) =>
    name === null ? [] : [{ name, first: dated[0] ?? null, last: dated.at(-1) ?? null, posts: dated.length }];
  const isSeen = person.dataset === 'russia_ira';
  return {
    points: isSeen ? dated.map((at, n) => ({ at, followers: 40 + 3 * n, following: 210 + (n % 9) })) : [],
    snapshots: isSeen ? dated.length : 0,
    handles: names(person.handle),
    displayNames: names(person.name),
    lack: isSeen ? null : 'Not in this release: the number of followers at more than one time.',
  };
}

export function accountConnections(person: Person): AccountConnections {
  const others = PEOPLE.filter((one) => one.dataset === person.dataset && one !== person);
  const own = `from:${person.dataset}/${person.id}`;
  const some = others.map((one, n): ConnectedAccount => ({
    value: one.handle ?? one.id,
    label: `@${one.handle ?? one.id}`,
    count: 12 - n,
    term: `${own} @${one.handle ?? one.id}`,
    account: refOf(one),
  }));
  const kind = (key: string, title: string, accounts: ConnectedAccount[], lack: string | null = null) => ({
    key,
    title,
    accounts,
    total: accounts.length,
    lack,
  });
  return {
    kinds: [
      kind('reposts', 'Passes on', [], 'Not in this release: the account, for each of 41 reposts.'),
      kind('repostedBy', 'Is passed on by', []),
      kind('replies', 'Answers', some.slice(0, 1)),
      kind('repliedBy', 'Is answered by', []),
      kind('mentions', 'Mentions', [
        ...some,
        { value: 'press', label: '@press', count: 2, term: `${own} @press`, account: null },
      ]),
      kind('mentionedBy', 'Is mentioned by', []),
    ],
    elapsedMs: 3,
  };
}

function postsOf(posts: readonly PostRow[], person: Person): PostRow[] {
  return posts.filter((post) => post.account.address === `${person.dataset}/${person.id}`);
}
