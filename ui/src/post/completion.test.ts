import { expect, test } from 'vitest';
import type { Call } from '../backend';
import { makePosts } from '../backend/fake/posts';
import { wordAnswers } from '../backend/fake/words';
import { CompletionList } from './completion.svelte';

const answers = wordAnswers(makePosts());

function setUp(wait: (query: string) => Promise<void> = () => Promise.resolve()) {
  const call = (async (name: keyof typeof answers, request: never) => {
    await wait((request as { query: string }).query);
    return answers[name](request);
  }) as unknown as Call;
  return new CompletionList(call, () => undefined);
}

test('what is typed is completed, grouped by kind, each with its posts', async () => {
  const list = setUp();
  await list.typed('tehran', 6, []);
  expect(list.isOpen).toBe(true);
  expect(list.groups.map((group) => group.title)).toEqual(['Accounts']);
  expect(list.options[0]).toMatchObject({ label: 'tehran_now', posts: 310, text: 'from:tehran_now ' });
});

test('the arrow keys go through all groups, and past the ends to none', async () => {
  const list = setUp();
  await list.typed('ne', 2, []);
  const n = list.options.length;
  expect(n).toBeGreaterThan(1);
  expect(list.active).toBeNull();
  list.move(1);
  expect(list.active).toBe(0);
  list.move(-1);
  expect(list.active).toBeNull();
  list.move(-1);
  expect(list.active).toBe(n - 1);
  list.move(1);
  expect(list.active).toBeNull();
});

test('only the piece at the caret is replaced, and the caret stands behind it', async () => {
  const list = setUp();
  await list.typed('#new -domain:pr lang:en', 4, []);
  const first = list.take(0);
  expect(first).toMatchObject({ text: '#news -domain:pr lang:en', caret: 6 });
  expect(list.isOpen).toBe(false);
  await list.typed('#news -domain:pr lang:en', 16, []);
  expect(list.options[0]?.text).toBe('#news -domain:press.example lang:en');
});

test('behind the name of a filter its value goes on', async () => {
  const list = setUp();
  await list.typed('water dom', 9, []);
  const filter = list.options.findIndex((option) => option.label === 'domain:');
  expect(list.take(filter)).toMatchObject({ text: 'water domain:', caret: 13 });
});

test('nothing is taken from a list that belongs to another text', async () => {
  let release: () => void = () => undefined;
  const list = setUp((query) =>
    query === 'new ' ? new Promise((resolve) => (release = resolve)) : Promise.resolve(),
  );
  await list.typed('new', 3, []);
  const typing = list.typed('new ', 4, []);
  expect(list.take(0)).toBeNull();
  release();
  await typing;
  expect(list.isOpen).toBe(false);
});

test('an empty box offers what was asked before, and Escape closes until something is typed', async () => {
  const list = setUp();
  await list.typed('', 0, ['water', 'lang:fa']);
  expect(list.groups).toMatchObject([
    { title: 'Asked before', options: [{ text: 'water' }, { text: 'lang:fa' }] },
  ]);
  expect(list.take(1)).toMatchObject({ text: 'lang:fa', whole: true });
  list.close();
  expect(list.isOpen).toBe(false);
  expect(list.move(1)).toBe(false);
  await list.typed('', 0, []);
  expect(list.isOpen).toBe(false);
});

test('where it cannot be asked nothing is offered', async () => {
  const call = (() => Promise.reject(new Error('no archive'))) as unknown as Call;
  const list = new CompletionList(call, () => undefined);
  await list.typed('water', 5, []);
  expect(list.isOpen).toBe(false);
});
