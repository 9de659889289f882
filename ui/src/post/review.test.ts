import { expect, test, vi } from 'vitest';
import type { Call } from '../backend';
import { AppError } from '../backend/error';
import { noteAnswers } from '../backend/fake/notes';
import { makePosts } from '../backend/fake/posts';
import { Undo } from '../lib/undo.svelte';
import { countMarks, readFilter } from './review-words';
import { Review } from './review.svelte';
import { addressOf } from './words';

function setUp() {
  const posts = makePosts();
  const answers = noteAnswers(posts);
  const call = (async (name: keyof typeof answers, request: never) =>
    answers[name](request)) as unknown as Call;
  const undo = new Undo();
  const changed = vi.fn();
  const review = new Review(call, undo, changed);
  const [first, second] = posts;
  if (!first || !second) throw new Error('the fake archive has posts');
  return { call, review, undo, changed, first, second };
}

test('a mark is made, made another, taken away by the same key, and undone step by step', async () => {
  const { review, undo, changed, first } = setUp();
  await review.load(null);
  const mark = () => review.markOf(addressOf(first));
  await review.toggle(first, 'toDo');
  expect(mark()).toBe('toDo');
  await review.toggle(first, 'done');
  expect(mark()).toBe('done');
  expect(review.counts).toEqual({ toDo: 0, seen: 0, done: 1 });
  expect(undo.last?.message).toBe('Marked “Done”.');
  await undo.run();
  expect(mark()).toBe('toDo');
  await review.toggle(first, 'toDo');
  expect(mark()).toBeNull();
  await undo.run();
  expect(mark()).toBe('toDo');
  expect(changed).toHaveBeenCalledTimes(5);
});

test('each saved search has marks of its own', async () => {
  const { review, first } = setUp();
  await review.load('Persian posts');
  await review.toggle(first, 'seen');
  await review.load(null);
  expect(review.search).toBeNull();
  expect(review.markOf(addressOf(first))).toBeNull();
  await review.load('Persian posts');
  expect(review.markOf(addressOf(first))).toBe('seen');
});

test('an undo goes to the list in which the mark was made, and leaves the one at hand alone', async () => {
  const { review, undo, first } = setUp();
  await review.load('Persian posts');
  await review.toggle(first, 'seen');
  await review.load(null);
  await undo.run();
  expect(review.counts).toEqual({ toDo: 0, seen: 0, done: 0 });
  await review.load('Persian posts');
  expect(review.markOf(addressOf(first))).toBeNull();
});

test('a list of posts by mark is told which marks were changed since it was asked for', async () => {
  const { call, review, first, second } = setUp();
  await review.load(null);
  await review.toggle(first, 'toDo');
  const question = review.question('unmarked', null);
  expect(question.before()).toEqual([]);
  await review.toggle(first, 'done');
  await review.toggle(first, 'seen');
  await review.toggle(second, 'seen');
  expect(question.before().map((one) => one.mark)).toEqual(['toDo', null]);

  const page = { query: '', zone: 'UTC', sort: 'newest', search: null, rank: 0, limit: 5 } as const;
  const before = question.before();
  const same = await call('review_posts', { ...page, only: 'unmarked', before });
  expect(same.rows.some((row) => addressOf(row) === addressOf(second))).toBe(true);
  const now = await call('review_posts', { ...page, only: 'unmarked', before: [] });
  expect(now.total).toBe(same.total - 1);
});

test('a mark that cannot be kept is not shown, and the reader is told why', async () => {
  const undo = new Undo();
  const readOnly = { code: 'readOnly', message: 'This archive can only be read.', hint: null, details: null };
  const refuse = (() => Promise.reject(AppError.from(readOnly))) as unknown as Call;
  const review = new Review(refuse, undo, () => undefined);
  const { first } = setUp();
  await review.toggle(first, 'toDo');
  expect(review.markOf(addressOf(first))).toBeNull();
  expect(review.failure?.code).toBe('readOnly');
  expect(undo.last).toBeNull();
});

test('filters are read from the place and marks are counted', () => {
  expect(readFilter('toDo')).toBe('toDo');
  expect(readFilter('unmarked')).toBe('unmarked');
  expect(readFilter('')).toBeNull();
  expect(readFilter(undefined)).toBeNull();
  expect(countMarks(['seen', 'seen', 'done'])).toEqual({ toDo: 0, seen: 2, done: 1 });
});
