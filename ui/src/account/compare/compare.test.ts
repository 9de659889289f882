import { describe, expect, it } from 'vitest';
import type { Call, Comparison } from '../../backend';
import { makePosts } from '../../backend/fake/posts';
import { LETTER_DASHES, LETTER_SHAPES, LETTERS, type Letter } from '../../tray/tray.svelte';
import { alignedRows, choosePair, comparedTimeData, factRows, findPair, measureOf } from './compare-data';
import { toColumns } from './columns';
import { CompareController } from './compare.svelte';
import { firstWords, lagWords, overlapWords, sameTextWords } from './lag';
import { interactionRows } from './interactions';
import { lettersFor } from './letters';
import { inOrder, requestedSides, searchFor } from './posts-asked';
import { anyOf, groupOf, ofHandles, queryOfGroup, readHandles } from './sides';
import { accountSide, factsFor, groupSide, pairOf } from './testing';

describe('lettersFor', () => {
  const inTray = (address: string): Letter | null => (address === 'd/x' ? 'B' : null);

  it('keeps the letter of the tray and gives the others the first that are free', () => {
    expect(lettersFor(['d/1', 'd/x', 'd/2'], inTray)).toEqual(['A', 'B', 'C']);
    expect(lettersFor(['d/x', 'd/1', 'd/2'], inTray)).toEqual(['B', 'A', 'C']);
  });
});

describe('factRows', () => {
  const two = accountSide('two', { facts: factsFor('two', { followers: 11 }) });
  const rows = factRows([accountSide('one'), two], 'UTC');
  const row = (name: string) => rows.find((one) => one.name === name);

  it('mark only those in which the accounts differ', () => {
    expect(row('Platform')?.differs).toBe(false);
    expect(row('Handle')?.differs).toBe(true);
    expect(row('Followers at publication')?.cells.map((cell) => cell.value)).toEqual(['10', '11']);
  });

  it('do not call two absent facts different', () => {
    expect(row('Place')?.differs).toBe(false);
  });

  it('keep the columns straight where only one account has a fact', () => {
    const odd = accountSide('odd', { facts: factsFor('odd', { profiles: 2 }) });
    const sets = factRows([accountSide('one'), odd], 'UTC').find((one) =>
      one.name.startsWith('Sets of facts'),
    );
    expect(sets?.cells.map((cell) => cell.value)).toEqual([null, '2; the last is shown']);
  });
});

describe('groups', () => {
  const group = groupSide('lang:fa', { nAccounts: 12 });

  it('are named in requests by their query', () => {
    expect(groupOf(' lang:fa ')).toBe('group:lang:fa');
    expect(queryOfGroup('group:lang:fa')).toBe('lang:fa');
    expect(queryOfGroup('d/one')).toBeNull();
  });

  it('stand beside accounts under their query', () => {
    const columns = toColumns([accountSide('one'), group, groupSide('')], ['A', 'B', 'C']);
    expect(columns.map((column) => [column.letter, column.name, column.query])).toEqual([
      ['A', 'one', 'from:d/one'],
      ['B', 'lang:fa', 'lang:fa'],
      ['C', 'Every post', ''],
    ]);
  });

  it('have no facts of one account, and make none differ', () => {
    const rows = factRows([accountSide('one'), group], 'UTC');
    const row = (name: string) => rows.find((one) => one.name === name);
    expect(row('Handle')?.cells.map((cell) => cell.value)).toEqual(['@one', null]);
    expect(row('Handle')?.differs).toBe(false);
    expect(row('Accounts')?.cells.map((cell) => cell.value)).toEqual(['1', '12']);
  });

  it('have no single term for what was done to them', () => {
    const [a, b] = toColumns([accountSide('one'), group], ['A', 'B']);
    if (a === undefined || b === undefined) throw new Error('two columns');
    const [mentions, , replies] = interactionRows(pairOf(0, 1).interactions, a, b);
    expect(mentions?.ways.map((way) => way.term)).toEqual([null, '@one']);
    expect(replies?.ways.map((way) => way.term)).toEqual([null, 'to:one']);
  });
});

describe('a pasted list of handles', () => {
  it('is read however the handles stand apart, each once', () => {
    expect(readHandles('@Tehran_Now, alquds_voice;\n"siam_today"  tehran_now. ')).toEqual([
      'Tehran_Now',
      'alquds_voice',
      'siam_today',
    ]);
    expect(readHandles(' \n ,')).toEqual([]);
  });

  it('takes the account of an address', () => {
    expect(
      readHandles('https://twitter.com/some_one/status/12?s=20 x.com/other https://t.me/@third'),
    ).toEqual(['some_one', 'other', 'third']);
  });

  it('becomes one search', () => {
    expect(ofHandles(['a', 'b'])).toBe('from:a OR from:b');
  });
});

describe('anyOf', () => {
  it('keeps the alternatives of a query together', () => {
    expect(anyOf(['from:a', 'oil OR gas'], '#x')).toBe('(from:a OR oil OR gas) #x');
    expect(anyOf(['oil price'], '#x')).toBe('oil price #x');
    expect(anyOf(['oil OR gas'], '#x')).toBe('(oil OR gas) #x');
  });

  it('closes what is half typed, so that the term stays outside', () => {
    expect(anyOf(['"oil pri', '(gas'], '#x')).toBe('("oil pri" OR (gas)) #x');
  });

  it('finds every post where one side is every post', () => {
    expect(anyOf(['from:a', ''], '#x')).toBe('#x');
  });
});

it('timelines stand in the colours and shapes of the letters', () => {
  const comparison: Comparison = {
    accounts: [accountSide('one'), accountSide('two')],
    pairs: [],
    timeline: { by: 'day', starts: ['2017-01-01T00:00:00Z'], counts: [[1], [2]] },
    zone: 'UTC',
    elapsedMs: 1,
  };
  const series = comparedTimeData(comparison, ['A', 'C']).series;
  expect(series.map((one) => [one.label, one.token, one.shape, one.values])).toEqual([
    ['A  one', 'account-a', 'circle', [1]],
    ['C  two', 'account-c', 'triangle', [2]],
  ]);
});

it('every letter has a shape and a stroke of its own, so that colour is not the only sign', () => {
  expect(new Set(Object.values(LETTER_SHAPES)).size).toBe(LETTERS.length);
  expect(new Set(Object.values(LETTER_DASHES).map(String)).size).toBe(LETTERS.length);
});

it('aligned rows name what is counted and how to find it', () => {
  const one = accountSide('one', {
    languages: [
      { value: 'fa', count: 3 },
      { value: '', count: 1 },
    ],
  });
  expect(alignedRows([one, accountSide('two')], 'languages')).toEqual([
    { key: 'fa', label: 'Persian (fa)', term: 'lang:fa', counts: [3, 0] },
    { key: '', label: 'none given', term: null, counts: [1, 0] },
  ]);
});

describe('pairs', () => {
  const pairs = [pairOf(0, 1), pairOf(0, 2), pairOf(1, 2)];

  it('are found whichever way they are named', () => {
    expect(findPair(pairs, 2, 0)).toBe(pairs[1]);
    expect(choosePair(pairs, '2-1')).toBe(pairs[2]);
  });

  it('fall back to the first where none is chosen or the choice is not there', () => {
    expect(choosePair(pairs, undefined)).toBe(pairs[0]);
    expect(choosePair(pairs, '4-5')).toBe(pairs[0]);
    expect(choosePair([], '0-1')).toBeNull();
  });

  it('have a count for every measure, and a Jaccard index', () => {
    expect(measureOf(pairOf(0, 1), 'hashtags')).toEqual({ count: 3, jaccard: 0.25 });
    expect(measureOf(pairOf(0, 1), 'sameText')).toEqual({ count: 7, jaccard: 0.25 });
  });
});

describe('lagWords', () => {
  const names = ['A', 'B'] as const;

  it.each([
    [41, 'second', 'A first, by 41 s'],
    [-41, 'millisecond', 'B first, by 41 s'],
    [0, 'second', 'within the same second'],
    [0, 'minute', 'within the same minute'],
    [125, 'minute', 'A first, by about 2 min'],
    [43_200, 'day', 'within the same day'],
    [-172_800, 'day', 'B first, by about 2 days'],
    [90, null, 'A first, by 1 min 30 s'],
    [0, null, 'at the same published time'],
    [null, 'second', 'order not known'],
  ])('of %s s known to the %s is "%s"', (seconds, precision, words) => {
    expect(lagWords(seconds, precision, names)).toBe(words);
  });
});

describe('words about a pair', () => {
  const names = ['A', 'B'] as const;

  it('say how much is shared and how much is shown', () => {
    const top = [
      {
        value: 'x',
        label: 'x',
        term: '#x',
        item: '7',
        a: 1,
        b: 1,
        aFirst: null,
        bFirst: null,
        lagSeconds: null,
        precision: null,
      },
    ];
    const overlap = { shared: 3, aDistinct: 12, bDistinct: 4, jaccard: 3 / 13, top };
    expect(overlapWords(overlap, names)).toBe(
      '3 shared; A has 12 different, B has 4; Jaccard 0.231; the 1 most frequent are shown',
    );
  });

  it('say who was first, and how many cannot be told', () => {
    expect(firstWords({ a: 14, b: 3, undecided: 2, medianLagSeconds: -41 }, names)).toBe(
      'Of the links, reposts and texts that both posted, A was first with 14 and B with 3; ' +
        'for 2 the published times do not tell the order. The middle lag is 41 s, B first.',
    );
    expect(firstWords({ a: 0, b: 0, undecided: 0, medianLagSeconds: null }, names)).toBe(
      'No link, repost or text was posted by both.',
    );
  });

  it('say how texts are compared', () => {
    expect(sameTextWords({ ...pairOf(0, 1).sameText, count: 1, medianLagSeconds: 16 }, names)).toBe(
      '1 text that both posted, compared after folding letters and without addresses; middle lag 16 s, A first',
    );
  });
});

describe('the posts behind a number', () => {
  const [a, b] = toColumns([accountSide('one'), groupSide('x OR y')], ['A', 'B']);
  if (a === undefined || b === undefined) throw new Error('two columns');
  const base = makePosts()[0];
  if (base === undefined) throw new Error('a post');
  const post = (postId: string, postedAt: string | null, precision: string | null) => ({
    ...base,
    postId,
    postedAt,
    precision,
  });

  it('stand in one order of time, each with how long after the first it came', () => {
    const answer = {
      sides: [
        {
          total: 3,
          posts: [
            post('1', '2017-02-11T14:03:22Z', 'second'),
            post('2', '2017-02-11T16:03:00Z', 'minute'),
            post('3', null, null),
          ],
        },
        { total: 1, posts: [post('4', '2017-02-11T14:04:02Z', 'second')] },
      ],
      elapsedMs: 1,
    };
    expect(inOrder(answer, 2).map((one) => [one.side, one.post.postId, one.later])).toEqual([
      [0, '1', 'first'],
      [1, '4', '40 s later'],
      [0, '2', 'about 2 h later'],
      [0, '3', 'no date'],
    ]);
  });

  it('are asked for with whom something was done to, which has no column', () => {
    const asked = { of: 'replies', item: null, sides: [a], toward: b, title: '', term: null } as const;
    expect(requestedSides(asked)).toEqual(['d/one', 'group:x OR y']);
    expect(searchFor(asked)).toBeNull();
  });

  it('have a search where the query language has a word for them', () => {
    const asked = { of: 'hashtag', item: '7', sides: [a, b], title: '', term: '#t' } as const;
    expect(searchFor(asked)).toBe('(from:d/one OR x OR y) #t');
  });
});

describe('CompareController', () => {
  it('asks for two to six different accounts', async () => {
    const asked: string[][] = [];
    const call = ((name: string, request: { accounts: string[] }) => {
      if (name === 'compare_accounts') asked.push(request.accounts);
      return Promise.resolve({ accounts: [] });
    }) as unknown as Call;
    const controller = new CompareController(call);
    await controller.ask(['a', 'b', 'a', 'c', 'd', 'e', 'f', 'g'], 'UTC');
    expect(asked).toEqual([['a', 'b', 'c', 'd', 'e', 'f']]);
  });

  it('has nothing to ask with fewer than two', async () => {
    const call = (() => Promise.reject(new Error('asked'))) as unknown as Call;
    const controller = new CompareController(call);
    await controller.ask(['a', 'a'], 'UTC');
    expect(controller.comparison.status).toBe('idle');
  });
});
