import { describe, expect, it } from 'vitest';
import type { AccountFacts, AccountList, AccountPage, AccountRow, Call } from '../backend';
import { defang, factsOf, figuresOf, hashtagLabel, hoursWords, nameOf } from './account-data';
import { AccountController } from './account.svelte';
import { fromAny, fromTerm, mentionTerm, valueTerm } from './terms';

const HASHED = {
  id: '4f2a9c0d4f2a9c0d4f2a9c0d',
  handle: null,
  displayName: null,
  dataset: 'thailand_092020',
  address: 'thailand_092020/4f2a9c0d4f2a9c0d4f2a9c0d',
  hashed: true,
};

const FACTS: AccountFacts = {
  account: HASHED,
  idInexact: false,
  idPublished: null,
  platform: 'twitter',
  kind: null,
  datasetName: 'Thailand 2020',
  publisher: 'Twitter',
  place: null,
  description: null,
  descriptionShown: null,
  descriptionDirection: 'ltr',
  url: null,
  followers: 1204,
  following: 0,
  created: '2019-11-05',
  language: null,
  listed: true,
  profiles: 1,
  extra: [],
  source: { file: 'thailand_users.csv', record: 12, line: 13, byte: 2210 },
};

describe('terms', () => {
  it('keep one account, or any of several, with a further term', () => {
    expect(fromTerm('d/a')).toBe('from:d/a');
    expect(fromAny(['d/a'], '#tag')).toBe('from:d/a #tag');
    expect(fromAny(['d/a', 'd/b'], '#tag')).toBe('(from:d/a OR from:d/b) #tag');
    expect(fromAny(['d/a', 'd/b'], '')).toBe('(from:d/a OR from:d/b)');
  });

  it('stand in quotes where a value has white space or a parenthesis', () => {
    expect(valueTerm('client', 'Twitter for Android')).toBe('client:"Twitter for Android"');
    expect(valueTerm('client', 'dlvr(it)')).toBe('client:"dlvr(it)"');
    expect(valueTerm('lang', 'fa')).toBe('lang:fa');
  });

  it('are not made for a value that the release does not give', () => {
    expect(valueTerm('client', '')).toBeNull();
  });

  it('name a hashed account by its id alone', () => {
    expect(mentionTerm(HASHED)).toBe(`@${HASHED.id}`);
    expect(mentionTerm({ ...HASHED, handle: 'somebody' })).toBe('@somebody');
  });
});

describe('facts', () => {
  const value = (facts: AccountFacts, name: string) => factsOf(facts).find((one) => one.name === name)?.value;

  it('are as published, and absent where the release has none', () => {
    expect(value(FACTS, 'Followers at publication')).toBe('1,204');
    expect(value(FACTS, 'Following at publication')).toBe('0');
    expect(value(FACTS, 'Account made')).toBe('5 Nov 2019');
    expect(value(FACTS, 'Handle')).toBeNull();
  });

  it('say that an id was destroyed and what stands in its place', () => {
    const facts = factsOf({ ...FACTS, idInexact: true, idPublished: '1.01421E+18' });
    expect(facts.map((one) => one.name).slice(0, 3)).toEqual([
      'Handle',
      'Id, destroyed in the file',
      'Id as published',
    ]);
  });

  it('do not mention sets of facts where there is one', () => {
    expect(value(FACTS, 'Sets of facts in the release')).toBeUndefined();
    expect(value({ ...FACTS, profiles: 3 }, 'Sets of facts in the release')).toBe('3; the last is shown');
  });

  it('name an account by what is published of it', () => {
    expect(nameOf(HASHED)).toBe('4f2a9c0d…');
    expect(nameOf({ ...HASHED, displayName: 'Somebody', handle: 'somebody' })).toBe('Somebody');
    expect(nameOf({ ...HASHED, id: '?unnamed' })).toBe('No account named');
  });
});

it.each([
  ['https://example.com/a.b?c', 'hxxps://example[.]com/a.b?c'],
  ['HTTP://Example.com', 'hxxP://Example[.]com'],
  ['example.co.uk/x', 'example[.]co[.]uk/x'],
])('an address is written so that nothing opens it: %s', (url, defanged) => {
  expect(defang(url).toLowerCase()).toBe(defanged.toLowerCase());
});

it('figures say the day, and the time of day with its zone', () => {
  const figures = { posts: 1204, first: '2019-11-06T07:45:00Z', last: null, activeDays: 35, undated: 2 };
  const page = { figures } as AccountPage;
  expect(figuresOf(page, 'Asia/Bangkok')).toEqual([
    { value: '1,204', name: 'posts in this archive' },
    { value: '6 Nov 2019', name: 'first post, 14:45 Bangkok (+07:00)' },
    { value: '–', name: 'last post' },
    { value: '35', name: 'days with at least one post' },
    { value: '2', name: 'posts without a readable date' },
  ]);
});

it('a hashtag has one sign, whichever way it came', () => {
  expect(['tag', '#tag', '＃tag'].map(hashtagLabel)).toEqual(['#tag', '#tag', '＃tag']);
});

describe('hoursWords', () => {
  it('adds up to all posts', () => {
    expect(hoursWords([[1, 2], [3]], 6, 0)).toBe('Counts 6 posts.');
    expect(hoursWords([[1, 2], [3]], 10, 3)).toBe(
      'Counts 6 posts. Left out: 1 post known only to the day, 3 posts without a readable date.',
    );
  });
});

describe('AccountController', () => {
  const row = (n: number): AccountRow => ({
    account: { ...HASHED, id: String(n), address: `d/${n}` },
    datasetName: 'D',
    kind: null,
    posts: n,
    first: null,
    last: null,
    followers: null,
    created: null,
  });

  it('adds the next accounts to the list until all are there', async () => {
    const asked: unknown[] = [];
    const call = ((_: string, request: { from: number }) => {
      asked.push(request);
      const accounts = request.from === 0 ? [row(1), row(2)] : [row(3)];
      return Promise.resolve<AccountList>({ total: 3, accounts });
    }) as unknown as Call;
    const controller = new AccountController(call);
    await controller.askList('te', 'd');
    await controller.askMore();
    await controller.askMore();
    expect(asked).toEqual([
      { prefix: 'te', dataset: 'd', from: 0, limit: 100 },
      { prefix: 'te', dataset: 'd', from: 2, limit: 100 },
    ]);
    expect(controller.list.value?.accounts.map((one) => one.posts)).toEqual([1, 2, 3]);
  });

  it('asks for an account and for its newest posts', async () => {
    const asked: [string, unknown][] = [];
    const call = ((name: string, request: unknown) => {
      asked.push([name, request]);
      return Promise.reject(new Error('not here'));
    }) as unknown as Call;
    await new AccountController(call).askAccount('d/1', 'Asia/Tehran');
    expect(asked).toMatchObject([
      ['show_account', { account: 'd/1', zone: 'Asia/Tehran' }],
      ['search_posts', { query: 'from:d/1', sort: 'newest' }],
    ]);
  });
});
