import { expect, test } from 'vitest';
import { Pages } from './pages.svelte';

function numbers(total: number, asked: number[] = [], kept = 40): Pages<number> {
  const read = (rank: number, limit: number) => {
    asked.push(rank);
    const until = Math.min(total, rank + limit);
    return Promise.resolve(Array.from({ length: until - rank }, (_, n) => rank + n));
  };
  return new Pages(total, read, 10, kept);
}

test('only missing pages are read, each once', async () => {
  const asked: number[] = [];
  const pages = numbers(95, asked);
  await pages.want(8, 22);
  await pages.want(15, 32);
  expect(asked).toEqual([0, 10, 20, 30]);
  expect(pages.row(17)).toBe(17);
  expect(pages.row(40)).toBeUndefined();
});

test('the last row of a list that ends inside a page is reached', async () => {
  const asked: number[] = [];
  const pages = numbers(95, asked);
  expect(await pages.get(94)).toBe(94);
  await pages.want(90, 120);
  expect(asked).toEqual([90]);
});

test('pages out of sight are forgotten and read again when they are wanted', async () => {
  const asked: number[] = [];
  const pages = numbers(1000, asked, 2);
  for (const rank of [0, 100, 200, 300]) await pages.want(rank, rank + 5);
  expect(pages.row(0)).toBeUndefined();
  await pages.want(0, 5);
  expect(pages.row(0)).toBe(0);
  expect(asked.filter((rank) => rank === 0)).toHaveLength(2);
});

test('a page that could not be read can be asked for again', async () => {
  let broken = true;
  const pages = new Pages<number>(
    10,
    () => (broken ? Promise.reject(new Error('gone')) : Promise.resolve([7])),
    10,
  );
  await pages.want(0, 10);
  expect(pages.failure).toBeInstanceOf(Error);
  broken = false;
  await pages.retry(0, 10);
  expect(pages.failure).toBeNull();
  expect(pages.row(0)).toBe(7);
});
