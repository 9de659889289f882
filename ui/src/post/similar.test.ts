import { expect, test } from 'vitest';
import type { Call } from '../backend';
import { Similar } from './similar.svelte';

const FAILURE = { code: 'notFound', message: 'There is no such post.', hint: null, details: null };

function answering(answers: Record<string, string | null>): Similar {
  const call = (_name: string, { post }: { post: string }) => {
    const query = answers[post];
    return query === undefined ? Promise.reject(FAILURE) : Promise.resolve({ query });
  };
  return new Similar(call as unknown as Call, () => undefined);
}

test('a post leads to a query for those like it', async () => {
  const similar = answering({ 'iran/1': 'dam OR river' });
  expect(await similar.find('iran/1')).toBe('dam OR river');
  expect(similar.hasNone('iran/1')).toBe(false);
});

test('that a post shares no words with others is said of that post alone', async () => {
  const similar = answering({ 'iran/1': null });
  expect(await similar.find('iran/1')).toBeNull();
  expect(similar.hasNone('iran/1')).toBe(true);
  expect(similar.hasNone('iran/2')).toBe(false);
});

test('a failure is no query, and is kept to be shown', async () => {
  const similar = answering({});
  expect(await similar.find('iran/1')).toBeNull();
  expect(similar.hasNone('iran/1')).toBe(false);
  expect(similar.failureOf('iran/1')?.message).toBe('There is no such post.');
  expect(similar.failureOf('iran/2')).toBeNull();
});

test('an answer that another question has overtaken leads nowhere', async () => {
  const similar = answering({ 'iran/1': 'dam', 'iran/2': 'river' });
  const first = similar.find('iran/1');
  const second = similar.find('iran/2');
  expect(await first).toBeNull();
  expect(await second).toBe('river');
});
