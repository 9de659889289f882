import { expect, test } from 'vitest';
import type { Call } from '../backend';
import { Reading } from './reading.svelte';

function withHits(...hits: [number, number][]): Reading {
  const detail = { post: { text: 'water and water', hits, shown: null } };
  return new Reading((() => Promise.resolve(detail)) as unknown as Call, () => undefined);
}

test('hits are gone through one by one and end at the last', async () => {
  const reading = withHits([0, 5], [10, 15]);
  await reading.show('iran/1', 'water');
  expect(reading.hits).toBe(2);
  expect([reading.step(1), reading.hit]).toEqual([true, 0]);
  expect([reading.step(1), reading.hit]).toEqual([true, 1]);
  expect([reading.step(1), reading.hit]).toEqual([false, 1]);
  expect([reading.step(-1), reading.hit]).toEqual([true, 0]);
});

test('going backwards begins with the last hit, and a post without hits has none', async () => {
  const reading = withHits([0, 5], [10, 15]);
  await reading.show('iran/1', 'water');
  reading.step(-1);
  expect(reading.hit).toBe(1);
  const without = withHits();
  await without.show('iran/1', '');
  expect(without.step(1)).toBe(false);
});

test('another post begins without a hit gone to', async () => {
  const reading = withHits([0, 5]);
  await reading.show('iran/1', 'water');
  reading.step(1);
  await reading.show('iran/2', 'water');
  expect(reading.hit).toBeNull();
});

test('going on through hits enters the next post at its first hit, and backwards at its last', async () => {
  const reading = withHits([0, 5], [10, 15]);
  await reading.show('iran/1', 'water');
  reading.enter(1);
  await reading.show('iran/2', 'water');
  expect(reading.hit).toBe(0);
  reading.enter(-1);
  await reading.show('iran/1', 'water');
  expect(reading.hit).toBe(1);
  await reading.show('iran/3', 'water');
  expect(reading.hit).toBeNull();
});

test('a post that is overtaken while on its way gives its hit to no other', async () => {
  const waiting: (() => void)[] = [];
  const detail = { post: { text: 'water', hits: [[0, 5]], shown: null } };
  const call = () => new Promise((resolve) => waiting.push(() => resolve(detail)));
  const reading = new Reading(call as unknown as Call, () => undefined);
  reading.enter(1);
  const first = reading.show('iran/1', 'water');
  const second = reading.show('iran/2', 'water');
  waiting.forEach((answer) => answer());
  await Promise.all([first, second]);
  expect(reading.hit).toBeNull();
});

test('a hit asked for before the post is there is gone to when it is', async () => {
  const reading = withHits([0, 5], [10, 15]);
  const shown = reading.show('iran/1', 'water');
  expect(reading.step(1)).toBe(true);
  await shown;
  expect(reading.hit).toBe(0);
});
