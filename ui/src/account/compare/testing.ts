/** Sides and pairs for tests. */
import type { AccountFacts, ComparedAccount, ComparedPair, CompareRequest } from '../../backend';
import { comparison, findSide } from '../../backend/fake/compare';
import { comparedAnswers } from '../../backend/fake/compared';
import { makePosts } from '../../backend/fake/posts';

export function factsFor(id: string, more: Partial<AccountFacts> = {}): AccountFacts {
  return {
    account: { id, handle: id, displayName: id, dataset: 'd', address: `d/${id}`, hashed: false },
    idInexact: false,
    idPublished: null,
    platform: 'twitter',
    kind: null,
    datasetName: 'D',
    publisher: null,
    place: null,
    description: null,
    descriptionShown: null,
    descriptionDirection: 'ltr',
    url: null,
    followers: 10,
    following: null,
    created: null,
    language: null,
    listed: true,
    profiles: 1,
    extra: [],
    source: { file: 'users.csv', record: 1, line: 2, byte: 3 },
    ...more,
  };
}

export function accountSide(id: string, more: Partial<ComparedAccount> = {}): ComparedAccount {
  return {
    facts: factsFor(id),
    account: `d/${id}`,
    query: `from:d/${id}`,
    problems: [],
    nAccounts: 1,
    posts: 4,
    first: null,
    last: null,
    undated: 0,
    activeDays: 0,
    byHour: [],
    byWeekday: [],
    hourByWeekday: [],
    spacing: { gaps: 0, unitSeconds: 1, medianSeconds: null, buckets: [] },
    languages: [],
    clients: [],
    kinds: [],
    missing: [],
    ...more,
  };
}

export function groupSide(query: string, more: Partial<ComparedAccount> = {}): ComparedAccount {
  return { ...accountSide('', more), facts: null, account: `group:${query}`, query };
}

export function pairOf(a: number, b: number): ComparedPair {
  const none = { shared: 0, aDistinct: 0, bDistinct: 0, jaccard: 0, top: [] };
  return {
    a,
    b,
    both: 0,
    hashtags: { ...none, shared: 3, jaccard: 0.25 },
    domains: none,
    links: none,
    mentions: none,
    reposted: none,
    sameText: {
      count: 7,
      aDistinct: 20,
      bDistinct: 15,
      jaccard: 0.25,
      examples: [],
      medianLagSeconds: null,
    },
    first: { a: 0, b: 0, undecided: 0, medianLagSeconds: null },
    interactions: { aMentionsB: 0, bMentionsA: 0, aRepostsB: 0, bRepostsA: 0, aRepliesB: 0, bRepliesA: 0 },
  };
}

/** Answers of the fake archive to what Compare asks. */
export function comparedByFake() {
  const posts = makePosts();
  const side = (name: string) => {
    const found = findSide(posts, name);
    if (found === undefined) throw new Error(`no side ${name}`);
    return found;
  };
  return {
    ...comparedAnswers(side),
    compare_accounts: ({ accounts, zone }: CompareRequest) => comparison(accounts.map(side), zone),
  };
}
