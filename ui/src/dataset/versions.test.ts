import { expect, test } from 'vitest';
import type { Call, Diff, DiffCounts, DiffFindings, DiffRequest, DiffRow } from '../backend';
import { choiceWords, fieldWords, findingWords, firstChoice, touched, valuesOf } from './version-words';
import { countedOf, PAGE_SIZE, Versions } from './versions.svelte';

const NONE: DiffCounts = {
  same: 0,
  changed: 0,
  appeared: 0,
  vanished: 0,
  moved: 0,
  incomparableA: 0,
  incomparableB: 0,
  identicalA: 0,
  identicalB: 0,
  fields: [],
};

function diff(change: Partial<Diff>): Diff {
  const side = (dataset: string) => ({ dataset, name: dataset, posts: 0, accounts: 0, indicators: 0 });
  return {
    a: side('v1'),
    b: side('v2'),
    accounts: NONE,
    posts: NONE,
    indicators: NONE,
    rows: [],
    next: null,
    elapsedMs: 1,
    ...change,
  };
}

/** A command that answers with as many rows as there are, page by page, and keeps what it was asked. */
function answering(counts: DiffCounts, total: number): { call: Call; asked: DiffRequest[] } {
  const asked: DiffRequest[] = [];
  const call = ((_name: string, request: DiffRequest) => {
    asked.push(request);
    const from = Number(request.cursor ?? 0);
    const until = Math.min(total, from + request.limit);
    const rows = Array.from({ length: until - from }, (_, n) => ({ key: String(from + n) }) as DiffRow);
    const next = request.limit > 0 && until < total ? String(until) : null;
    return Promise.resolve(diff({ posts: counts, rows, next }));
  }) as unknown as Call;
  return { call, asked };
}

test('the first list with anything in it is shown, and pages go forth and back', async () => {
  const { call, asked } = answering({ ...NONE, same: 9, appeared: 60 }, 60);
  const versions = new Versions(call, () => undefined);
  await versions.compare('v1', 'v2');
  expect(asked.map((one) => [one.fate, one.limit])).toEqual([
    [null, 0],
    ['appeared', PAGE_SIZE],
  ]);
  expect(versions.choice).toEqual({ of: 'posts', fate: 'appeared', field: null });
  const keys = () => [versions.page.value?.rows[0]?.key, versions.page.value?.hasMore];
  expect(keys()).toEqual(['0', true]);
  await versions.turn(1);
  await versions.turn(1);
  expect(keys()).toEqual(['50', false]);
  expect(versions.page.value?.from).toBe(50);
  await versions.turn(1);
  expect(keys()).toEqual(['50', false]);
  await versions.turn(-1);
  expect(keys()).toEqual(['25', true]);
});

test('another list begins at its beginning', async () => {
  const { call, asked } = answering({ ...NONE, appeared: 60, changed: 60 }, 60);
  const versions = new Versions(call, () => undefined);
  await versions.compare('v1', 'v2');
  await versions.turn(1);
  await versions.choose({ of: 'posts', fate: 'changed', field: 'likes' });
  expect(asked.at(-1)).toMatchObject({ a: 'v1', b: 'v2', fate: 'changed', field: 'likes', cursor: null });
  expect(versions.page.value?.from).toBe(0);
});

test('of two equal versions nothing is listed', async () => {
  const { call, asked } = answering({ ...NONE, same: 5 }, 0);
  const versions = new Versions(call, () => undefined);
  await versions.compare('v1', 'v2');
  expect(versions.choice).toBeNull();
  expect(versions.page.status).toBe('idle');
  expect(asked).toHaveLength(1);
});

test('what vanished comes before what appeared, and kinds nobody has are left out', () => {
  const counted = countedOf(
    diff({ accounts: { ...NONE, appeared: 2 }, posts: { ...NONE, vanished: 1, same: 3 } }),
  );
  expect(counted.indicators).toBeNull();
  expect(firstChoice(counted)).toEqual({ of: 'posts', fate: 'vanished', field: null });
});

test('a list says in words what it holds', () => {
  const counts = { ...NONE, vanished: 1, changed: 1_204, fields: [{ field: 'postedAt', count: 3 }] };
  expect(choiceWords({ of: 'posts', fate: 'vanished', field: null }, counts)).toBe('1 post vanished');
  expect(choiceWords({ of: 'accounts', fate: 'changed', field: null }, counts)).toBe(
    '1,204 accounts changed',
  );
  expect(choiceWords({ of: 'posts', fate: 'changed', field: 'postedAt' }, counts)).toBe(
    '3 posts changed: time',
  );
  expect(fieldWords('column:account_category')).toBe('Column “account_category”');
  expect(fieldWords('somethingNew')).toBe('somethingNew');
});

test('only what rests on something that vanished or changed is touched', () => {
  const one = { checked: 120, vanished: 0, changed: 0, incomparable: 2, complete: true, problem: null };
  const findings: DiffFindings = {
    queries: [
      { ...one, query: 'calm' },
      { ...one, query: 'water', vanished: 2, changed: 1 },
    ],
    posts: [
      { post: 'v1/1', fate: 'same' },
      { post: 'v1/2', fate: 'changed' },
    ],
    elapsedMs: 1,
  };
  const { queries, posts } = touched(findings);
  expect(queries.map((query) => query.query)).toEqual(['water']);
  expect(posts.map((post) => post.post)).toEqual(['v1/2']);
  expect(findingWords({ ...one, query: 'water', vanished: 2, changed: 1 })).toBe(
    'finds 120 posts, of which 2 vanished and 1 changed',
  );
  expect(findingWords({ ...one, query: 'all', checked: 100_000, vanished: 2, complete: false })).toBe(
    'finds more than 100,000 posts; of the first 100,000, 2 vanished',
  );
});

test('what was kept is checked for the version before, and nothing is asked where nothing was kept', async () => {
  const asked: unknown[] = [];
  const call = ((_name: string, request: unknown) => {
    asked.push(request);
    return Promise.resolve({ queries: [], posts: [], elapsedMs: 1 });
  }) as unknown as Call;
  const versions = new Versions(call, () => undefined);
  await versions.check('v1', 'v2', { queries: [], posts: ['v2/7'] }, 'UTC');
  expect(asked).toEqual([]);
  await versions.check('v1', 'v2', { queries: ['water'], posts: ['v2/7', 'v1/8'] }, 'UTC');
  expect(asked).toEqual([{ a: 'v1', b: 'v2', queries: ['water'], posts: ['v1/8'], zone: 'UTC' }]);
});

test('values are shown as everywhere, times as exactly as each version knows them', () => {
  const row = {
    postA: { precision: 'minute' },
    postB: { precision: 'second' },
  } as DiffRow;
  const times = { field: 'postedAt', a: ['2017-02-11T14:03:00Z'], b: ['2017-02-11T14:04:05Z'] };
  expect(valuesOf(row, times, 'a', 'UTC')).toEqual(['11 Feb 2017, 14:03 UTC']);
  expect(valuesOf(row, times, 'b', 'UTC')).toEqual(['11 Feb 2017, 14:04:05 UTC']);
  const likes = { field: 'likes', a: [], b: ['1204'] };
  expect(valuesOf(row, likes, 'a', 'UTC')).toEqual([]);
  expect(valuesOf(row, likes, 'b', 'UTC')).toEqual(['1,204']);
  const links = { field: 'links', a: ['https://press.example/a.html'], b: [] };
  expect(valuesOf(row, links, 'a', 'UTC')).toEqual(['hxxps://press[.]example/a.html']);
  const text = { field: 'text', a: ['1204'], b: [] };
  expect(valuesOf(row, text, 'a', 'UTC')).toEqual(['1204']);
});
